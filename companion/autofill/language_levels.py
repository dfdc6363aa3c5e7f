"""How well the person speaks the one language a field asks about: "English proficiency", "Deutschkenntnisse"."""

from __future__ import annotations

import re
from functools import cache

from companion.autofill.facts import Fact, Facts
from companion.autofill.fields.words import fold, words
from companion.contracts import FieldDescriptor
from companion.profile.languages import language_codes

_LEVEL = re.compile(
    r"\b(?:proficien|fluen|level|command of|knowledge of|skills?\b|kenntniss|sprachniveau|niveau|nivel|livello|nivo|conocimiento|dominio|"
    r"conoscenza|maitrise|connaissance|beheersing|taalniveau|kennis van|poziom|znajomosc|kunskap|niva|taito)"
)
_COMPOUND = re.compile(r"^(?:kenntnisse|sprachkenntnisse|niveau|kunskaper|kundskaber|kunnskaper|taito)$")
_WHETHER = re.compile(
    r"^\W*(?:are|do|can|have) you\b|\b(?:certificat|test score|toefl|ielts|zertifikat)", re.IGNORECASE
)
_MAX_CHARS = 120

_RANKS = (
    (5, r"\bnative|mother tongue|bilingual|\bc2\b|muttersprach|erstsprache|maternel|bilingue|materna|nativ[oa]|madreling|moedertaal|ojczyst|modersmal|morsmal|aidinkiel|near[- ]native"),
    (4, r"full professional|\bfluen|\bc1\b|advanced|proficient|expert|verhandlungssicher|fliessend|courant|avance|fluido|avanzad|fluente|avanzat|vloeiend|biegl|flytande|flydende|flytende|sujuva|avancad"),
    (3, r"\bb2\b|upper[- ]intermediate|professional working|business|very good|sehr gut|vantage"),
    (2, r"\bb1\b|(?<!upper )(?<!upper-)intermediate|limited working|conversational|\bgood\b|\bgut\b|intermed|gemiddeld|komunikatywn|medel"),
    (1, r"\ba[12]\b|elementary|basic|beginner|grundkenntniss|anfanger|notions|debutant|basico|principiante|scolastic|element|beginner|podstawow|grundlaggande"),
)  # fmt: skip
"""The five steps people are asked about, by the words for them; CEFR's names count."""
_NATIVE = 5


@cache
def _names() -> dict[str, str]:
    """Codes of languages by their folded names; of two languages of one name, the first known."""
    named: dict[str, str] = {}
    for name, code in language_codes().items():
        named.setdefault(fold(name), code)
    return named


def _named(text: str) -> set[str]:
    names = _names()
    spoken = words(text)
    found = {names[word] for word in spoken if word in names}
    for word in spoken:
        found |= {names[word[:at]] for at in range(4, len(word)) if word[:at] in names and _COMPOUND.match(word[at:])}
    return found


def _rank(text: str) -> int | None:
    plain = fold(text)
    return next((rank for rank, pattern in _RANKS if re.search(pattern, plain)), None)


def language_level(field: FieldDescriptor, facts: Facts) -> Fact | None:
    """The stated level in the words of the form; None when it asks for something else, or nothing fits."""
    label = field.label[:_MAX_CHARS]
    if field.kind in ("file", "password", "checkbox", "checkbox_group", "textarea") or _WHETHER.search(label):
        return None
    plain = fold(label)
    asked = _named(label)
    compound = any(_COMPOUND.match(word[at:]) for word in words(label) for at in range(4, len(word)))
    if len(asked) != 1 or not (_LEVEL.search(plain) or compound):
        return None
    for at, known in enumerate(facts.profile.resume.languages):
        if known.fluency and _named(known.language or "") == asked:
            value = _said(field, known.fluency)
            return Fact(value, f"profile:languages[{at}]") if value else None
    return None


def _said(field: FieldDescriptor, fluency: str) -> str | None:
    if not field.options:
        return fluency
    rank = _rank(fluency)
    ranked = {option.label: _rank(option.label) for option in field.options}
    best = [label for label, found in ranked.items() if found is not None and found == rank]
    if not best and rank == _NATIVE:
        highest = max((found for found in ranked.values() if found), default=0)
        best = [label for label, found in ranked.items() if found == highest and highest >= _NATIVE - 1]
    exact = [label for label in best if fold(label) == fold(fluency)]
    # "Native or bilingual" and "C2" of one list are two answers: which of them is the person's to say.
    return (exact or best)[0] if len(exact or best) == 1 else None
