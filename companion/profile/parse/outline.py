"""The sections of a resume, decided for all its lines at once.

Each line either goes on with its section or begins one. What its words and its look say for a heading is weighed with
what the lines below it tell (dated jobs, studies, addresses, languages; the weights stand in `signs`), and of all ways to
divide the resume the one with the highest sum is taken. So a heading of unknown words is known by what stands under it, a
label within a job ends nothing, and jobs under no heading are found all the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from companion.profile.document import Line
from companion.profile.parse.signs import Option, Signs, State

STATES: tuple[State, ...] = (
    "head", "summary", "work", "education", "skills", "languages", "certificates", "projects", "contact", "personal",
    "other", "service",
)  # fmt: skip
SILENT, ASIDE, UNHEADED = -7.0, -3.0, -1.5
"""What it costs to begin a section without a heading, where another column begins, and where none of the resume's headings is
of its kind: "BSc, University of …" below the jobs."""
LABEL, WITHIN = -6.0, -4.0
"""What speaks against a heading of the kind of the section it stands in, without the look of one; and against one with its
matter beside it among the jobs."""
RETURN = 1.0
"""What speaks for a section that goes on below on the next page, after the column beside it."""
COLUMN = 40.0
"""Points from which what begins further left or right stands in another column."""
NEVER = float("-inf")
_OF_ENTRIES: frozenset[State] = frozenset({"work", "education", "projects", "service", "certificates"})
"""Sections of dated things, which others that have a heading somewhere do not follow without one."""
_INLINE_AFTER: Mapping[State, frozenset[State]] = {
    "education": frozenset({"languages", "skills", "certificates"}),
    **dict.fromkeys(("skills", "projects", "contact", "personal"), frozenset()),
}
"""What a heading with its matter beside it may begin after these sections; other such lines are labels within them."""


@dataclass
class Section:
    """The lines under one heading; kind "head" is what stands above the first one."""

    kind: State
    title: str
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class _Step:
    """The best way to a line in one state."""

    score: float
    before: State
    begins: bool = False
    option: Option | None = None
    """How the line begins its section; None where it does without a heading."""


_Steps = Mapping[State, _Step]


def sections_of(lines: Sequence[Line], name_index: int | None) -> list[Section]:
    """The resume's sections in order. The line of the name begins a "head" section wherever it stands."""
    if not lines:
        return []
    signs = Signs(lines)
    steps: list[_Steps] = []
    for number in range(len(lines)):
        steps.append(_named(steps) if number == name_index else _steps(signs, number, steps))
    state = _best(steps[-1])
    path: list[tuple[State, _Step]] = []
    for found in reversed(steps):
        path.append((state, found[state]))
        state = found[state].before
    return _made(lines, path[::-1])


def _best(steps: _Steps) -> State:
    return max(steps, key=lambda kind: steps[kind].score)


def _before(steps: Sequence[_Steps]) -> _Steps:
    return steps[-1] if steps else {"head": _Step(0.0, "head")}


def _named(steps: Sequence[_Steps]) -> _Steps:
    """The ways to the line of the name, which stands in the head."""
    before = _before(steps)
    start = _best(before)
    return {kind: _Step(before[start].score if kind == "head" else NEVER, start, begins=True) for kind in STATES}


def _steps(signs: Signs, number: int, steps: Sequence[_Steps]) -> _Steps:
    """For each state the best way to line `number`; `steps` are those to the lines before."""
    before = _before(steps)
    start = _best(before)
    content = signs.content[number]
    told = {kind: content.get(kind, content.get("", 0.0)) for kind in STATES}
    made = {
        kind: _Step(before[kind].score + told[kind], kind) if kind in before else _Step(NEVER, start) for kind in STATES
    }
    ways: list[tuple[State, _Step]] = []
    aside = _changes_column(signs.lines, number)
    for kind in signs.may_begin[number]:
        unheaded = kind in _OF_ENTRIES and kind not in signs.headed
        if kind != start and (aside or unheaded or start not in _OF_ENTRIES):
            cost = ASIDE if aside else UNHEADED if unheaded else SILENT
            ways.append((kind, _Step(before[start].score + cost + told[kind], start, begins=True)))
    for option in signs.options[number]:
        ways += [
            (option.kind, _Step(step.score + option.score + _after(option, kind, signs, number), kind, True, option))
            for kind, step in before.items()
        ]
    if (beside := _beside(signs.lines, number)) is not None:
        for kind, step in before.items():
            earlier = _state_at(steps, kind, beside)
            if earlier not in ("head", kind):
                ways.append((earlier, _Step(step.score + RETURN + told[earlier], kind, begins=True)))
    for kind, way in ways:
        if way.score > made[kind].score:
            made[kind] = way
    return made


def _after(option: Option, kind: State, signs: Signs, number: int) -> float:
    """What speaks against `option` after a section of `kind`."""
    if option.unknown and kind == option.kind == "work":
        return NEVER  # an employer above its positions
    if option.inline and kind == "work":
        return WITHIN
    if option.inline and option.kind not in _INLINE_AFTER.get(kind, (option.kind,)):
        return NEVER
    # "Internship" among the jobs, "Tools:" among the skills
    return LABEL if kind == option.kind and signs.may_be_label(number) else 0.0


def _state_at(steps: Sequence[_Steps], state: State, number: int) -> State:
    """The state of line `number` on the best way to `state` in the last of `steps`."""
    for found in reversed(steps[number + 1 :]):
        state = found[state].before
    return state


def _changes_column(lines: Sequence[Line], number: int) -> bool:
    return number > 0 and lines[number].column != lines[number - 1].column


def _beside(lines: Sequence[Line], number: int) -> int | None:
    """The last line of an earlier column that began where this one does, where the line before stands elsewhere."""
    line = lines[number]
    last = lines[number - 1] if number else line
    if last.column >= line.column or abs(last.left - line.left) < COLUMN:
        return None
    for earlier in range(number - 1, -1, -1):
        if abs(lines[earlier].left - line.left) < COLUMN:
            return earlier if lines[earlier].column < last.column else None
    return None


def _made(lines: Sequence[Line], path: Sequence[tuple[State, _Step]]) -> list[Section]:
    sections = [Section("head", "")]
    for line, (state, step) in zip(lines, path, strict=True):
        kind = "other" if state == "service" else state
        if step.option is not None:
            rest = step.option.rest
            title = line.text if rest is None else line.text[: -len(rest)].rstrip(" :\t")
            sections.append(Section(kind, title, [replace(line, text=rest)] if rest else []))
            continue
        if step.begins:
            earlier = next((section for section in reversed(sections) if section.kind == kind), None)
            sections.append(Section(kind, earlier.title if earlier else ""))
        sections[-1].lines.append(line)
    return [section for section in sections if section.lines]
