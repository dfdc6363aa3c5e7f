"""What is read from the lines of one section, without which of it is certain."""

from __future__ import annotations

from collections.abc import Sequence

from companion.profile.document import Line
from companion.profile.model import Education, Work
from companion.profile.parse.education import read_education
from companion.profile.parse.work import read_work


def parse_work(lines: Sequence[Line], day_first: bool | None) -> list[Work]:
    """The jobs of a section."""
    return read_work(lines, day_first)[0]


def parse_education(lines: Sequence[Line], day_first: bool | None) -> list[Education]:
    """The studies of a section."""
    return read_education(lines, day_first)[0]
