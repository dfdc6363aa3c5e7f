"""Where people meet by video."""

from __future__ import annotations

import pytest

from companion.jobtracker.mail.rooms import has_room, meeting_link


@pytest.mark.parametrize(
    ("link", "room", "meeting"),
    [
        ("https://acme.zoom.us/j/123", True, True),
        ("https://teams.microsoft.com/l/meetup-join/1", True, True),
        ("https://meet.jit.si/acme", True, True),
        ("https://calendly.com/mona/30min", False, True),
        ("https://notzoom.us/j/1", False, False),
        ("https://acme.com/jobs/zoom.us", False, False),
    ],
)
def test_a_room_is_told_from_a_calendar_and_from_other_links(link: str, room: bool, meeting: bool) -> None:
    assert has_room(f"Join us: {link}") is room
    assert meeting_link((link + ".",)) == (link if meeting else None)
