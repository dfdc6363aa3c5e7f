"""A message taken apart into its parts: headers by the standard library, bodies by their boundaries alone.

The library's own parser goes through a body line by line and compiles two patterns for each boundary: half of the
time of reading a mailbox. Here a body is cut with `bytes.find`. Depth and number of parts are bounded.
"""

from __future__ import annotations

import re
from email.message import Message
from email.parser import HeaderParser

MAX_PARTS = 200
MAX_DEPTH = 20
MAX_HEADER_BYTES = 256_000
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_PARSER = HeaderParser()


def parse_message(raw: bytes) -> Message:
    """The message with its parts as payload, like `email.message_from_bytes`, at most MAX_PARTS of them.

    A multipart without its boundary in it stays one part of text. Parts beyond the bounds are left out.
    """
    return _parse(raw, 0, [MAX_PARTS])


def _parse(raw: bytes, depth: int, left: list[int]) -> Message:
    left[0] -= 1
    if raw[:2] == b"\r\n" or raw[:1] == b"\n":
        head, body = b"", raw.lstrip(b"\r\n")
    else:
        end = _HEAD_END.search(raw, 0, MAX_HEADER_BYTES)
        head, body = (raw[: end.start()], raw[end.end() :]) if end else (raw[:MAX_HEADER_BYTES], b"")
    message: Message = _PARSER.parsestr(head.decode("ascii", "surrogateescape") + "\n\n")
    kind = message.get_content_maintype()
    boundary = message.get_boundary() if kind == "multipart" else None
    if boundary and depth < MAX_DEPTH:
        chunks = _cut(body, boundary.encode("ascii", "surrogateescape"), left[0])
        if chunks:
            message.set_payload([_parse(chunk, depth + 1, left) for chunk in chunks if left[0] > 0])
            return message
    if message.get_content_type() == "message/rfc822" and depth < MAX_DEPTH and left[0] > 0:
        message.set_payload([_parse(body, depth + 1, left)])
        return message
    message.set_payload(body.decode("ascii", "surrogateescape"))
    return message


def _cut(body: bytes, boundary: bytes, most: int) -> list[bytes]:
    """The bodies between the boundary's lines. The last one may lack its end."""
    mark = b"--" + boundary
    chunks: list[bytes] = []
    at = 0 if body.startswith(mark) else _next(body, mark, 0)
    while at >= 0 and len(chunks) < most:
        after = at + len(mark)
        if body[after : after + 2] == b"--":
            break
        start = body.find(b"\n", after) + 1
        if start == 0:
            break
        at = _next(body, mark, start - 1)
        end = len(body) if at < 0 else at - (2 if body[at - 2 : at] == b"\r\n" else 1)
        chunks.append(body[start : max(start, end)])
    return chunks


def _next(body: bytes, mark: bytes, start: int) -> int:
    """Where the next line that is a boundary begins; -1 when there is none."""
    while True:
        found = body.find(b"\n" + mark, start)
        if found < 0:
            return -1
        after = found + 1 + len(mark)
        if body[after : after + 2] in (b"--", b"\r\n") or body[after : after + 1] in (b"\n", b" ", b"\t", b""):
            return found + 1
        start = found + 1
