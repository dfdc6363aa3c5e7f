"""Mails that tell a status and nothing else."""

from __future__ import annotations

import pytest

from companion.jobtracker.mail.stated import stated_kinds
from companion.jobtracker.mail.text import sentences


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        ("Position: Welder\nStatus: Rejected\nRegards", ["rejection"]),
        ("Your application status:\nOffer extended", ["offer"]),
        ("The status of your application has been changed to Not selected", ["rejection"]),
        ("New status: Interview scheduled", ["interview"]),
        ("Status lamaran: Tidak lolos", ["rejection"]),
        ("Durum: Reddedildi", ["rejection"]),
        ("Bewerbungsstatus\nStatus: Absage", ["rejection"]),
        ("Your application for the post:\nStatus:\nHired\nThank you for applying.", ["offer"]),
        ("Status: under review", []),
        ("Status: not rejected yet, we are still meeting people", []),
        ("Marital status: offered to spouse", []),
        ("We will tell you the status of your application by Friday.", []),
    ],
)
def test_a_labelled_status_is_read_only_when_known_to_its_last_word(body: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in stated_kinds(sentences(body))] == kinds
