"""Which parts of a study's header are its degree, field, school and place: the tables for `roles`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from companion.gazetteer import fold
from companion.profile.parse import roles
from companion.profile.parse.fields import field_score
from companion.profile.parse.lexicon import company_score, degree_score, school_score, title_score
from companion.profile.parse.roles import Assigned, Roles

WEIGHTS: Mapping[str, Mapping[str, float]] = {
    "degree": {
        "": -2.2, "degree": 5.7, "title": 1.0, "again": -0.5, "school": -1.5, "named_school": -4.0, "place": -3.0, "long": -1.5,
        "low": -1.0, "followed": -1.0, "labelled": -2.0, "department": -2.0,
    },
    "field": {
        "": -0.3, "field": 2.0, "title": 0.5, "preposition": 2.0, "degree": -2.5, "school": -3.0, "place": -2.5, "long": -1.5,
        "company": -0.5, "followed": -1.5, "labelled": -2.5, "department": -2.5, "below": -0.5,
    },
    "school": {
        "": -0.5, "school": 4.5, "named_school": 4.0, "title": -1.0, "degree": -3.5, "place": -2.0, "field": -1.5, "preposition": -2.0,
        "company": 1.5, "long": -1.0, "followed": 1.5, "acronym": 1.0, "low": -1.0, "labelled": -2.0, "department": 0.5,
    },
    "place": {"": -4.0, "place": 5.5, "may_be_place": 2.5, "school": -4.0, "degree": -4.0},
    "aside": {
        "": -1.3, "degree": -3.0, "school": -3.5, "field": -0.5, "long": 1.0, "low": 0.8, "again": 3.5, "place": -0.5, "labelled": 0.8,
        "department": 0.5,
    },
}  # fmt: skip
"""What a part's words say for a role; "": any part."""
GOES_ON: Mapping[str, Mapping[str, float]] = {
    "degree": {"": -0.5, "degree": -1.0, "school": -3.0, "place": -3.0, "field": 1.0, "apart": -2.5, "department": -3.5,
        "acronym": -1.5,
        "labelled": -3.0},
    "field": {
        "": 0.2, "may_be_place": -0.3, "field": 0.8, "degree": -3.0, "school": -3.0, "place": -2.5, "apart": -3.0, "department": -3.5,
        "labelled": -2.0,
    },
    "school": {
        "": -0.6, "may_be_place": -1.0, "school": 1.5, "degree": -2.5, "place": -1.5, "field": -1.2, "apart": -2.5, "company": 0.5,
        "department": 0.5,
    },
}  # fmt: skip
"""What a part says for going on with the role before it; "apart": it stands in another cell."""
NAMED: Mapping[str, float] = {"degree": 1.0, "field": 0.0, "school": 1.5}
"""What speaks for naming these at all."""
BESIDE = 0.8
"""What speaks for a field right after its degree, in the same cell."""
TOLD = {"beside": -1.5, "below": -3.0}
"""What speaks against a field of its own beside or below a degree that names one."""
DEGREE_FIRST = 0.6
"""What the usual order, the degree before its school, is worth where nothing is known of the section."""

_LONG = 9
_ACRONYM = re.compile(r"^[A-ZÀ-Þ]{3,8}(?=$|[\s(-])")


_NAMED_SCHOOL = ("high school", "secondary school")
"""Ends of names of schools, which are by themselves what one finished there: "Millard South High School"."""
_DEPARTMENT = re.compile(
    r"(?:depart|dipart|départ|dept|facult|facol|fakult|wydzia|faculdade|ufr\b|(?:school|college|institute?|division) of\b|fachbereich|abteilung|laborato)",
    re.I,
)
"""Parts of a university."""


@dataclass(frozen=True)
class Part:
    """A part of a header between its separators and commas."""

    text: str
    cell: int = 0
    """Number of the piece it was cut from."""
    row: int = 0
    """Number of the line it stands on."""
    place: bool = False
    followed: bool = False
    """A place stands after it in its piece."""
    may_be_place: bool = False
    """The last of its piece, with the look of a place the gazetteer need not know."""
    preposition: bool = False
    labelled: bool = False
    """It stands after a label that names no degree or school: "Thesis: …"."""
    tells_field: bool = False
    """A degree with its field: "BSc in Physics"."""
    bias: float = 0.0
    """What the other headers of the section say: above zero that degrees stand on this line, below that schools do."""


@lru_cache(maxsize=1024)
def _signs(part: Part) -> dict[str, bool]:
    text = part.text
    degree, school = degree_score(text) > 0, school_score(text) > 0
    words = text.split()
    return {
        "": True,
        "degree": degree,
        "again": degree and len(text) <= 6 and text.isupper(),
        "school": school,
        "place": part.place,
        "field": field_score(text) > 0,
        "preposition": part.preposition,
        "company": company_score(text) > 0 and not school,
        "long": len(words) > _LONG,
        "low": text[:1].islower(),
        "followed": part.followed,
        "may_be_place": part.may_be_place,
        "named_school": degree and len(words) > 2 and fold(" ".join(words[-2:])) in _NAMED_SCHOOL,
        "labelled": part.labelled,
        "department": _DEPARTMENT.match(text) is not None,
        "title": title_score(text) > 0,
        "acronym": _ACRONYM.match(text) is not None and not degree,
    }


def assign(parts: Sequence[Part], lean: float = DEGREE_FIRST) -> list[Assigned]:
    """The best ways to give `parts` their roles. `lean`: above zero the degree stands before its school."""

    def between(role: str, last: str, named: frozenset[str], part: Part, signs: Mapping[str, bool]) -> float:
        if role == "degree":
            return part.bias - lean * ("school" in named)
        if role == "school":
            return -part.bias + lean * (1.0 if "degree" in named else 0.5 if "field" in named else 0.0)
        if role == "field":
            beside = BESIDE * (last == "degree" and not signs["apart"])
            return -max(part.bias, 0.0) + beside + TOLD["below" if signs["below"] else "beside"] * ("told" in named)
        return 0.0

    return roles.assign(parts, Roles(WEIGHTS, GOES_ON, NAMED, _signs, between, mark=_told))


def _told(role: str, part: Part) -> str:
    return "told" if role == "degree" and part.tells_field else ""
