"""Greenhouse Harvest v3: OAuth 2.0 client credentials (harvestdocs.greenhouse.io; v1 and v2 ended in August 2026).

Pages follow the Link header's rel="next" alone. Status is active, rejected, hired or converted.
"""

from __future__ import annotations

import base64
from collections.abc import AsyncIterator, Mapping
from urllib.parse import quote

from companion.ats.employer.status import OfficialStatus, in_words, status_of
from companion.ats.fetch import FetchFailed, PoliteFetch
from companion.ats.shape import Row, rows_of, several

TOKEN = "https://auth.greenhouse.io/token"
API = "https://harvest.greenhouse.io/v3"
MAX_PAGES = 20


async def read(fetch: PoliteFetch, key: Mapping[str, str], email: str) -> list[OfficialStatus]:
    """Applications of the candidate with this address. Raises FetchFailed."""
    bearer = await _token(fetch, key)
    ids = [
        id_
        async for row in _rows(fetch, f"{API}/candidates?email={quote(email, safe='')}", bearer)
        if (id_ := row.text("id"))
    ]
    if not ids:
        return []
    found = []
    async for row in _rows(fetch, f"{API}/applications?candidate_ids={','.join(ids)}", bearer):
        found.append(_status(row))
    return found


async def _token(fetch: PoliteFetch, key: Mapping[str, str]) -> str:
    basic = base64.b64encode(f"{key['client_id']}:{key['client_secret']}".encode()).decode()
    answer = await fetch.search(TOKEN, {"grant_type": "client_credentials"}, authorization=f"Basic {basic}")
    token = Row(answer.json()).text("access_token")
    if token is None:
        raise FetchFailed("Greenhouse gave no token: check the client id, the secret and its scopes", "garbage")
    return f"Bearer {token}"


async def _rows(fetch: PoliteFetch, url: str, bearer: str) -> AsyncIterator[Row]:
    for _ in range(MAX_PAGES):
        answer = await fetch.get(url, authorization=bearer)
        for row in rows_of(answer.json()):
            yield row
        if answer.next_url is None or not answer.next_url.startswith(API):
            return
        url = answer.next_url


def _status(row: Row) -> OfficialStatus:
    stage = row.text("current_stage", "name") or row.text("stage_name")
    fields = {"status": row.text("status"), "stage": stage, "archived": row.text("rejection_reason", "name")}
    jobs = [job.text("id") for job in row.rows("jobs")]
    return OfficialStatus(
        id=row.text("id") or "",
        posting_ids=several(row.text("job_post_id"), row.text("job_id"), *jobs),
        title=next((job.text("name") for job in row.rows("jobs")), None),
        status=status_of("greenhouse", fields),
        words=in_words(fields),
        at=row.moment("rejected_at") or row.moment("last_activity_at"),
    )
