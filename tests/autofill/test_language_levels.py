"""How well a language is spoken, in the words of the form; never a level that the person did not state."""

from __future__ import annotations

import pytest

from companion.profile.model import Language, Profile
from tests.autofill.build import field, value
from tests.eval.eval_forms import APPLICANT

CEFR = ("A1", "A2", "B1", "B2", "C1", "C2")
WORDS = ("None", "Basic", "Conversational", "Fluent", "Native or bilingual")


def speaking(**levels: str) -> Profile:
    resume = APPLICANT.resume.model_copy(
        update={"languages": [Language(language=name, fluency=level) for name, level in levels.items()]}
    )
    return APPLICANT.model_copy(update={"resume": resume})


@pytest.mark.parametrize(
    ("label", "options", "levels", "said"),
    [
        ("English proficiency", (), {"English": "Native"}, "Native"),
        ("English proficiency", WORDS, {"English": "Native"}, "Native or bilingual"),
        ("Level of English", CEFR, {"English": "C1"}, "C1"),
        ("Level of English", CEFR, {"English": "Native speaker"}, "C2"),
        ("Deutschkenntnisse", ("Grundkenntnisse", "Fließend", "Muttersprache"), {"German": "Fluent"}, "Fließend"),
        ("Niveau d'anglais", ("Notions", "Courant", "Langue maternelle"), {"English": "Full professional"}, "Courant"),
        ("Nivel de inglés", ("Básico", "Intermedio", "Avanzado", "Nativo"), {"English": "B1"}, "Intermedio"),
        ("Znajomość języka angielskiego (angielski)", CEFR, {"English": "B2"}, "B2"),
        ("How would you rate your fluency in French?", WORDS, {"French": "Basic"}, "Basic"),
    ],
)
def test_the_level_is_said_in_the_form_s_words(
    label: str, options: tuple[str, ...], levels: dict[str, str], said: str
) -> None:
    kind = "select" if options else "text"
    assert value(field(label, kind, options, required=True), profile=speaking(**levels)) == said


@pytest.mark.parametrize(
    ("label", "options", "levels"),
    [
        ("German proficiency", WORDS, {"English": "Native"}),
        ("English proficiency", CEFR, {"English": "Some"}),
        ("English or French proficiency", WORDS, {"English": "Native", "French": "Basic"}),
        ("Do you have an English certificate? Level", WORDS, {"English": "Native"}),
        ("Level of English", ("B1", "B2", "C1"), {"English": "Basic"}),
        ("Polish the level of detail of our product", (), {"Polish": "Native"}),
    ],
)
def test_what_was_not_stated_stays_open(label: str, options: tuple[str, ...], levels: dict[str, str]) -> None:
    kind = "select" if options else "textarea"
    assert value(field(label, kind, options, required=True), profile=speaking(**levels)) is None
