"""Review: what will be sent, changed and approved by the person; an approval is for exactly what was shown."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Awaitable, Callable
from typing import Any

from companion.errors import CompanionError
from companion.jobapplier.ledger import Ledger
from companion.jobapplier.messages import (
    ApproveRequest,
    AttemptDetail,
    AttemptStep,
    EvidenceInfo,
    GivenAnswer,
    ResumeRequest,
    Review,
    ReviewEditRequest,
    ReviewItem,
    SettleRequest,
)
from companion.jobapplier.queue import NotNow, QueueService
from companion.store.attempts import AlreadyLive, Attempt, Attempts, Overtaken

RESUMABLE = frozenset({"needs_input", "needs_human", "failed", "ready"})
SETTLED = frozenset({"unknown", "needs_human", "needs_input", "ready", "failed"})
_CHOICES = frozenset({"select", "radio", "buttons"})
_LISTS = frozenset({"multiselect", "checkbox_group"})

Remember = Callable[[int, ReviewItem, "str | bool | list[str]", str], Awaitable[None]]
"""Keeps an answer: user, question, value, scope. Raises CompanionError kinds."""


class AnswerUnusable(CompanionError):
    """The field does not take this."""

    status = 422
    code = "answer_refused"


def digest_of(review: Review) -> str:
    """The name of exactly these values in exactly this form."""
    parts = [
        [item.key, item.signature, item.label, item.value, item.file.model_dump() if item.file else None]
        for item in review.items
    ]
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def differences(approved: Review, found: Review) -> list[str]:
    """What differs between what was approved and what the form would send now, in words."""
    before = {item.key: item for item in approved.items}
    now = {item.key: item for item in found.items}
    said = [f"the question {item.label!r} is gone" for key, item in before.items() if key not in now]
    for key, item in now.items():
        old = before.get(key)
        if old is None:
            said.append(f"a new question: {item.label!r}")
        elif old.signature != item.signature or old.label != item.label:
            said.append(f"the question {old.label!r} is another one now: {item.label!r}")
        elif (old.value, old.file) != (item.value, item.file):
            said.append(f"{item.label!r} would be sent as {shown(item)!r} instead of {shown(old)!r}")
    return said


def shown(item: ReviewItem) -> str:
    """A value in words."""
    if item.file is not None:
        return item.file.name
    if isinstance(item.value, list):
        return ", ".join(item.value)
    return {True: "yes", False: "no", None: ""}[item.value] if not isinstance(item.value, str) else item.value


class ReviewService:
    """Shows attempts, takes corrections, approvals, and what the person knows of them."""

    def __init__(self, store: Attempts, ledger: Ledger, queue: QueueService, remember: Remember) -> None:
        self._store = store
        self._ledger = ledger
        self._queue = queue
        self._remember = remember

    async def detail(self, user: int, id_: int) -> AttemptDetail:
        """Everything about an attempt. Raises AttemptUnknown."""
        attempt = await self._queue.need(user, id_)
        steps = await self._store.steps(id_)
        kept = await self._store.evidence(user, id_)
        return AttemptDetail(
            attempt=await self._queue.view(attempt),
            steps=[
                AttemptStep.model_validate({"at": s.at, "state": s.state, "act": s.act, "note": s.note}) for s in steps
            ],
            review=review_of(attempt),
            evidence=[EvidenceInfo(**{name: getattr(one, name) for name in EvidenceInfo.model_fields}) for one in kept],
            confirmation=attempt.confirmation,
            resume_sha256=attempt.resume_sha256,
            approved=attempt.approved is not None,
        )

    async def edit(self, asked: ReviewEditRequest) -> AttemptDetail:
        """Another answer for one question; it takes an approval back. Raises AttemptUnknown, NotNow, AnswerUnusable."""
        attempt = await self._queue.need(asked.user, asked.attempt)
        review = review_of(attempt)
        if review is None or attempt.state not in RESUMABLE:
            raise NotNow(f"attempt {attempt.id} is {attempt.state}: there is nothing to answer")
        item = next((one for one in review.items if one.key == asked.key), None)
        if item is None:
            raise AnswerUnusable(f"the form has no question {asked.key[:100]}: see `companion apply show {attempt.id}`")
        check_value(item, asked.value)
        if asked.scope is not None:
            await self._remember(asked.user, item, asked.value, asked.scope)
        edited = item.model_copy(
            update={"value": asked.value, "given": asked.value, "source": "answer:once", "confidence": 1.0, "edited": True, "draft": False,
                    "reason": "you said so"}
        )  # fmt: skip
        items = [edited if one.key == asked.key else one for one in review.items]
        changed = review.model_copy(update={"items": items, "open": [key for key in review.open if key != asked.key]})
        changed = changed.model_copy(update={"digest": digest_of(changed)})
        answers = {**attempt.answers, asked.key: GivenAnswer(value=asked.value, signature=item.signature).model_dump()}
        await self._advance(
            attempt, attempt.state, "edit", item.label[:200], review=changed.model_dump(mode="json"), answers=answers,
            approved=None,
        )  # fmt: skip
        return await self.detail(asked.user, asked.attempt)

    async def approve(self, asked: ApproveRequest) -> AttemptDetail:
        """Back to the queue with the approval of exactly what was shown. Raises AttemptUnknown, NotNow."""
        attempt = await self._queue.need(asked.user, asked.attempt)
        review = review_of(attempt)
        if review is None or attempt.state != "ready":
            raise NotNow(f"attempt {attempt.id} is {attempt.state}: only what is ready can be approved")
        if review.digest != asked.digest:
            raise NotNow("the form or an answer changed since you looked: look again, then approve")
        if review.open:
            raise NotNow("questions are still open: answer them first")
        await self._advance(
            attempt, "queued", "approve", "approved by you", approved=asked.digest, reason="approved", note="",
        )  # fmt: skip
        return await self.detail(asked.user, asked.attempt)

    async def reject(self, user: int, id_: int) -> AttemptDetail:
        """Do not send this. Raises AttemptUnknown, NotNow."""
        attempt = await self._queue.need(user, id_)
        if attempt.state not in RESUMABLE:
            raise NotNow(f"attempt {id_} is {attempt.state}: it cannot be rejected")
        await self._advance(attempt, "abandoned", "reject", "rejected by you", reason="rejected", note="")
        return await self.detail(user, id_)

    async def resume(self, asked: ResumeRequest) -> AttemptDetail:
        """Go on from the start of the form, with the answers given meanwhile. Raises AttemptUnknown, NotNow."""
        attempt = await self._queue.need(asked.user, asked.attempt)
        if attempt.state == "queued" and asked.window:
            await self._advance(attempt, "queued", "resume", "in a window", headed=True)
            return await self.detail(asked.user, asked.attempt)
        if attempt.state not in RESUMABLE:
            raise NotNow(f"attempt {attempt.id} is {attempt.state}: there is nothing to resume")
        kept = attempt.approved if attempt.state != "ready" else None
        await self._advance(
            attempt, "queued", "resume", "in a window" if asked.window else "", headed=asked.window, reason="", note="",
            approved=kept,
        )  # fmt: skip
        return await self.detail(asked.user, asked.attempt)

    async def settle(self, asked: SettleRequest) -> AttemptDetail:
        """The person knows whether it was sent. Raises AttemptUnknown, NotNow."""
        attempt = await self._queue.need(asked.user, asked.attempt)
        if attempt.state not in SETTLED:
            raise NotNow(f"attempt {attempt.id} is {attempt.state}: there is nothing to settle")
        note = asked.note or ("you say that it was sent" if asked.sent else "you say that it was not sent")
        state = "submitted" if asked.sent else "abandoned"
        await self._advance(attempt, state, "settle", note, reason="settled", note=note)
        return await self.detail(asked.user, asked.attempt)

    async def _advance(self, attempt: Attempt, state: str, act: str, said: str, **changes: Any) -> Attempt:
        try:
            return await self._ledger.advance(attempt, state, act, said, **changes)  # type: ignore[arg-type]
        except Overtaken:
            raise NotNow(f"attempt {attempt.id} is being worked on at this moment: try again") from None
        except AlreadyLive:
            raise NotNow("another attempt for this job is under way: see `companion queue list`") from None


def review_of(attempt: Attempt) -> Review | None:
    """The attempt's review."""
    return None if attempt.review is None else Review.model_validate(attempt.review)


def check_value(item: ReviewItem, value: str | bool | list[str]) -> None:
    """Raises AnswerUnusable when the field does not take such a value."""
    if item.kind in ("file", "password"):
        raise AnswerUnusable("files and passwords are not answered here: open the form with `companion apply resume`")
    if isinstance(value, bool) != (item.kind == "checkbox") or isinstance(value, list) != (item.kind in _LISTS):
        raise AnswerUnusable("this is not the kind of answer the field takes")
    offered = {option.label for option in item.options}
    chosen = value if isinstance(value, list) else [value]
    if item.kind in _CHOICES | _LISTS and offered and not offered.issuperset(map(str, chosen)):
        raise AnswerUnusable(f"the form offers: {', '.join(sorted(offered))[:300]}")
