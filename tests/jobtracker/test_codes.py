"""Codes by mail: found where a mail brings exactly one, given only to who waits for that site, kept nowhere."""

from __future__ import annotations

import pytest

from companion.jobtracker.intake import MailIntake
from companion.jobtracker.mail.codes import CodeDesk, find_code
from companion.store.tracker import Tracker
from tests.jobtracker.conftest import Desk

MAIL = b"""From: The Copper Ladle <no-reply@copperladle.example>
To: maya@example.com
Subject: Your verification code
Message-ID: <code-1@copperladle.example>
Date: Tue, 24 Nov 2026 10:00:00 +0000

Enter this code to finish your application:

    482913

It is valid for 10 minutes. The Copper Ladle, 60 Canal Street, New Orleans 70130
"""


@pytest.mark.parametrize(
    ("subject", "body", "code"),
    [
        ("Your code", "Your verification code is 482913.", "482913"),
        ("Security code: 4821", "Use it within 10 minutes.", "4821"),
        ("Confirm", "Use this code:\n\n123 456\n\nThanks", "123456"),
        ("Dein Bestätigungscode", "Dein Bestätigungscode lautet 778812", "778812"),
        ("Your code", "Your code is 482913. (c) 2026", "482913"),
        ("Welcome", "We received your application no. 482913.", None),
        ("Your code", "Your code is 482913 or 482914.", None),
        ("Codes", "Your code is at https://example.com/482913", None),
    ],
)
def test_the_one_code_of_a_mail_is_found(subject: str, body: str, code: str | None) -> None:
    assert find_code(subject, body) == code


async def test_a_code_goes_to_who_waits_for_this_site_and_is_kept_nowhere(desk: Desk) -> None:
    codes = CodeDesk()
    desk.intake = MailIntake(Tracker(desk.database), desk.intake._senders, codes)
    with (
        codes.waiting(1, ("copperladle.example",)) as here,
        codes.waiting(1, ("elsewhere.example",)) as elsewhere,
        codes.waiting(2, ("copperladle.example",)) as another_person,
    ):
        await desk.receive(MAIL)
        assert await here.get(5) == "482913"
        assert await elsewhere.get(0) is None
        assert await another_person.get(0) is None
    assert "482913" not in str([mail.model_dump() for mail in await desk.mails()])
