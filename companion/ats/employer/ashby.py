"""Ashby: applications by an employer's API key (developers.ashbyhq.com). Status: Active, Hired, Archived, Lead."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

from companion.ats.employer.status import OfficialStatus, in_words, status_of
from companion.ats.fetch import FetchFailed, PoliteFetch
from companion.ats.shape import Row, several

API = "https://api.ashbyhq.com"
MAX_APPLICATIONS = 50


async def read(fetch: PoliteFetch, key: Mapping[str, str], email: str) -> list[OfficialStatus]:
    """Applications of the candidate with this address. Raises FetchFailed."""
    basic = _basic(key["api_key"])
    candidates = await _call(fetch, basic, "candidate.search", {"email": email})
    ids = [
        id_
        for candidate in candidates.rows("results")
        for id_ in (candidate.at("applicationIds") or [])
        if isinstance(id_, str)
    ]
    return [
        _status(await _call(fetch, basic, "application.info", {"applicationId": id_})) for id_ in ids[:MAX_APPLICATIONS]
    ]


def _basic(key: str) -> str:
    return "Basic " + base64.b64encode(f"{key}:".encode()).decode()


async def _call(fetch: PoliteFetch, authorization: str, name: str, body: Mapping[str, Any]) -> Row:
    answer = Row((await fetch.search(f"{API}/{name}", body, authorization=authorization)).json())
    if answer.at("success") is not True:
        raise FetchFailed(f"Ashby refuses {name}: {answer.text('errors') or 'check the key and its rights'}", "refused")
    return answer


def _status(answer: Row) -> OfficialStatus:
    at = "results"
    fields = {
        "status": answer.text(at, "status"),
        "stage": answer.text(at, "currentInterviewStage", "title"),
        "archived": answer.text(at, "archiveReason", "text"),
    }
    return OfficialStatus(
        id=answer.text(at, "id") or "",
        posting_ids=several(answer.text(at, "job", "id"), answer.text(at, "jobPosting", "id")),
        title=answer.text(at, "job", "title"),
        status=status_of("ashby", fields),
        words=in_words(fields),
        at=answer.moment(at, "archivedAt") or answer.moment(at, "updatedAt"),
    )
