"""What a remembered text leaves to each job: "I follow {employer} since …"."""

from __future__ import annotations

import re

from companion.contracts import Posting

_PLACEHOLDER = re.compile(r"\{(employer|title)\}")


def has_placeholder(text: str) -> bool:
    """Whether something of the job is to be put in."""
    return _PLACEHOLDER.search(text) is not None


def put_in(text: str, posting: Posting | None) -> str | None:
    """The text with the job's employer and title in place of {employer} and {title}; None when the job does not tell them."""
    told = {"employer": posting.company, "title": posting.title} if posting else {}
    if any(not told.get(name) for name in _PLACEHOLDER.findall(text)):
        return None
    return _PLACEHOLDER.sub(lambda found: str(told[found[1]]), text)
