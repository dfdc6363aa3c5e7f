"""Jobs and schools that a form asks for under a heading alone, one after another, without numbers in their fields' names.

"Employment history: Company, Position, From, To, Company, Position …" is two jobs. The headings are data
(`data/sections.toml`); a label that comes again begins the next entry.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import groupby

from companion.autofill.fields.lexicon import Lexicon, build, read_table
from companion.autofill.fields.understand import Understanding
from companion.autofill.fields.whose import heads_someone_else, someone_elses
from companion.autofill.fields.words import words
from companion.contracts import FieldDescriptor

MAX_HEADING_WORDS = 7
_DIGITS = re.compile(r"\d+")
_ORNAMENTS = frozenset(
    words(
        "your my and the of details detail information info section part step list most recent last present current a b c d e f g h i "
        "add new edit another enter update bearbeiten hinzufugen ajouter modifier agregar anadir editar adicionar aggiungi modifica toevoegen bewerken dodaj edytuj tambah ubah ekle duzenle добавить lagg till legg til lisaa"
    )
)
"""What may stand around the words of a heading."""
_EARLIER = frozenset(words("previous former past prior earlier bisherige frühere précédents anteriores tidigare"))
_TELLING = {
    "work": frozenset({"work_end", "work_description"}),
    "education": frozenset({"education_start", "education_end", "field_of_study", "degree"}),
}
"""What only an entry of this kind asks for: without one of these a heading proves nothing."""
_NAMED = {
    "work": frozenset({"work_title", "work_company", "company", "job_title"}),
    "education": frozenset({"school"}),
}

_OF_THE_PERSON = frozenset({"full_name", "first_name", "last_name", "birth_date", "resume_file"})
"""A heading over these is one over the whole application."""

Reader = Callable[[FieldDescriptor], Understanding]


@cache
def _headings() -> Lexicon:
    return build([("", read_table("sections"))])


def kind_of(heading: str) -> str | None:
    """ "work" or "education" when a short heading says so, else None."""
    spoken = words(_DIGITS.sub(" ", heading))
    if not 1 <= len(spoken) <= MAX_HEADING_WORDS:
        return None
    hits = _headings().in_label(spoken)
    kinds = {hit.fact for hit in hits}
    covered = {at for hit in hits for at in range(hit.start, hit.start + hit.length)}
    said = all(at in covered or word in _ORNAMENTS for at, word in enumerate(spoken))
    return kinds.pop() if len(kinds) == 1 and said else None


def grouped(fields: Iterable[FieldDescriptor], read: Reader, *, employed: bool) -> list[FieldDescriptor]:
    """`fields`, those of such entries with their `group` set. `employed`: the first job listed is the present one."""
    listed = list(fields)
    taken = {kind for field in listed for kind in _TELLING if (field.group or "").startswith(kind)}
    count = dict.fromkeys(_TELLING, 0)
    turned: list[FieldDescriptor] = []
    for (_, _, heading), run in groupby(listed, key=lambda field: (field.frame, field.form, field.texts.section)):
        entries = list(run)
        kind = kind_of(heading)
        if kind is None and "work" not in taken:
            entries = _without_heading(entries, read, count)
        if kind is None or kind in taken:
            turned += entries
            continue
        first = count[kind]
        if not first and employed and kind == "work" and _EARLIER.intersection(words(heading)):
            first = 1
        marked = list(_numbered(entries, kind, first))
        facts = {read(field).fact for field in marked}
        own = {read(field).fact for field in entries if not someone_elses(field.label)}
        if facts & _TELLING[kind] and facts & _NAMED[kind] and not own & _OF_THE_PERSON:
            count[kind] = 1 + max(int(str(field.group).partition("/")[2]) for field in marked)
            turned += marked
        else:
            turned += entries
    return turned


_CORE = frozenset({"work_title", "work_company", "work_start", "work_end", "work_current", "work_description"})
_SPAN = frozenset({"work_start", "work_end"})
_REACH = 6
"""Fields before and after the end of a job that may belong to the same entry."""
_ASIDE = 3
"""Fields in a row within an entry that ask for something else of the job (its address, why one left)."""


def _without_heading(fields: list[FieldDescriptor], read: Reader, count: dict[str, int]) -> list[FieldDescriptor]:
    """`fields` with jobs that no heading announces marked: a position or an employer with its first and last day beside it."""
    ends = [at for at, field in enumerate(fields) if _is_end(field)]
    if not ends:
        return fields
    marked: dict[int, tuple[FieldDescriptor, str | None]] = {}
    for at in sorted({at for end in ends for at in range(max(0, end - _REACH), min(len(fields), end + _REACH + 1))}):
        one = fields[at].model_copy(update={"group": "work/0"})
        marked[at] = (one, None if fields[at].group or heads_someone_else(one.label) else read(one).fact)
    turned = list(fields)
    for run in _runs(marked, fields):
        facts = {marked[at][1] for at in run}
        if facts >= _SPAN and facts & {"work_title", "work_company"}:
            numbered = list(_numbered([fields[at] for at in run], "work", count["work"]))
            count["work"] = 1 + max(int(str(field.group).partition("/")[2]) for field in numbered)
            for at, one in zip(run, numbered, strict=True):
                turned[at] = one
    return turned


def _is_end(field: FieldDescriptor) -> bool:
    """Whether a field may ask for the last day of a job: its label is short and says so."""
    if field.group or field.kind in ("radio", "checkbox", "checkbox_group", "buttons", "file", "textarea", "email"):
        return False
    spoken = words(field.label)
    return len(spoken) <= _MAX_END_WORDS and not _ENDS.isdisjoint(spoken)


_MAX_END_WORDS = 5


def _runs(marked: dict[int, tuple[FieldDescriptor, str | None]], fields: list[FieldDescriptor]) -> Iterator[list[int]]:
    """Stretches of fields that begin and end with something only a job has, with little else between."""
    run: list[int] = []
    aside: list[int] = []
    for at in sorted(marked):
        fact = marked[at][1]
        broken = (run or aside) and at - 1 not in marked
        if broken or fact in _OF_THE_PERSON or fields[at].group or len(aside) >= _ASIDE:
            yield run
            run, aside = [], []
        if fact in _CORE:
            run += [*aside, at] if run else [at]
            aside = []
        elif run:
            aside.append(at)
    yield run


_ENDS = frozenset(
    words(
        "end ended until till to finish leaving left bis ende austritt fin jusqu au hasta terminación término salida fine al eind einde tot do koniec slut til "
        "termino saida selesai sampai akhir bitiş ayrılış окончание по конец увольнения"
    )
)
"""What the label of the last day of a job says."""


def _numbered(fields: Iterable[FieldDescriptor], kind: str, first: int) -> Iterator[FieldDescriptor]:
    seen: set[tuple[str, str]] = set()
    entry = first
    for field in fields:
        key = (_DIGITS.sub("", field.label).strip(), "" if field.texts.label else _DIGITS.sub("", field.texts.name))
        if key in seen:
            seen = set()
            entry += 1
        seen.add(key)
        yield field.model_copy(update={"group": f"{kind}/{entry}"})
