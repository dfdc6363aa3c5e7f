"""One mail of a folder, from its bytes to what it says: what the reading processes load, and so nothing beyond it."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from companion.jobtracker.mail.codes import find_code
from companion.jobtracker.mail.reading import MailReading

if TYPE_CHECKING:
    from companion.jobtracker.mail.reader import MailReader


@dataclass(frozen=True)
class RawMail:
    """One mail as the server gave it: at most its first megabyte."""

    uid: int
    content: bytes


@dataclass(frozen=True)
class ReadMail:
    """One mail of a folder, read."""

    uid: int
    digest: str
    """SHA-256 of its bytes: its name where it has no Message-ID."""
    reading: MailReading
    code: str | None = None
    """The one-time code it brings; never stored."""

    @property
    def message_id(self) -> str:
        """What tells the same mail again, in any folder."""
        return self.reading.message.message_id[:500] or f"digest:{self.digest}"


POLITE = 5
"""How much less than the companion's own work a reading process counts: pages and answers come first (POSIX niceness)."""


def load_reader() -> MailReader:
    """With all that ships for reading mails: loaded when there are some, no start waits for it."""
    from companion.jobtracker.mail.reader import MailReader

    return MailReader.load()


def read_mail(reader: MailReader, mail: RawMail, own: frozenset[str] = frozenset()) -> ReadMail:
    """One mail of a folder, read; `own` are the user's own addresses."""
    reading = reader.read(mail.content, [], own)
    code = find_code(reading.message.subject, reading.message.body)
    return ReadMail(mail.uid, hashlib.sha256(mail.content).hexdigest(), _lean(reading), code)


def _lean(reading: MailReading) -> MailReading:
    """Bodies of private mails go no further than they must."""
    if reading.verdict.kind != "other" or reading.verdict.if_placed is not None:
        return replace(reading, message=replace(reading.message, calendars=()))
    message = replace(reading.message, body="", links=(), calendars=(), headers={}, authentication=())
    return replace(reading, message=message)


class ReadingProcess:
    """What one process keeps: its reader, loaded once."""

    reader: MailReader | None = None

    @classmethod
    def load(cls) -> None:
        """Called as the process begins."""
        if hasattr(os, "nice"):
            os.nice(POLITE)
        cls.reader = load_reader()

    @classmethod
    def read(cls, mails: list[RawMail], own: frozenset[str]) -> list[ReadMail]:
        """A batch, in order."""
        assert cls.reader is not None
        return [read_mail(cls.reader, mail, own) for mail in mails]
