"""One-time codes that sites send by mail: read out of a mail as it comes in, for whoever waits for one, and kept nowhere."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from companion.jobtracker.mail.message import MailMessage

_SPEAKS = re.compile(
    r"\b(?:code|passcode|pin|otp|verif\w*|bestätigungscode|sicherheitscode|código|codice)\b", re.IGNORECASE
)
_CODE = re.compile(r"(?<![\w.,:/#+-])(?:\d{4,8}|\d{3}[ -]\d{3})(?![\w/:+-]|[.,]\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
NEAR_LINES = 2
"""A code stands in the line that speaks of it, or in the next that is not empty."""


@dataclass
class CodeWait:
    """Somebody who waits for a code from one site. `names`: what its mails are told by (its domain, the employer)."""

    user: int
    names: tuple[str, ...]
    _came: asyncio.Queue[str] = field(default_factory=asyncio.Queue)

    async def get(self, seconds: float) -> str | None:
        """The next code that comes, or that came since the wait began; None when none comes in time."""
        try:
            return await asyncio.wait_for(self._came.get(), seconds)
        except TimeoutError:
            return None

    def offer(self, code: str) -> None:
        """A code that fits."""
        self._came.put_nowait(code)

    def fits(self, user: int, message: MailMessage) -> bool:
        """Whether a mail is from the site that is waited for, by its sender and subject: its body is private."""
        said = f"{message.sender.name} {message.sender.domain} {message.subject}".casefold()
        return user == self.user and any(name.casefold() in said for name in self.names if name)


class CodeDesk:
    """Hands codes from mails to those who wait. Without a wait none is looked at."""

    def __init__(self) -> None:
        self._waits: list[CodeWait] = []

    @contextmanager
    def waiting(self, user: int, names: tuple[str, ...]) -> Iterator[CodeWait]:
        """Wait for a code while the block lasts."""
        wait = CodeWait(user, names)
        self._waits.append(wait)
        try:
            yield wait
        finally:
            self._waits.remove(wait)

    def seen(self, user: int, message: MailMessage, code: str) -> None:
        """A mail with a code came in."""
        for wait in self._waits:
            if wait.fits(user, message):
                wait.offer(code)


def find_code(subject: str, body: str) -> str | None:
    """The one code that a mail brings; None when there is none, or more than one that could be it."""
    lines = [subject, *(line for line in body.splitlines() if line.strip())]
    found: list[str] = []
    for number, line in enumerate(lines):
        if _SPEAKS.search(line):
            near = lines[number : number + NEAR_LINES] if number else [line]
            found += [re.sub(r"[ -]", "", code) for part in near for code in _CODE.findall(part)]
    codes = set(found)
    if len(codes) > 1:
        codes = {code for code in codes if not _YEAR.fullmatch(code)}
    return codes.pop() if len(codes) == 1 else None
