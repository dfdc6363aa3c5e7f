"""Where mails belong: eighty of them to thirty applications, through the store as in the product."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.jobtracker.conftest import Desk
from tests.jobtracker.mail.links_set import HALVES, LinkedMail, Outcome, application_rows, linked_mails

FLOORS = {"learnt": 38, "unseen": 35}
"""Mails of forty that are linked, asked about or left alone as they should be; at first sight 30 and 29."""


async def _outcomes(desk: Desk, mails: list[LinkedMail]) -> dict[str, Outcome]:
    """What became of each mail; nothing may have been moved by one that is untrusted or belongs elsewhere."""
    outcomes: dict[str, Outcome] = {}
    for mail in mails:
        await desk.receive(mail.raw)
        seen = max(await desk.mails(limit=1000), key=lambda view: view.id)
        outcomes[mail.id] = mail.outcome(seen)
        if seen.state == "applied":
            assert mail.trusted, mail.id
            assert mail.answer == {seen.application}, mail.id
    return outcomes


@pytest.mark.parametrize("half", HALVES)
async def test_mails_are_linked_rightly_or_asked_about(desk: Desk, half: str) -> None:
    for row in application_rows():
        await desk.apply(**row)
    outcomes = await _outcomes(desk, linked_mails(half))
    counts = Counter(outcomes.values())
    assert counts["wrong"] == 0, [name for name, outcome in outcomes.items() if outcome == "wrong"]
    assert counts["right"] >= FLOORS[half], {name: outcome for name, outcome in outcomes.items() if outcome != "right"}


def test_the_set_holds_what_it_says() -> None:
    mails = [mail for half in HALVES for mail in linked_mails(half)]
    assert (len(mails), len(application_rows())) == (80, 30)
    assert Counter(min(len(mail.answer), 2) for mail in mails) == {0: 28, 1: 44, 2: 8}
    assert sum(not mail.trusted for mail in mails) == 6
