"""Reads one board: what is new or changed is understood and scored, what is gone is closed, failures become words.

Nothing is lost whenever the work ends: entries are remembered only once their postings are stored, and what would
make the next reading conditional is stored last. A reading that was cut off is simply made again.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from companion.ats.board import BoardPage, BoardPosting, BoardReader, BoardRef
from companion.ats.fetch import FetchFailed, PoliteFetch, Validators
from companion.clock import Clock
from companion.contracts import PageSnapshot, PostingReading
from companion.jobmatcher.boards.groups import group_key_of
from companion.jobmatcher.boards.snapshots import snapshot_of
from companion.store.boards import Boards, Entry, KnownEntry, Outcome, StoredBoard

TOGETHER = 50
"""Postings understood and stored at a time: what is lost at most by a crash, and made again."""
LIST_SECONDS = 900.0
"""How long the list of one board may take: 2,000 pages at a polite pace are 500 s."""
DETAIL_SECONDS = 240.0
"""How long descriptions are asked for, one by one, in one reading; the rest follows in the next."""
DOUBT_FROM = 10
"""A board with so many open postings that loses most of them at once is read again before any is closed."""
MAX_BACKOFF = timedelta(hours=6)
MAX_NUMBER = 200
"""Characters of an ATS's number that are kept."""
ReadPage = Callable[[PageSnapshot], PostingReading]


class Intake(Protocol):
    """What stores and scores postings: the PostingService."""

    async def add_readings(self, user: int, pages: Sequence[tuple[PageSnapshot, PostingReading]]) -> list[int | None]:
        """Their numbers, in order; None for what is no posting."""
        ...


@dataclass(frozen=True)
class Checked:
    """What one reading of a board brought."""

    new: int = 0
    changed: int = 0
    closed: int = 0
    error: str | None = None

    @property
    def found(self) -> int:
        return self.new + self.changed + self.closed


@dataclass(frozen=True)
class _Progress:
    """How far the new and changed postings were taken in."""

    new: int = 0
    changed: int = 0
    gone: frozenset[str] = frozenset()
    left: int = 0
    failure: FetchFailed | None = None


class BoardChecker:
    """Reads boards one at a time; several checks may run beside each other."""

    def __init__(
        self,
        boards: Boards,
        intake: Intake,
        read: ReadPage,
        readers: Iterable[BoardReader],
        clock: Clock,
        monotonic: Callable[[], float] = time.monotonic,
        list_seconds: float = LIST_SECONDS,
    ) -> None:
        self._boards = boards
        self._intake = intake
        self._read = read
        self._readers = {reader.name: reader for reader in readers}
        self._clock = clock
        self._monotonic = monotonic
        self._list_seconds = list_seconds

    async def check(self, board: StoredBoard, fetch: PoliteFetch) -> Checked:
        """Read a board. A failure becomes its state; only defects and the store's own errors are raised."""
        reader = self._readers[board.ats]
        ref = BoardRef(board.ats, board.key, board.url)
        entries = await self._boards.entries(board.id)
        started = self._monotonic()
        try:
            async with asyncio.timeout(self._list_seconds):
                page = await reader.list(ref, fetch, {} if board.doubt else _validators(board))
            if page.note and not page.postings:
                raise FetchFailed(f"nothing the board lists is readable ({page.note})", "garbage")
        except FetchFailed as error:
            return await self._failed(board, error)
        except TimeoutError:
            return await self._failed(
                board, FetchFailed(f"the list took more than {self._list_seconds / 60:.0f} min", "slow")
            )
        if page.unchanged:
            count = sum(entry.open for entry in entries.values())
            outcome = Outcome(
                "ok", f"{count} open postings, nothing changed", self._due(board, reader, 0), all_seen=True
            )
            await self._boards.finish(board, outcome)
            return Checked()
        return await self._take(board, reader, ref, page, entries, fetch, self._monotonic() - started)

    async def _take(
        self,
        board: StoredBoard,
        reader: BoardReader,
        ref: BoardRef,
        page: BoardPage,
        entries: dict[str, KnownEntry],
        fetch: PoliteFetch,
        took: float,
    ) -> Checked:
        listed, news = await asyncio.to_thread(_sorted_out, page, entries)
        progress = await self._understand(board, reader, ref, news, entries, fetch)
        open_now = {number for number, entry in entries.items() if entry.open}
        missing = open_now - listed.keys() if page.complete else set()
        doubt = not board.doubt and len(open_now) >= DOUBT_FROM and len(missing) * 2 > len(open_now)
        closed = frozenset() if doubt else frozenset(missing)
        whole = not progress.left and not doubt and page.complete
        outcome = Outcome(
            state="ok" if whole and not page.note else "partial",
            note=_note(page, progress, len(listed), len(missing) if doubt else 0),
            due=self._due(board, reader, took),
            validators=_pairs(page) if whole else {},
            doubt=doubt,
            title=reader.title(ref) or _employer(page),
            closed=closed | progress.gone,
            all_seen=page.complete and not doubt,
        )
        count = await self._boards.finish(board, outcome)
        return Checked(progress.new, progress.changed, count)

    async def _understand(
        self,
        board: StoredBoard,
        reader: BoardReader,
        ref: BoardRef,
        news: list[BoardPosting],
        entries: dict[str, KnownEntry],
        fetch: PoliteFetch,
    ) -> _Progress:
        """Take new and changed postings in, some at a time. Stops asking for descriptions when a host refuses."""
        started = self._monotonic()
        progress = _Progress(left=len(news))
        for start in range(0, len(news), TOGETHER):
            some = news[start : start + TOGETHER]
            full: list[tuple[BoardPosting, BoardPosting]] = []
            for one in some:
                try:
                    full.append((one, await self._whole(reader, ref, one, fetch)))
                except FetchFailed as error:
                    if error.kind == "gone":
                        progress = replace(progress, gone=progress.gone | {_number(one)}, left=progress.left - 1)
                    elif error.kind == "garbage":
                        full.append((one, one))
                    else:
                        progress = replace(progress, failure=error)
                        break
            await self._store(board, full, self._one_employer(board, reader, ref))
            new = sum(_number(one) not in entries for one, _ in full)
            progress = replace(
                progress,
                new=progress.new + new,
                changed=progress.changed + len(full) - new,
                left=progress.left - len(full),
            )
            if progress.failure or self._monotonic() - started > DETAIL_SECONDS:
                break
        return progress

    async def _whole(self, reader: BoardReader, ref: BoardRef, one: BoardPosting, fetch: PoliteFetch) -> BoardPosting:
        return await reader.posting(ref, one, fetch) if reader.has_details and not one.description else one

    @staticmethod
    def _one_employer(board: StoredBoard, reader: BoardReader, ref: BoardRef) -> str | None:
        """Whose the postings are that name nobody."""
        return None if reader.title(ref) or board.title == board.key else board.title

    async def _store(
        self, board: StoredBoard, full: list[tuple[BoardPosting, BoardPosting]], employer: str | None
    ) -> None:
        if not full:
            return

        def understand() -> list[tuple[PageSnapshot, PostingReading]]:
            snapshots = [snapshot_of(one, employer) for _, one in full]
            return [(snapshot, self._read(snapshot)) for snapshot in snapshots]

        pages = await asyncio.to_thread(understand)
        ids = await self._intake.add_readings(board.user, pages)
        await self._boards.keep(
            board,
            [
                Entry(
                    external_id=_number(listed),
                    url=one.url,
                    digest=listed.digest,
                    posting=id_,
                    group_key=group_key_of(board.ats, board.key, one, reading.posting),
                )
                for (listed, one), (_, reading), id_ in zip(full, pages, ids, strict=True)
            ],
        )

    async def _failed(self, board: StoredBoard, error: FetchFailed) -> Checked:
        """Keep everything as it was; say why; come back later, and later still after each failure in a row."""
        wait = min(MAX_BACKOFF, timedelta(seconds=board.interval_seconds) * 2 ** min(board.failures, 10))
        if error.retry_after:
            wait = max(wait, timedelta(seconds=error.retry_after))
        state = {"gone": "gone", "limited": "waiting", "resting": "waiting"}.get(error.kind, "failed")
        known = "; the postings read before are kept" if board.read else ""
        note = f"{error}{known}; next try in {_span(wait)}"
        await self._boards.finish(board, Outcome(state, note, self._clock.now() + wait, failed=True))
        return Checked(error=f"{board.url}: {error}")

    def _due(self, board: StoredBoard, reader: BoardReader, took: float) -> datetime:
        """When to read again: a board that takes long, or whose ATS wants patience, is read less often."""
        seconds = max(board.interval_seconds, reader.every_seconds, 4 * took)
        return self._clock.now() + timedelta(seconds=seconds)


def _sorted_out(page: BoardPage, entries: dict[str, KnownEntry]) -> tuple[dict[str, BoardPosting], list[BoardPosting]]:
    """What is listed by number, and what of it is new or changed. The digests of 50,000 postings take a second."""
    listed = {_number(one): one for one in page.postings}
    news = [
        one
        for number, one in listed.items()
        if (before := entries.get(number)) is None or not before.open or before.digest != one.digest
    ]
    return listed, news


def _number(posting: BoardPosting) -> str:
    return posting.external_id[:MAX_NUMBER]


def _validators(board: StoredBoard) -> dict[str, Validators]:
    return {url: Validators(*pair) for url, pair in board.validators.items()}


def _pairs(page: BoardPage) -> dict[str, tuple[str | None, str | None]]:
    return {url: (one.etag, one.modified) for url, one in page.validators.items() if one.etag or one.modified}


def _employer(page: BoardPage) -> str | None:
    """The employer most postings name."""
    names = Counter(one.company for one in page.postings if one.company)
    return names.most_common(1)[0][0] if names else None


def _note(page: BoardPage, progress: _Progress, listed: int, missing: int) -> str:
    parts = [f"{listed} open postings"]
    if page.note:
        parts.append(page.note)
    if progress.failure:
        parts.append(f"{progress.left} are not read yet: {progress.failure}")
    elif progress.left:
        parts.append(f"{progress.left} are not read yet: they follow in the next readings")
    if missing:
        parts.append(f"{missing} are missing at once: they are closed when the next reading says so too")
    return "; ".join(parts)


def _span(wait: timedelta) -> str:
    minutes = wait.total_seconds() / 60
    return f"{minutes:.0f} min" if minutes < 120 else f"{minutes / 60:.0f} h"
