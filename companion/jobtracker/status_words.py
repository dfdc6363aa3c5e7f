"""What an employer calls the state of an application, and what it stands for: `data/portal_statuses.toml`.

Candidate portals show such words, and mails that tell a status and nothing else.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from companion.statuses import ENDS, Status

_FILE = Path(__file__).parent / "data" / "portal_statuses.toml"
MAX_WORDING_CHARS = 200
"""What is longer is no status but a text."""
_MONTH = (
    r"(?:jan|ene|gen|sty|feb|fév|lut|mar|mär|mrt|apr|avr|abr|kwi|may|mai|maj|mei|mag|jun|juin|giu|cze|jul|juil|lug|lip"
    r"|aug|aoû|ago|sie|sep|set|wrz|oct|okt|ott|out|paź|nov|lis|dec|dez|déc|dic|gru)\w{0,8}\.?"
)
_DATE = re.compile(
    rf"\b\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}}\b|\b{_MONTH} \d{{1,2}},? \d{{4}}\b|\b\d{{1,2}}\.? (?:de )?{_MONTH} (?:de )?\d{{4}}\b"
)


@dataclass(frozen=True)
class _Wording:
    """One row of the data file."""

    pattern: re.Pattern[str]
    status: Status
    beside: bool
    """May stand beside another stage, which then counts ("interview in progress")."""
    ats: frozenset[str]
    """The systems that mean it so; empty: all."""


@cache
def _known() -> tuple[tuple[_Wording, ...], frozenset[str]]:
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    wordings = tuple(
        _Wording(
            re.compile(rf"(?:{wording})(?= |$)"), row["status"], row.get("beside", False), frozenset(row.get("ats", ()))
        )
        for row in table["wording"]
        for wording in row["is"]
    )
    return wordings, frozenset(" ".join(table["adds_nothing"]).split())


def status_of(words: str, ats: str = "") -> Status | None:
    """What a portal's words stand for; None unless they are known to the last. Pure."""
    wordings, adds_nothing = _known()
    text = _plain(words)
    found: list[_Wording] = []
    at = 0
    while at < len(text) and len(text) <= MAX_WORDING_CHARS:
        fits = [
            (match.end(), wording)
            for wording in wordings
            if (not wording.ats or ats in wording.ats) and (match := wording.pattern.match(text, at))
        ]
        if fits:
            end, wording = max(fits, key=lambda one: one[0])
            found.append(wording)
        else:
            word = text[at:].partition(" ")[0]
            end = at + len(word)
            if word not in adds_nothing and not word.isdecimal():
                return None
        at = end + 1
    return _meant(found)


def _plain(words: str) -> str:
    """Lower case, without dates, one space between words."""
    text = _DATE.sub(" ", unicodedata.normalize("NFC", words).casefold())
    return " ".join(re.findall(r"\w+", text))


def _meant(found: list[_Wording]) -> Status | None:
    """One end, else one stage; None where wordings contradict each other."""
    ends = {one.status for one in found if one.status in ENDS}
    stages = {one.status for one in found if one.status not in ENDS and not one.beside}
    if len(ends) == 1:
        return None if "offer" in stages else ends.pop()
    if not ends and not stages:
        return "acknowledged" if found else None
    return stages.pop() if not ends and len(stages) == 1 else None
