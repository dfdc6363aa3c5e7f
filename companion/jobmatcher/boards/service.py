"""Watched boards, as a user adds, looks at and removes them."""

from __future__ import annotations

from companion.ats.boards import reader_of
from companion.ats.fetch import FetchFailed, PoliteFetch
from companion.ats.resolve import BoardUnknown, by_address, resolve
from companion.errors import CompanionError
from companion.jobmatcher.boards.messages import BoardInfo, BoardsReply
from companion.store.boards import BoardCount, Boards, StoredBoard


class NoSuchBoard(CompanionError):
    """This user watches no board of this number."""

    code = "no_such_board"
    status = 404


class BoardService:
    """Watched boards. `minutes` is how often a board is read when nobody said otherwise."""

    def __init__(self, boards: Boards, fetch: PoliteFetch, minutes: int) -> None:
        self._boards = boards
        self._fetch = fetch
        self._minutes = minutes

    async def add(self, user: int, url: str, minutes: int | None = None) -> BoardInfo:
        """Watch the board, or the search of a public one, behind an address. Raises BoardUnknown in words that say what to give instead."""
        url = url.strip()
        if "://" not in url:
            url = f"https://{url}"
        ref = by_address(url)
        if ref is None:
            try:
                ref = await resolve(url, self._fetch)
            except FetchFailed as error:
                raise BoardUnknown(
                    f"{error}: check the address, or give the address of the list of jobs itself"
                ) from error
        title = reader_of(ref.ats).title(ref) or ref.key
        board = await self._boards.add(user, ref.ats, ref.key, ref.url, title, 60 * (minutes or self._minutes))
        return _info(board, (await self._boards.counts(user)).get(board.id, BoardCount()))

    async def remove(self, user: int, board: int) -> None:
        """Watch a board no longer; its postings stay. Raises NoSuchBoard."""
        if not await self._boards.remove(user, board):
            raise NoSuchBoard(f"no board {board} is watched: `companion boards` lists them")

    async def list(self, user: int, running: bool = False) -> BoardsReply:
        """All boards of a user with their states."""
        counts = await self._boards.counts(user)
        boards = await self._boards.of_user(user)
        return BoardsReply(boards=[_info(one, counts.get(one.id, BoardCount())) for one in boards], running=running)


def _info(board: StoredBoard, count: BoardCount) -> BoardInfo:
    return BoardInfo(
        board=board.id,
        ats=board.ats,
        key=board.key,
        url=board.url,
        title=board.title,
        added=board.added,
        state=board.state,
        note=board.note,
        checked=board.checked,
        read=board.read,
        failed=board.failed,
        due=board.due,
        interval_minutes=board.interval_seconds / 60,
        open=count.open,
        closed=count.closed,
        jobs=count.jobs,
    )
