"""Where mails belong: 136 of them to sixty applications, through the store as in the product."""

from __future__ import annotations

from collections import Counter

from tests.jobtracker.conftest import Desk
from tests.jobtracker.mail.links_set import PARTS, application_rows, linked_mails

FLOORS = {"learnt": 39, "unseen": 38, "traps": 24, "fresh": 23}
"""Mails of 40, 40, 32 and 24 that are linked, asked about or left alone as they should be.

At first sight 30, 29 and 20, with one wrong link in the first and two in the third; the second rose to 35 before it was
looked at; the last was written when the rules were there and stands as first measured. What is left
are questions about a job not applied to at an employer applied to, and one of a mail that changes no status.
"""


AT_ONCE = 8
"""Mails in a batch: what one closes is known to the next."""


async def test_mails_are_linked_rightly_or_asked_about(desk: Desk) -> None:
    for row in application_rows():
        await desk.apply(**row)
    for part in PARTS:
        mails = linked_mails(part)
        for first in range(0, len(mails), AT_ONCE):
            await desk.receive(*(mail.raw for mail in mails[first : first + AT_ONCE]))
        seen = {view.date: view for view in await desk.mails(limit=1000)}
        outcomes = {mail.id: mail.outcome(seen[mail.date]) for mail in mails}
        moved = [mail for mail in mails if seen[mail.date].state == "applied"]
        assert [mail.id for mail in moved if not mail.trusted] == []
        assert [mail.id for mail in moved if mail.answer != {seen[mail.date].application}] == []
        assert [name for name, outcome in outcomes.items() if outcome == "wrong"] == []
        right = Counter(outcomes.values())["right"]
        assert right >= FLOORS[part], {name: outcome for name, outcome in outcomes.items() if outcome != "right"}


def test_the_set_holds_what_it_says() -> None:
    mails = [mail for part in PARTS for mail in linked_mails(part)]
    assert (len(mails), len(application_rows())) == (136, 60)
    assert Counter(min(len(mail.answer), 2) for mail in mails) == {0: 51, 1: 71, 2: 14}
    assert sum(not mail.trusted for mail in mails) == 7
