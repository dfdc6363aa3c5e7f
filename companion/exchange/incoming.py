"""Rows of other trackers' lists into applications, each once however often the list is imported."""

from __future__ import annotations

import base64

from companion.clock import Clock
from companion.exchange.messages import ImportListReply, ImportListRequest, ListRow
from companion.exchange.sheet import ListUnreadable
from companion.exchange.trackers import ListedApplication, read_list
from companion.jobtracker.messages import NewApplicationRequest, StatusUpdateRequest
from companion.jobtracker.service import ApplicationService
from companion.store.tracker import Tracker

EVERY_APPLICATION = 1_000_000
PREVIEW, MOST_FAULTS = 20, 100
UNSENT = frozenset({"saved", "applying"})
NAME_CHARS = 300
Mark = tuple[str, str, str]


class ListImport:
    """Looks at a list, or takes it in."""

    def __init__(self, tracker: Tracker, applications: ApplicationService, clock: Clock) -> None:
        self._tracker = tracker
        self._applications = applications
        self._clock = clock

    async def take(self, asked: ImportListRequest) -> ImportListReply:
        """What the list says; with `apply`, its new rows become applications. Raises ListUnreadable."""
        try:
            content = base64.b64decode(asked.base64, validate=True)
        except ValueError:
            raise ListUnreadable("base64: the content cannot be decoded") from None
        found = read_list(content, self._clock.now(), asked.mapping)
        known = {
            _mark(one.company, one.title, one.url)
            for one in await self._tracker.applications(asked.user, limit=EVERY_APPLICATION)
        }
        shown: list[ListRow] = []
        new = 0
        for row in found.rows:
            mark = _mark(row.company, row.title, row.url)
            there = mark in known
            known.add(mark)
            new += not there
            if len(shown) < PREVIEW:
                shown.append(
                    ListRow(
                        line=row.line, company=row.company, title=row.title, status=row.status, known=there,
                        applied_at=row.applied_at.isoformat() if row.applied_at else None,
                    )
                )  # fmt: skip
            if asked.apply and not there:
                await self._add(asked.user, row)
        return ImportListReply(
            tracker=found.tracker, mapping=found.mapping, unused=list(found.unused), rows=len(found.rows), new=new,
            known=len(found.rows) - new, faults=list(found.faults[:MOST_FAULTS]), preview=shown, applied=asked.apply,
        )  # fmt: skip

    async def _add(self, user: int, row: ListedApplication) -> None:
        """First when it was sent, then where it stands: two words, so that the time between them is known."""
        now = self._clock.now()
        first = row.status if row.status in UNSENT else "applied"
        at = row.applied_at or row.updated_at or now
        id_ = await self._applications.create(
            NewApplicationRequest(
                user=user, company=_cut(row.company), title=_cut(row.title), url=row.url, status=first, at=at
            )
        )
        if row.status != first:
            later = max(at, row.updated_at or now)
            note = row.note or "imported from a list"
            await self._applications.update(id_, StatusUpdateRequest(user=user, status=row.status, at=later, note=note))


def _cut(text: str | None) -> str | None:
    return text[:NAME_CHARS] if text else None


def _mark(company: str | None, title: str | None, url: str | None) -> Mark:
    """What tells the same application again."""
    return (" ".join((company or "").lower().split()), " ".join((title or "").lower().split()), (url or "").rstrip("/"))
