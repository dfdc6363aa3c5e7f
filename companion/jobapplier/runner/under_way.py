"""An attempt that is being worked on: its page, the files that go along, and its steps, each on disk before it is taken."""

from __future__ import annotations

import json
from typing import Any

from companion.browser.trouble import PageTrouble
from companion.contracts import FileValue
from companion.jobapplier.messages import Review
from companion.jobapplier.reviewing import FilledStep, make_review
from companion.jobapplier.runner.tools import ApplySite, RunTools
from companion.jobapplier.states import State
from companion.store.attempts import Attempt


class Parked(Exception):
    """The run ends here: where it stands, why, and what is stored with it."""

    def __init__(self, state: State, reason: str, note: str, **changes: Any) -> None:
        super().__init__(note)
        self.state = state
        self.reason = reason
        self.note = note
        self.changes = changes


class UnderWay:
    """What every part of a run works with. `window`: a person sits at the page."""

    def __init__(self, tools: RunTools, attempt: Attempt, site: ApplySite, window: bool) -> None:
        self.tools = tools
        self.attempt = attempt
        self.site = site
        self.window = window
        self.files: dict[str, bytes] = {}
        """Content by handle, of those that go along."""

    def file(self, value: FileValue) -> bytes:
        """The bytes of a file that goes along. Raises PageTrouble."""
        content = self.files.get(value.handle)
        if content is None:
            raise PageTrouble("file", f"the file {value.name} is no longer kept: import the resume again")
        return content

    async def advance(self, state: State, act: str, said: str = "", **changes: Any) -> None:
        """To a state; on disk before it returns."""
        self.attempt = await self.tools.ledger.advance(self.attempt, state, act, said, **changes)
        await self.tools.mark(state)
        if state in ("submitted", "unknown"):
            await self.tools.record(self.attempt)

    async def step(self, act: str, said: str = "", **changes: Any) -> None:
        """Announce an act within the state; on disk before it returns."""
        self.attempt = await self.tools.ledger.step(self.attempt, act, said, **changes)

    async def keep_picture(self, kind: str) -> None:
        """A picture as evidence. A page that cannot be pictured changes nothing of what is known: it is noted."""
        try:
            picture = await self.site.picture()
        except PageTrouble as trouble:
            await self.step("picture", f"no picture: {trouble}")
            return
        await self.tools.evidence.keep(self.attempt, kind, picture, "image/jpeg")

    async def refused(self, steps: list[FilledStep], errors: list[tuple[str, str]]) -> None:
        """The site objects: its words go to the questions they belong to. Raises Parked."""
        settings = await self.tools.queue.settings(self.attempt.user)
        review = make_review(steps, self.site.url, "", self.tools.clock.now(), settings)
        said = {f"{len(steps) - 1}:{field}": words for field, words in errors if field}
        items = [
            item.model_copy(update={"reason": f"the site says: {said[item.key]}"}) if item.key in said else item
            for item in review.items
        ]
        open_ = [*review.open, *(item.key for item in items if item.key in said and item.key not in review.open)]
        changed = review.model_copy(update={"items": items, "open": open_})
        note = f"the site did not take it: {'; '.join(words for _, words in errors)[:400]}"
        await self.keep_picture("problem")
        raise Parked("needs_input", "validation", note, review=as_json(changed), approved=None)


def as_json(review: Review) -> dict[str, Any]:
    """As it is stored."""
    found: dict[str, Any] = json.loads(review.model_dump_json())
    return found
