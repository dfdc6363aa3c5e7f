"""Header lines parted where their font changes, and which of their pieces is set how: in one resume all positions look
alike, and so do all employers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from companion.profile.document import Line
from companion.profile.parse.cells import MAX_HEADER_CHARS
from companion.profile.parse.dates import find_range

MIN_ALIKE = 2
"""Lines that change their fonts alike, from which the change is no stressed word."""
_SIGNS = " \t,;:|–—-·•()/"
_NEAR = 2
"""Lines from the one with the dates within which a header ends."""

Signature = tuple[int, ...]


def parted_by_faces(lines: Sequence[Line], day_first: bool | None) -> list[Line]:
    """The lines with tabs where the headers change their font; `lines` are those of one section with its dates."""
    dated = [n for n, line in enumerate(lines) if find_range(line.text, day_first) is not None and not line.bullet]
    near = {n for date in dated for n in range(date - _NEAR, date + _NEAR + 1)}
    runs = {n: _named_runs(lines[n], day_first) for n in near if 0 <= n < len(lines)}
    signs = {n: tuple(face for _, face in found) for n, found in runs.items() if len(found) > 1}
    alike = Counter(signs.values())
    made = list(lines)
    for number, sign in signs.items():
        if alike[sign] >= MIN_ALIKE:
            made[number] = replace(lines[number], text=_parted(lines[number].text, runs[number]))
    return made


def face_of(line: Line, piece: str) -> int:
    """Number of the font in which most of `piece` is set on its line; 0 where unknown."""
    shares: Counter[int] = Counter()
    for text, face in line.faces:
        if text in piece or piece in text:
            shares[face] += min(len(text), len(piece))
    return shares.most_common(1)[0][0] if shares else 0


def _named_runs(line: Line, day_first: bool | None) -> list[tuple[str, int]]:
    """The stretches of words of one font that are no dates and no signs alone."""
    if line.bullet or len(line.text) > MAX_HEADER_CHARS or not line.faces:
        return []
    runs: list[tuple[str, int]] = []
    for text, face in line.faces:
        bare = text.strip(_SIGNS)
        dates = find_range(bare, day_first)
        if len(bare) < 2 or not any(map(str.isalpha, bare)) or (dates and dates.begin < 2):
            continue
        if runs and runs[-1][1] == face:
            continue
        runs.append((text, face))
    return runs


def _parted(text: str, runs: Sequence[tuple[str, int]]) -> str:
    """`text` with a tab before each of `runs` but the first, where it begins a piece."""
    at = text.find(runs[0][0])
    for run, _ in runs[1:]:
        found = text.find(run, at + 1)
        if at < 0 or found <= 0:
            return text
        head = text[:found]
        at = found
        if head.endswith(" ") and not _leads_on(head) and not run.startswith("("):
            text = head.rstrip(" ,;") + "\t" + text[found:].lstrip(" ,;")
            at = len(head.rstrip(" ,;")) + 1
    return text


def _leads_on(head: str) -> bool:
    """Whether what stands before a change ends with a word that joins it to what follows: "Master of", "Reader in"."""
    last = head.split()[-1] if head.split() else ""
    return last.isalpha() and last.islower() and len(last) <= 3
