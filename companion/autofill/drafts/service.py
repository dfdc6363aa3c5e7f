"""Makes one draft: asks the endpoint, checks each sentence against the profile, keeps to the length the field allows."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from companion.autofill.drafts.check import SkillsIn, check, leaks
from companion.autofill.drafts.client import Endpoint, complete
from companion.autofill.drafts.endpoint import DraftEndpoint
from companion.autofill.drafts.prompt import messages
from companion.autofill.drafts.waiting import DraftsUnderWay
from companion.autofill.messages import DraftProgress, DraftReply, DroppedSentence
from companion.contracts import Posting
from companion.errors import CompanionError

if TYPE_CHECKING:
    from companion.profile.messages import ProfileReply

CANARY_BYTES = 12


class DraftsOff(CompanionError):
    """No endpoint is set."""

    status = 409
    code = "drafts_off"

    def __init__(self) -> None:
        super().__init__(
            "drafts are off: name a model of yours on the dashboard's settings page, or by `companion model set`"
        )


class DraftRefused(CompanionError):
    """Nothing of the draft is backed by the profile."""

    status = 422
    code = "draft_refused"


CurrentProfile = Callable[[int], "Awaitable[ProfileReply]"]


class DraftService:
    """Drafts of free-text answers. Nothing is stored: the person reads, changes, and says yes or no."""

    def __init__(
        self,
        endpoint: DraftEndpoint,
        profile: CurrentProfile,
        skills_in: SkillsIn,
        under_way: DraftsUnderWay | None = None,
    ) -> None:
        self.endpoint = endpoint
        self._profile = profile
        self._skills_in = skills_in
        self._under_way = under_way or DraftsUnderWay()

    async def draft(self, user: int, question: str, max_length: int | None, posting: Posting | None) -> DraftProgress:
        """A draft for one question, or a ticket. Raises DraftsOff, DraftsBusy, DraftUnavailable, DraftRefused."""
        endpoint = await self.endpoint.find(user)
        if endpoint is None:
            raise DraftsOff
        return await self._under_way.start(user, self._write(endpoint, user, question, max_length, posting))

    async def wait(self, user: int, ticket: str) -> DraftProgress:
        """Waits on for a draft. Raises DraftGone, DraftUnavailable, DraftRefused."""
        return await self._under_way.wait(user, ticket)

    async def close(self) -> None:
        """Gives up the drafts that are being written."""
        await self._under_way.close()

    async def _write(
        self, endpoint: Endpoint, user: int, question: str, max_length: int | None, posting: Posting | None
    ) -> DraftReply:
        profile = (await self._profile(user)).profile
        canary = secrets.token_hex(CANARY_BYTES)
        written = await complete(endpoint, messages(question, profile, posting, max_length, canary))
        if leaks(written, canary):
            raise DraftRefused("the draft repeats its own instructions: text in the posting may have asked for that")
        checked = await asyncio.to_thread(check, written, profile, posting, self._skills_in, max_length)
        if not checked.text:
            why = checked.dropped[0].reason if checked.dropped else "the model had nothing to say"
            raise DraftRefused(f"no sentence of the draft can be used: {why}")
        dropped = [DroppedSentence(sentence=one.sentence, reason=one.reason) for one in checked.dropped]
        return DraftReply(text=checked.text, dropped=dropped, source=f"draft:{endpoint.model}")
