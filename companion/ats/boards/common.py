"""What the readers share: taking board names out of addresses, and refusing odd ones."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from companion.ats.board import Workplace

_NAME = re.compile(r"[\w.%-]{1,120}\Z")
_WORKPLACES: dict[str, Workplace] = {
    "remote": "remote", "fullyremote": "remote", "hybrid": "hybrid", "onsite": "onsite", "inoffice": "onsite",
}  # fmt: skip


def name_in(pattern: re.Pattern[str], url: str) -> str | None:
    """The board's name in an address, when the pattern fits and the name is a plain one."""
    match = pattern.search(url[:2_000])
    name = next((group for group in match.groups() if group), None) if match else None
    return name if name and _NAME.match(name) and name.strip(".") else None


def host_of(url: str) -> str:
    """The host of an address, lower case; empty when it has none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def workplace_of(word: str | None) -> Workplace | None:
    """A vendor's word for where the work is done."""
    return _WORKPLACES.get(re.sub(r"[^a-z]", "", (word or "").lower()))


def skipped_note(rows: int, postings: int) -> str:
    """Words for entries that could not be read; empty when there are none."""
    return f"{rows - postings} entries without title or address were left out" if rows > postings else ""
