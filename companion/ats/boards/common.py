"""What the readers share: taking board names out of addresses, and refusing odd ones."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urlsplit

from companion.ats.board import MAX_POSTINGS, BoardPage, BoardPosting, Workplace
from companion.ats.fetch import Answer, FetchFailed
from companion.ats.shape import Row, several

MAX_PARAMETERS = 20
_NAME = re.compile(r"[\w.%-]{1,120}\Z")
_WORKPLACES: dict[str, Workplace] = {
    "remote": "remote", "fullyremote": "remote", "hybrid": "hybrid", "onsite": "onsite", "inoffice": "onsite",
}  # fmt: skip


def name_in(pattern: re.Pattern[str], url: str) -> str | None:
    """The board's name in an address, when the pattern fits and the name is a plain one."""
    match = pattern.search(url[:2_000])
    name = next((group for group in match.groups() if group), None) if match else None
    return name if name and _NAME.match(name) and name.strip(".") else None


def host_of(url: str) -> str:
    """The host of an address, lower case; empty when it has none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def search_of(url: str, host: str, path: re.Pattern[str], asked: Mapping[str, str]) -> str | None:
    """What an address of a public job board's search asks for, as the query of its interface; None for other addresses.

    `asked` gives the interface's name for each of the page's. An address that asks for nothing is none: it means every job.
    """
    if host_of(url) != host or not path.match(urlsplit(url).path):
        return None
    given = parse_qsl(urlsplit(url).query)[:MAX_PARAMETERS]
    return (
        urlencode(sorted({(asked[name], text.strip()) for name, text in given if name in asked and text.strip()}))
        or None
    )


def words_of_search(key: str, *names: str) -> str | None:
    """What a search looks for, of these parameters of its interface, for a person to read."""
    asked = dict(parse_qsl(key))
    return ", ".join(asked[name] for name in names if name in asked) or None


def workplace_of(word: str | None) -> Workplace | None:
    """A vendor's word for where the work is done."""
    return _WORKPLACES.get(re.sub(r"[^a-z]", "", (word or "").lower()))


async def by_other_way(error: FetchFailed, read: Callable[[], Awaitable[BoardPage]]) -> BoardPage:
    """What another way in gives where the first failed with `error`: gone, refused or garbage. Raises FetchFailed.

    That there is no other way says nothing of the first: then it is `error` that is told.
    """
    if error.kind not in ("gone", "refused", "garbage"):
        raise error
    try:
        return await read()
    except FetchFailed as other:
        raise (error if other.kind == "gone" else other) from other


def skipped_note(rows: int, postings: int) -> str:
    """Words for entries that could not be read; empty when there are none."""
    return f"{rows - postings} entries without title or address were left out" if rows > postings else ""


async def whole_page(
    url: str, answer: Answer, rows: Callable[[], Sequence[Row]], posting: Callable[[Row], BoardPosting | None]
) -> BoardPage:
    """The page of an interface that gives everything in one answer: `rows` reads it, `posting` one of them.

    Read in a thread: 50,000 postings take a second, in which the event loop has others to serve. Raises FetchFailed
    when the answer is not readable.
    """

    def read() -> BoardPage:
        found = rows()
        postings = tuple(one for row in found[:MAX_POSTINGS] if (one := posting(row)))
        return BoardPage(
            postings,
            len(found) <= MAX_POSTINGS,
            validators={url: answer.validators},
            note=skipped_note(len(found), len(postings)),
        )

    return await asyncio.to_thread(read)


async def page_of_places(url: str, answer: Answer, rows: Callable[[], tuple[int, list[BoardPosting]]]) -> BoardPage:
    """The page of an interface with a row for each place of a job: `rows` gives how many there are, and those it could read.

    Read in a thread, as `whole_page` does. Raises FetchFailed when the answer is not readable.
    """

    def read() -> BoardPage:
        count, found = rows()
        postings = one_each(found)
        return BoardPage(
            postings[:MAX_POSTINGS],
            len(postings) <= MAX_POSTINGS,
            validators={url: answer.validators},
            note=skipped_note(count, len(found)),
        )

    return await asyncio.to_thread(read)


def one_each(postings: list[BoardPosting]) -> tuple[BoardPosting, ...]:
    """Rows of one posting, one for each place, made one posting with all places."""
    found: dict[str, BoardPosting] = {}
    for one in postings:
        before = found.get(one.external_id)
        places = several(*before.locations, *one.locations) if before else one.locations
        found[one.external_id] = replace(before or one, locations=places)
    return tuple(found.values())
