"""Headings over jobs or schools that a form asks for one after another. The words are data (`data/sections.toml`)."""

from __future__ import annotations

import re
from functools import cache

from companion.autofill.fields.lexicon import Lexicon, build, read_table
from companion.autofill.fields.words import words

MAX_HEADING_WORDS = 7
_DIGITS = re.compile(r"\d+")
_ORNAMENTS = frozenset(
    words(
        "your my and the of details detail information info section part step list most recent last present current a b c d e f g h i "
        "add new edit another enter update bearbeiten hinzufugen ajouter modifier agregar anadir editar adicionar aggiungi modifica toevoegen bewerken dodaj edytuj tambah ubah ekle duzenle добавить lagg till legg til lisaa"
    )
)
"""What may stand around the words of a heading."""


@cache
def headings() -> Lexicon:
    """The phrases of headings over jobs ("work") and schools ("education")."""
    return build([("", read_table("sections"))])


def kind_of(heading: str) -> str | None:
    """ "work" or "education" when a short heading says so, else None."""
    spoken = words(_DIGITS.sub(" ", heading))
    if not 1 <= len(spoken) <= MAX_HEADING_WORDS:
        return None
    hits = headings().in_label(spoken)
    kinds = {hit.fact for hit in hits}
    covered = {at for hit in hits for at in range(hit.start, hit.start + hit.length)}
    said = all(at in covered or word in _ORNAMENTS for at, word in enumerate(spoken))
    return kinds.pop() if len(kinds) == 1 and said else None
