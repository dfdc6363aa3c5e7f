"""No sentence of a draft stands that the profile does not back."""

from __future__ import annotations

import pytest

from companion.autofill.drafts.check import check
from companion.contracts import Posting
from tests.eval.eval_forms import APPLICANT

POSTING = Posting(
    title="Platform Engineer", company="Acme", locations=["Boston"], description="Kubernetes. 12 years. PhD."
)
SKILLS = ("Python", "SQL", "Kubernetes", "Rust", "Leadership")


def skills_in(text: str) -> set[str]:
    return {skill for skill in SKILLS if skill.lower() in text.lower()}


def left(draft: str, max_length: int | None = None) -> str:
    return check(draft, APPLICANT, POSTING, skills_in, max_length).text


@pytest.mark.parametrize(
    "sentence",
    [
        "I work as a Data Engineer at Engine Works and built pipelines.",
        "I studied Mathematics at the University of London.",
        "I use Python and SQL every day.",
        "The role of Platform Engineer at Acme interests me because I like data work.",
        "My nine years of practice would help your team.",
    ],
)
def test_a_sentence_of_stated_facts_stays(sentence: str) -> None:
    assert left(sentence) == sentence


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("I have 12 years of experience.", "a number of the posting"),
        ("I led twenty people.", "a number in words"),
        ("I cut costs by 40%.", "an invented result"),
        ("I am an expert in Kubernetes.", "a skill of the posting"),
        ("I know rust well.", "a skill nobody stated, in small letters"),
        ("I hold a PhD in physics.", "a degree"),
        ("I worked at Acme before.", "the posting's employer as a former one"),
        ("Before that I joined Google as an intern.", "an employer"),
        ("I was Head of data.", "a title"),
        ("I am a certified accountant.", "a certificate"),
        ("I speak fluent French.", "a language"),
        ("I have security clearance.", "a right"),
        ("My manager Grace Hopper praised me.", "a person"),
    ],
)
def test_a_sentence_with_anything_else_goes(sentence: str, why: str) -> None:
    checked = check(f"I use Python. {sentence} I use SQL.", APPLICANT, POSTING, skills_in, None)
    assert checked.text == "I use Python. I use SQL.", why
    assert [one.sentence for one in checked.dropped] == [sentence]


def test_the_field_s_length_is_obeyed_at_the_end_of_a_sentence() -> None:
    assert left("I use Python. I use SQL. I like data.", 25) == "I use Python. I use SQL."
    assert left("I use Python.", 5) == ""
