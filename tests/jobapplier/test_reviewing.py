"""What keeps a form from being sent without a person."""

from __future__ import annotations

from typing import Any

import pytest

from companion.jobapplier.messages import ApplySettings, Review, ReviewItem, SentFile
from companion.jobapplier.reviewing import doubts
from tests.jobapplier.build import NOW

SURE: dict[str, Any] = {
    "key": "0:top#q", "step": 0, "frame": "top", "field_id": "q", "signature": "s", "label": "Notice period", "kind": "text",
    "required": True, "value": "One month", "source": "profile:applicant.notice", "confidence": 0.97,
}  # fmt: skip
RESUME = SentFile(name="resume.pdf", sha256="0" * 64, size_bytes=9)


def found(open_: bool = False, truncated: bool = False, **given: Any) -> list[str]:
    item = ReviewItem(**{**SURE, **given})
    review = Review(
        url="https://jobs.example.com", made=NOW, submit="Apply", items=[item], open=[item.key] if open_ else []
    )
    return doubts(review, ApplySettings(), truncated)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"source": "answer:7"},
        {"value": None, "file": RESUME, "source": "profile:resume_file"},
        {"required": False, "source": "page", "confidence": 0},
        {"required": False, "confidence": 0.3},
    ],
)
def test_what_is_certain_or_not_asked_for_is_sent(given: dict[str, Any]) -> None:
    assert found(**given) == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"open_": True, "value": None, "source": ""}, "'Notice period' has no answer"),
        ({"open_": True, "value": None, "source": "", "declaration": True}, "'Notice period' is yours to declare"),
        ({"draft": True}, "'Notice period' holds a draft"),
        ({"draft": True, "required": False}, "'Notice period' holds a draft"),
        ({"source": "page"}, "'Notice period' was filled by the site itself"),
        ({"source": "draft:tiny"}, "'Notice period' was filled by the site itself"),
        ({"confidence": 0.5}, "'Notice period' is not certain (0.50)"),
        ({"truncated": True}, "the form is too long to be read whole"),
    ],
)
def test_any_doubt_stops_it(given: dict[str, Any], said: str) -> None:
    assert found(**given) == [said]
