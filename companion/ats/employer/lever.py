"""Lever: opportunities by an employer's API key (hire.lever.co/developer). An archive reason ends an opportunity."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from urllib.parse import quote

from companion.ats.employer.status import OfficialStatus, in_words, status_of
from companion.ats.fetch import PoliteFetch
from companion.ats.shape import Row, rows_of, several

API = "https://api.lever.co/v1"


async def read(fetch: PoliteFetch, key: Mapping[str, str], email: str) -> list[OfficialStatus]:
    """Opportunities of the candidate with this address. Raises FetchFailed."""
    basic = base64.b64encode(f"{key['api_key']}:".encode()).decode()
    url = f"{API}/opportunities?email={quote(email, safe='')}&expand=stage&expand=applications"
    answer = await fetch.get(url, authorization=f"Basic {basic}")
    return [await _status(fetch, f"Basic {basic}", row) for row in rows_of(answer.json(), "data")]


async def _status(fetch: PoliteFetch, authorization: str, row: Row) -> OfficialStatus:
    reason = row.text("archived", "reason")
    if reason:
        named = await fetch.get(f"{API}/archive_reasons/{quote(reason, safe='')}", authorization=authorization)
        reason = Row(named.json()).text("data", "text") or reason
    fields = {"stage": row.text("stage", "text"), "archived": reason}
    changes = [change.moment("updatedAt") for change in row.rows("stageChanges")]
    postings = [one.text("posting", "id") or one.text("posting") for one in row.rows("applications")]
    return OfficialStatus(
        id=row.text("id") or "",
        posting_ids=several(*postings),
        title=next((one.text("posting", "text") for one in row.rows("applications")), None),
        status=status_of("lever", fields),
        words=in_words(fields),
        at=row.moment("archived", "archivedAt") or (changes[-1] if changes else None),
    )
