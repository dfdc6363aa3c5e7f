"""Jobs and schools that a form asks for under a heading alone, one after another, without numbers in their fields' names.

"Employment history: Company, Position, From, To, Company, Position …" is two jobs. The headings are data
(`data/sections.toml`); a label that comes again begins the next entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby

from companion.autofill.fields.entries import OF_THE_PERSON, Reader, numbered, without_heading
from companion.autofill.fields.lexicon import Lexicon, build, read_table
from companion.autofill.fields.whose import someone_elses
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


def _own(entries: Iterable[FieldDescriptor], read: Reader) -> set[str | None]:
    """What is asked of the person; a bare "Name" is the employer's or the school's where nothing else names those."""
    asked = [read(field) for field in entries if not someone_elses(field.label)]
    named = {one.fact for one in asked} & {"company", "school"}
    return {one.fact for one in asked if named or "full_name" not in one.whole}


def grouped(fields: Iterable[FieldDescriptor], read: Reader, *, employed: bool) -> list[FieldDescriptor]:
    """`fields`, those of such entries with their `group` set. `employed`: the first job listed is the present one."""
    listed = list(fields)
    # A button that adds an entry says where one will stand, not that the fields there are marked.
    taken = {
        kind for field in listed for kind in _TELLING if field.kind != "add" and (field.group or "").startswith(kind)
    }
    count = dict.fromkeys(_TELLING, 0)
    turned: list[FieldDescriptor] = []
    for (_, _, heading), run in groupby(listed, key=lambda field: (field.frame, field.form, field.texts.section)):
        entries = list(run)
        kind = kind_of(heading)
        if kind is None:
            entries = without_heading(entries, read, count, taken)
        if kind is None or kind in taken:
            turned += entries
            continue
        first = count[kind]
        if not first and employed and kind == "work" and _EARLIER.intersection(words(heading)):
            first = 1
        marked = list(numbered(entries, kind, first))
        facts = {read(field).fact for field in marked}
        own = _own(entries, read)
        if facts & _TELLING[kind] and facts & _NAMED[kind] and not own & OF_THE_PERSON:
            count[kind] = 1 + max(int(str(field.group).partition("/")[2]) for field in marked)
            turned += marked
        else:
            turned += entries
    return turned
