"""A second opinion on mails that wait because the rules are not sure: advice, asked for behind everything else."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from companion.autofill.drafts.client import DraftUnavailable
from companion.jobtracker.intake import MailIntake, Place
from companion.jobtracker.mail.reading_process import RawMail, read_mail
from companion.jobtracker.messages import DecideMailRequest
from companion.jobtracker.opinions import MAX_WAITING, Answer, SecondOpinions
from tests.jobtracker.conftest import Desk
from tests.support.mails import TEXTS, mail

SENTENCE = TEXTS["confirmation"].format(company="Northwind Tools", title="Backend Engineer").split(". ")[0]
Messages = list[dict[str, str]]


class Model:
    """Says what a test wants; None: it is not to see mails."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, Messages]] = []
        self.says: Answer | Exception | None = Answer(json.dumps({"kind": "rejection", "quote": SENTENCE}), "tiny")

    async def __call__(self, user: int, messages: Messages) -> Answer | None:
        self.asked.append((user, messages))
        if isinstance(self.says, Exception):
            raise self.says
        return self.says


@pytest.fixture
def model() -> Model:
    return Model()


@pytest.fixture
async def opinions(desk: Desk, model: Model) -> AsyncIterator[SecondOpinions]:
    made = SecondOpinions(desk.tracker, model)
    desk.intake = MailIntake(desk.tracker, desk.intake._senders, opinions=made)
    yield made
    await made.close()


async def receive(desk: Desk, raw: bytes, confidence: float = 0.6) -> None:
    """A mail that the rules read with this confidence."""
    desk._uid += 1
    read = read_mail(desk.reader, RawMail(desk._uid, raw))
    verdict = replace(read.reading.verdict, confidence=confidence)
    unsure = replace(read, reading=replace(read.reading, verdict=verdict))
    await desk.intake.take(Place(desk.account, "INBOX", 7, desk._uid), [unsure])


async def test_an_unsure_mail_gets_an_opinion_that_changes_nothing(
    desk: Desk, model: Model, opinions: SecondOpinions
) -> None:
    application = await desk.apply()
    await receive(desk, mail("confirmation"))
    await opinions.done()
    (found,) = await desk.mails()
    assert found.opinion is not None
    assert (found.opinion.kind, found.opinion.quote, found.opinion.model) == ("rejection", SENTENCE, "tiny")
    assert (found.kind, found.state, await desk.status(application)) == ("confirmation", "review", "applied")
    assert [event.data for event in await desk.events("mail.opinion")] == [{"mail": found.id, "kind": "rejection"}]
    assert SENTENCE in json.loads(model.asked[0][1][1]["content"])["mail"]["text"]


async def test_what_the_rules_are_sure_of_or_what_is_about_nothing_is_shown_to_no_model(
    desk: Desk, model: Model, opinions: SecondOpinions
) -> None:
    await desk.apply()
    await receive(desk, mail("confirmation"), confidence=0.95)
    await receive(desk, mail("confirmation", id_="m2", verified=None), confidence=0.95)
    await opinions.done()
    assert model.asked == []


@pytest.mark.parametrize(
    "says",
    [None, DraftUnavailable("the model's server cannot be reached"), ValueError("a defect"), Answer("no JSON", "tiny"),
     Answer(json.dumps({"kind": "offer", "quote": "We are delighted to offer you the job."}), "tiny")],
    ids=["switched off", "unreachable", "defect", "garbage", "words of its own"],
)  # fmt: skip
async def test_no_answer_or_an_unfounded_one_leaves_the_suggestion_as_it_is(
    desk: Desk, model: Model, opinions: SecondOpinions, says: Any
) -> None:
    await desk.apply()
    model.says = says
    await receive(desk, mail("confirmation"))
    await receive(desk, mail("confirmation", id_="m2"))
    await opinions.done()
    assert len(model.asked) == 2
    assert [(one.state, one.opinion) for one in await desk.mails()] == [("review", None)] * 2
    assert await desk.events("mail.opinion") == []


async def test_more_than_can_wait_get_none_and_the_next_one_again(
    desk: Desk, model: Model, opinions: SecondOpinions
) -> None:
    await desk.apply()
    for number in range(MAX_WAITING + 5):
        opinions.wanted(1, number + 1_000, "a mail of long ago", "words")
    await opinions.done()
    assert len(model.asked) == MAX_WAITING
    await receive(desk, mail("confirmation"))
    await opinions.done()
    assert [one.opinion is not None for one in await desk.mails()] == [True]


async def test_a_mail_accepted_as_what_it_is_in_truth_moves_its_application_so(desk: Desk) -> None:
    application = await desk.apply()
    await receive(desk, mail("confirmation"))
    (found,) = await desk.mails()
    decision = DecideMailRequest(mail=found.id, accept=True, application=application, kind="rejection")
    assert (await desk.review.decide(decision)).kind == "rejection"
    assert await desk.status(application) == "rejected"
    again = DecideMailRequest(mail=found.id, accept=True, application=application, kind="interview")
    await desk.review.decide(again)
    assert await desk.status(application) == "interview"
