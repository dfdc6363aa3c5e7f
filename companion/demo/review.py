"""An attempt of the demo whose form is filled and waits for the person's answer."""

from __future__ import annotations

from datetime import datetime

from companion.contracts import FieldOption
from companion.jobapplier.desk import ApplierDesk
from companion.jobapplier.messages import Review, ReviewItem, Value
from companion.jobapplier.review import digest_of
from companion.store.attempts import Attempt

YES_NO = [FieldOption(label="Yes"), FieldOption(label="No")]
ITEMS: tuple[tuple[str, str, Value, str, str, float], ...] = (
    ("Full name", "text", "Maya Lindgren", "profile:basics.name", "the label says so", 0.99),
    ("Email", "email", "maya.lindgren@mailbox.example", "profile:basics.email", "the label says so", 0.99),
    ("Phone", "tel", "+1 312 555 0148", "profile:basics.phone", "the label says so", 0.98),
    ("Are you authorized to work in the United States?", "radio", "Yes", "profile:applicant.work_authorization", "you stated it", 0.97),
    ("Will you need sponsorship?", "radio", "No", "profile:applicant.work_authorization", "you stated it", 0.97),
    ("How did you hear about us?", "text", "Company website", "answer:1", "your answer to the same question", 0.95),
    ("When could you start?", "text", "One month after an offer", "answer:3", "your answer to a question like it", 0.9),
)  # fmt: skip
QUESTION = "What would you change first about our product?"


async def fill_attempt(desk: ApplierDesk, attempt: Attempt, now: datetime) -> None:
    """Take the attempt to the end of its form, where one question is left to the person."""
    for state in ("opening", "filling"):
        attempt = await desk.store.advance(attempt, state, "work")
    asked = (*ITEMS, (QUESTION, "textarea", None, "", "nothing you said answers it", 0.0))
    items = [_item(number, *one) for number, one in enumerate(asked)]
    review = Review(
        url=attempt.url, made=now, submit="Submit application", items=items, open=[items[-1].key],
        doubts=["one question has no answer yet"],
    )  # fmt: skip
    review = review.model_copy(update={"digest": digest_of(review)})
    note = "one question wants your answer"
    await desk.store.advance(attempt, "needs_input", "ask", review=review.model_dump(mode="json"), note=note)


def _item(number: int, label: str, kind: str, value: Value, source: str, reason: str, sure: float) -> ReviewItem:
    return ReviewItem.model_validate(
        {
            "key": f"top#q{number}", "step": 0, "frame": "top", "field_id": f"q{number}", "signature": f"demo-{number}",
            "label": label, "kind": kind, "required": True, "options": YES_NO if kind == "radio" else [],
            "value": value, "source": source, "reason": reason, "confidence": sure,
        }
    )  # fmt: skip
