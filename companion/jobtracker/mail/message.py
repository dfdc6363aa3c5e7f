"""One mail, from bytes to bounded plain data.

Mail is hostile input. Parsing uses the standard library's compat32 policy (the stricter policy fails on
real mails with odd charsets and is several times slower); every step is bounded, and what cannot be read is
said (`unreadable`) rather than raised, so that one mail never stops a mailbox.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from companion.jobtracker.mail.mime import MAX_DEPTH, MAX_PARTS, parse_message
from companion.jobtracker.mail.text import html_to_text, links_of_html, newest_part, strip_controls

MAX_MESSAGE_BYTES = 1_000_000
MAX_HEADER_CHARS = 8_000
MAX_BODY_CHARS = 60_000
MAX_CALENDAR_BYTES = 64_000
MAX_NESTING_MARKS = 400
"""More boundary lines or embedded messages than this are an attack on a recursive parser."""


@dataclass(frozen=True)
class Address:
    name: str
    email: str

    @property
    def domain(self) -> str:
        """The part after the last @, lower case; empty when there is none."""
        return self.email.rpartition("@")[2].lower()


@dataclass(frozen=True)
class MailMessage:
    """What the readers of this room work on."""

    message_id: str = ""
    references: tuple[str, ...] = ()
    sender: Address = Address("", "")
    reply_to: Address = Address("", "")
    to: tuple[Address, ...] = ()
    subject: str = ""
    date: datetime | None = None
    body: str = ""
    """The newest part as text: quoted earlier mails removed."""
    links: tuple[str, ...] = ()
    calendars: tuple[bytes, ...] = ()
    headers: dict[str, str] = field(default_factory=dict)
    """Machine-readable headers by lower-case name (the first of each)."""
    authentication: tuple[str, ...] = ()
    """Authentication-Results headers, topmost first."""
    unreadable: str | None = None
    """Why nothing more could be read."""


KEPT_HEADERS = (
    "x-linkedin-template", "x-indeed-content-type", "x-mailgun-tag", "x-irecruiter-source", "x-icims-type",
    "list-unsubscribe", "list-id", "auto-submitted", "precedence", "return-path", "x-workday-system",
)  # fmt: skip


def read_message(raw: bytes) -> MailMessage:
    """Parse one RFC 5322 message. Never raises: what is beyond reading comes back with `unreadable` set."""
    clipped = raw[:MAX_MESSAGE_BYTES]
    if clipped.count(b"\n--") > MAX_NESTING_MARKS * 4 or clipped.count(b"message/rfc822") > MAX_DEPTH:
        return MailMessage(unreadable="nested too deeply")
    try:
        return _read(parse_message(clipped))
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError) as error:
        return MailMessage(unreadable=f"{type(error).__name__} while parsing")


def _read(message: Message) -> MailMessage:
    plain, html, calendars = _bodies(message)
    links: tuple[str, ...] = ()
    if html and not _worth_reading(plain):
        text, links = html_to_text(html)
    else:
        text = plain
        if html:
            links = links_of_html(html)
    if not links:
        links = tuple(dict.fromkeys(re.findall(r"https?://[^\s<>\"')\]]{4,500}", text)))[:100]
    headers = _first_of_each(message)

    def header(name: str) -> str:
        return _decoded(headers.get(name, ""))

    return MailMessage(
        message_id=header("message-id").strip(" <>"),
        references=tuple(re.findall(r"<([^<>\s]{3,250})>", header("references")
                                    + header("in-reply-to"))[:50]),
        sender=_address(header("from")),
        reply_to=_address(header("reply-to")),
        to=tuple(_address(part) for part in header("to").split(",")[:20]),
        subject=" ".join(strip_controls(header("subject")).split()),
        date=_date(header("date")),
        body=newest_part(strip_controls(text))[:MAX_BODY_CHARS],
        links=links,
        calendars=tuple(calendars),
        headers={name: header(name) for name in KEPT_HEADERS if name in headers},
        authentication=tuple(
            str(value)[:MAX_HEADER_CHARS] for value in (message.get_all("Authentication-Results") or [])[:5]
        ),
    )  # fmt: skip


def _worth_reading(plain: str) -> bool:
    """Some senders put a stub such as "view this mail in a browser" into the text part."""
    return len(plain.split()) >= 12


def _bodies(message: Message) -> tuple[str, str, list[bytes]]:
    plain: list[str] = []
    html: list[str] = []
    calendars: list[bytes] = []
    for part in _walk(message):
        if part.is_multipart():
            continue
        kind = part.get_content_type()
        disposition = str(part.get("Content-Disposition", "")).lower()
        attached = disposition.startswith("attachment")
        if kind == "text/calendar" or _names_calendar(part, disposition):
            data = part.get_payload(decode=True)
            if isinstance(data, bytes) and len(data) <= MAX_CALENDAR_BYTES:
                calendars.append(data)
        elif kind == "text/plain" and not attached:
            plain.append(_text_of(part))
        elif kind == "text/html" and not attached:
            html.append(_text_of(part))
    return "\n".join(plain), "\n".join(html), calendars


def _names_calendar(part: Message, disposition: str) -> bool:
    # Taking headers apart is slow, and those of most parts name no file.
    named = "name" in disposition or "name" in str(part.get("Content-Type", "")).lower()
    return named and str(part.get_filename() or "").lower().endswith(".ics")


def _walk(message: Message) -> Iterator[Message]:
    stack = [(message, 0)]
    seen = 0
    while stack and seen < MAX_PARTS:
        part, depth = stack.pop()
        seen += 1
        yield part
        payload = part.get_payload()
        if isinstance(payload, list) and depth < MAX_DEPTH:
            stack.extend((child, depth + 1) for child in reversed(payload) if isinstance(child, Message))


def _text_of(part: Message) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    charset = part.get_content_charset() or "utf-8"
    for name in (charset, "utf-8", "latin-1"):
        try:
            return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("latin-1", errors="replace")


def _first_of_each(message: Message) -> dict[str, str]:
    """Headers by lower-case name. Asking the message for one goes through all of them each time."""
    headers: dict[str, str] = {}
    for name, value in message.items():
        headers.setdefault(name.lower(), str(value)[:MAX_HEADER_CHARS])
    return headers


def _decoded(value: str) -> str:
    if "=?" not in value:
        return value
    pieces = []
    for data, charset in decode_header(value):
        if isinstance(data, str):
            pieces.append(data)
            continue
        try:
            pieces.append(data.decode(charset or "utf-8"))
        except (LookupError, UnicodeDecodeError):
            pieces.append(data.decode("latin-1"))
    return "".join(pieces)


def _address(value: str) -> Address:
    if value.count("(") > 20:
        return Address("", "")
    name, address = parseaddr(value)
    if "@" not in address:
        # Display names with unquoted commas or colons defeat parseaddr; the address itself is still there.
        found = re.search(r"[^\s<>,;:\"]{1,100}@[^\s<>,;:\"]{1,200}", value)
        address = found.group() if found else ""
        name = value.split("<")[0]
    return Address(strip_controls(name).strip(" \"'"), address.strip().lower())


def _date(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
