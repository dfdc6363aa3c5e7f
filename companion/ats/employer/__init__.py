"""What an employer's own credentials may read: the true status of one candidate's applications, by ATS."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from companion.ats.employer import ashby, greenhouse, lever
from companion.ats.employer.status import OfficialStatus
from companion.ats.fetch import PoliteFetch

Read = Callable[[PoliteFetch, Mapping[str, str], str], Awaitable[list[OfficialStatus]]]

READS: Mapping[str, Read] = {"greenhouse": greenhouse.read, "lever": lever.read, "ashby": ashby.read}
"""Reads the applications of the candidate with an e-mail address. Raises FetchFailed."""
NEEDED: Mapping[str, tuple[str, ...]] = {
    "greenhouse": ("client_id", "client_secret"),
    "lever": ("api_key",),
    "ashby": ("api_key",),
}
"""Names of the credentials that each of them needs."""
