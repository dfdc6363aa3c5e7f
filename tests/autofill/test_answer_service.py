"""Answers: found again in other words, kept as far as a question may be, filled where they fit."""

from __future__ import annotations

import random

import pytest

from companion.autofill.answers import Answer, AnswerBook
from companion.autofill.keeping import Places, kind_of, proposal
from companion.contracts import Posting
from tests.autofill.build import field, item, value
from tests.eval.eval_paraphrases import FILES, FLOORS, evaluate, found, pairs

HERE = Places("Northwind Robotics", "greenhouse", "DE")
NOWHERE = Places(None, None, None)


def test_pairs_are_found_with_the_precision_and_recall_promised(tmp_path: object) -> None:
    measured = {f"{row.set}/{row.measure}": row.value for row in evaluate(tmp_path)}  # type: ignore[arg-type]
    assert {name for name, floor in FLOORS.items() if measured[name] < floor} == set()


def test_being_the_same_question_goes_both_ways() -> None:
    every = [pair for file in FILES.values() for pair in pairs(file)]
    assert [pair for pair in every if found(pair[1], pair[2]) != found(pair[2], pair[1])] == []


@pytest.mark.parametrize(
    "question",
    [
        "If yes, please explain",
        "Please explain",
        "Other",
        "Details",
        "Comments",
        "Falls ja, welche?",
        "Answer",
        "",
        "?",
    ],
)
def test_a_question_that_hangs_on_another_is_never_found(question: str) -> None:
    assert AnswerBook([Answer(1, question, "x")]).find(question) is None


def test_the_narrowest_scope_wins_then_the_same_words_then_the_newest() -> None:
    book = AnswerBook(
        [
            Answer(1, "Do you own a bicycle?", "for all"), Answer(2, "Do you own a bicycle?", "here", "country:DE"),
            Answer(3, "Do you own a bicycle?", "ats", "ats:greenhouse"), Answer(4, "Do you have a bicycle?", "newer"),
            Answer(5, "Do you own a bicycle?", "acme", "employer:ACME, Inc"),
        ]
    )  # fmt: skip
    asked = "Do you own a bicycle?"
    found = [book.find(asked, **where) for where in ({}, {"ats": "greenhouse"}, {"country": "DE"}, {"employer": "Acme Inc", "country": "DE"})]  # type: ignore[arg-type]  # fmt: skip
    assert [one[0].value for one in found if one] == ["for all", "ats", "here", "acme"]


def test_a_remembered_text_leaves_employer_and_title_to_the_job() -> None:
    book = AnswerBook([Answer(1, "Why do you want to work here?", "{employer} needs a {title}; I {see} to it.")])
    asked = field("Why would you like to work here?", "textarea")
    nurse = Posting(title="Night Nurse", company="Café Nord")
    found = item(asked, answers=book, posting=nurse)
    assert found is not None
    assert (found.value, "put in" in found.reason) == ("Café Nord needs a Night Nurse; I {see} to it.", True)
    assert value(asked, answers=book, posting=Posting(title="Night Nurse")) is None
    assert value(asked, answers=book) is None


def test_an_answer_with_a_scope_stays_there() -> None:
    book = AnswerBook([Answer(1, "Do you own a bicycle?", "x", "employer:Acme")])
    assert book.find("Do you own a bicycle?", employer="Globex") is None
    assert book.find("Do you own a bicycle?") is None


@pytest.mark.parametrize(
    ("label", "kind", "here", "nowhere"),
    [
        ("Do you own a bicycle?", "radio", "all", "all"),
        ("Why do you want to work here?", "textarea", "employer", "once"),
        ("What do you know about Northwind?", "textarea", "employer", "all"),
        ("How did you hear about us?", "text", "employer", "once"),
        ("Are you legally authorized to work in Germany?", "radio", "country", "once"),
        ("What are your salary expectations?", "text", "employer", "once"),
        ("Which office would you like best?", "select", "employer", "once"),
        ("Gender", "select", "once", "once"), ("Disability status", "select", "once", "once"),
        ("I have read and accept the privacy policy", "checkbox", "never", "never"),
        ("Signature", "text", "never", "never"), ("Social Security Number", "text", "never", "never"),
        ("Do you agree to our terms of use?", "radio", "never", "never"),
    ],
)  # fmt: skip
def test_how_far_an_answer_is_proposed_to_hold(label: str, kind: str, here: str, nowhere: str) -> None:
    asked = kind_of(field(label, kind))
    assert (proposal(asked, label, HERE), proposal(asked, label, NOWHERE)) == (here, nowhere)


def test_a_remembered_answer_fits_the_form_or_is_left() -> None:
    book = AnswerBook([Answer(1, "Do you own a bicycle?", "Yes"), Answer(2, "Favourite colours", ("Red", "Blue"))])
    asked = "Do you have a bicycle?"
    assert value(field(asked, "radio", ("Yes, I do", "No, I do not")), answers=book) == "Yes, I do"
    assert value(field(asked, "select", ("Road bike", "None")), answers=book) is None
    colours = field("Favorite colours", "checkbox_group", ("Blue", "Green", "Red"))
    assert value(colours, answers=book) == ["Red", "Blue"]


def test_any_text_is_asked_for_without_harm() -> None:
    chance = random.Random(7)
    letters = "aé ?+#$漢字ア ß\u0000\n🙂U.S.C++"
    for _ in range(300):
        text = "".join(chance.choice(letters) for _ in range(chance.randrange(80)))
        assert AnswerBook([Answer(1, text, "x")]).find(text) is None or text.strip()
