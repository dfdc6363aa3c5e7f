"""Where people meet by video, and where a time for it is booked: told by the hosts of links."""

from __future__ import annotations

import re

ROOM_HOSTS = (
    "zoom.us", "meet.google.com", "teams.microsoft.com", "teams.live.com", "webex.com", "whereby.com", "meet.jit.si", "gotomeeting.com",
    "chime.aws", "bluejeans.com",
)  # fmt: skip
"""Of rooms: a link there is to a call."""
BOOKING_HOSTS = ("calendly.com", "goodtime.io", "modernloop.io")
"""Of calendars in which one picks a time."""
_ROOM = re.compile(rf"https://(?:[\w-]+\.)*(?:{'|'.join(map(re.escape, ROOM_HOSTS))})/")


def has_room(text: str) -> bool:
    """Whether a room of a video call is linked in a text."""
    return _ROOM.search(text) is not None


def meeting_link(links: tuple[str, ...]) -> str | None:
    """The first link to a room, or to where a time is booked."""
    for link in (link.rstrip(".,;:!?)>\"'") for link in links):
        host = re.sub(r"^https?://([^/:?#]+).*$", r"\1", link).lower()
        if any(host == known or host.endswith("." + known) for known in ROOM_HOSTS + BOOKING_HOSTS):
            return link
    return None
