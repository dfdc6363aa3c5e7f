"""Jobs and schools that no heading announces, told by the fields that stand together.

"Company, Position, From, To" is a job and "University, Degree, From, To" a school, under whatever heading: of parts
that both have (dates, a description) the name they stand beside decides which they are of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from companion.autofill.fields.understand import Understanding
from companion.autofill.fields.whose import heads_someone_else
from companion.autofill.fields.words import words
from companion.contracts import FieldDescriptor

Reader = Callable[[FieldDescriptor], Understanding]
Kind = Literal["work", "education"]

OF_THE_PERSON = frozenset({"full_name", "first_name", "last_name", "birth_date", "resume_file"})
"""A heading over these is one over the whole application."""

_DIGITS = re.compile(r"\d+")
_KINDS: tuple[Kind, ...] = ("work", "education")
_NAMES_SCHOOLING = frozenset({"school", "degree", "field_of_study"})
_NAMES_WORK = frozenset({"work_company", "work_title"})
_PARTS: dict[Kind, frozenset[str]] = {
    "work": _NAMES_WORK | {"work_start", "work_end", "work_current", "work_description"},
    "education": _NAMES_SCHOOLING | {"education_start", "education_end", "gpa"},
}
_PROOF: dict[Kind, tuple[frozenset[str], ...]] = {
    "work": (
        frozenset({"work_company", "work_start", "work_end"}),
        frozenset({"work_title", "work_start", "work_end"}),
        frozenset({"work_company", "work_title", "work_description"}),
    ),
    "education": (frozenset({"school", "education_start", "education_end"}),),
}
"""What must stand together, all of one of these sets, to be an entry."""
_ELSEWHERE = frozenset({"summary", "message", "cover_letter"})
"""Texts about the whole person or to the employer, which inside an entry would be its description."""
_NOT_HELD = frozenset({"desired_job", "other_person"})
_REACH = 6
"""Fields before and after one that tells of an entry which may belong to it."""
_ASIDE = 3
"""Fields in a row within an entry that ask for something else of it (its address, why one left)."""
_MAX_END_WORDS = 5
_MAX_TEXT_WORDS = 8
_ENDS = frozenset(
    words(
        "end ended until till to finish leaving left bis ende austritt fin jusqu au hasta terminación término salida fine al eind einde tot do koniec slut til "
        "termino saida selesai sampai akhir bitiş ayrılış окончание по конец увольнения"
    )
)
"""What the label of the last day says."""
_NO_DATE = frozenset({"radio", "checkbox", "checkbox_group", "buttons", "file", "textarea", "email"})


@dataclass(frozen=True)
class _Seen:
    """One field as a part of a job, as a part of a school, and by itself."""

    work: str | None
    education: str | None
    plain: str | None

    @property
    def kind(self) -> Kind | None:
        """Which entry it names by itself."""
        if self.plain in _NAMES_SCHOOLING:
            return "education"
        return "work" if self.work in _NAMES_WORK else None

    def as_part(self, kind: Kind) -> str | None:
        fact = self.work if kind == "work" else self.education
        return fact if fact in _PARTS[kind] else None

    def belongs(self, kind: Kind | None) -> bool:
        return any(self.as_part(one) for one in ((kind,) if kind else _KINDS))


def without_heading(
    fields: list[FieldDescriptor], read: Reader, count: dict[str, int], taken: set[str]
) -> list[FieldDescriptor]:
    """`fields` with the entries among them marked; `count` goes on, kinds that the page marks itself (`taken`) are left."""
    telling = [at for at, field in enumerate(fields) if _tells(field)]
    if not telling or taken.issuperset(_KINDS):
        return fields
    near = sorted(
        {at for one in telling for at in range(max(0, one - _REACH), min(len(fields), one + _REACH + 1))},
    )
    seen = {at: _seen(fields[at], read) for at in near}
    turned = list(fields)
    for kind, run in _runs(seen, fields):
        facts = {seen[at].as_part(kind) for at in run}
        if kind in taken or not any(proof <= facts for proof in _PROOF[kind]):
            continue
        marked = list(numbered([fields[at] for at in run], kind, count[kind]))
        count[kind] = 1 + max(int(str(field.group).partition("/")[2]) for field in marked)
        for at, one in zip(run, marked, strict=True):
            turned[at] = one
    return turned


def _tells(field: FieldDescriptor) -> bool:
    """Whether a field may be the last day of something, or the text about it: only near one is it worth a closer look."""
    if field.group or field.kind in _NO_DATE - {"textarea"}:
        return False
    spoken = words(field.label)
    if field.kind == "textarea":
        return len(spoken) <= _MAX_TEXT_WORDS
    return len(spoken) <= _MAX_END_WORDS and not _ENDS.isdisjoint(spoken)


def _seen(field: FieldDescriptor, read: Reader) -> _Seen:
    plain = read(field)
    if field.group or plain.fact in _ELSEWHERE or _NOT_HELD & plain.terms or heads_someone_else(field.label):
        return _Seen(None, None, plain.fact)
    work, education = (read(field.model_copy(update={"group": f"{kind}/0"})).fact for kind in _KINDS)
    return _Seen(work, education, plain.fact)


def _runs(seen: dict[int, _Seen], fields: list[FieldDescriptor]) -> Iterator[tuple[Kind, list[int]]]:
    """Stretches of fields that begin and end with parts of one kind of entry, with little else between."""
    run: list[int] = []
    aside: list[int] = []
    kind: Kind | None = None
    for at in sorted(seen):
        one = seen[at]
        other = kind and one.kind and one.kind != kind
        away = one.plain in OF_THE_PERSON | _ELSEWHERE or fields[at].group
        if at - 1 not in seen or other or away or len(aside) >= _ASIDE:
            if kind:
                yield kind, run
            run, aside, kind = [], [], None
        if away:
            continue
        kind = kind or one.kind
        if one.belongs(kind):
            run += [*aside, at] if run else [at]
            aside = []
        elif run:
            aside.append(at)
    if kind:
        yield kind, run


def numbered(fields: Iterable[FieldDescriptor], kind: str, first: int) -> Iterator[FieldDescriptor]:
    """`fields` as parts of entries from `first` on: a label that comes again begins the next."""
    seen: set[tuple[str, str]] = set()
    entry = first
    for field in fields:
        key = (_DIGITS.sub("", field.label).strip(), "" if field.texts.label else _DIGITS.sub("", field.texts.name))
        if key in seen:
            seen = set()
            entry += 1
        seen.add(key)
        yield field.model_copy(update={"group": f"{kind}/{entry}"})
