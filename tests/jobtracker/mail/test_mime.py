"""Our splitter of messages against the library's parser, and against what is sent to break it."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage, Message

from hypothesis import given
from hypothesis import strategies as st

from companion.jobtracker.mail.mime import MAX_PARTS, parse_message
from tests.jobtracker.mail.mail_set import HALVES, mails_of


def leaves(message: Message) -> list[tuple[str, bytes]]:
    found = []
    for part in message.walk():
        data = part.get_payload(decode=True)
        if isinstance(data, bytes) and not part.is_multipart():
            found.append((part.get_content_type(), data.replace(b"\r\n", b"\n").strip()))
    return found


def test_every_mail_of_the_set_comes_apart_as_by_the_library() -> None:
    for half in HALVES:
        for mail in mails_of(half):
            for raw in (mail.raw, mail.raw.replace(b"\n", b"\r\n")):
                assert leaves(parse_message(raw)) == leaves(message_from_bytes(raw)), mail.name


def test_nested_and_attached_messages_come_apart_too() -> None:
    inner = EmailMessage()
    inner["Subject"] = "inner"
    inner.set_content("text of the inner one")
    outer = EmailMessage()
    outer.set_content("text")
    outer.add_alternative("<p>text</p>", subtype="html")
    outer.add_attachment(inner)
    outer.add_attachment(b"\x00\x01", maintype="application", subtype="pdf", filename="a.pdf")
    raw = outer.as_bytes()
    assert leaves(parse_message(raw)) == leaves(message_from_bytes(raw))


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"Content-Type: multipart/mixed; boundary=b\n\n--b\n", b"--b--\n", b"\n\n"]),
)
def test_no_bytes_break_it(junk: bytes, start: bytes) -> None:
    parse_message(start + junk)


def test_parts_and_depth_are_bounded() -> None:
    many = b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 5_000 + b"--b--\n"
    assert len(list(parse_message(many).walk())) <= MAX_PARTS
    deep = b"Content-Type: message/rfc822\n\n" * 500 + b"Subject: x\n\ny"
    assert len(list(parse_message(deep).walk())) < 50


def test_a_boundary_that_never_comes_leaves_the_text() -> None:
    message = parse_message(b"Content-Type: multipart/mixed; boundary=b\n\nplain words")
    assert "plain words" in str(message.get_payload())
