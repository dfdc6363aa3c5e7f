"""What makes two pages the same posting, and whether a posting changed."""

from __future__ import annotations

import hashlib
from urllib.parse import SplitResult, urlsplit, urlunsplit

from companion.ats.board import BoardPosting
from companion.ats.recognise import vendor_host
from companion.contracts import PageSnapshot, Posting, PostingReading
from companion.jobmatcher.boards.groups import group_key_of

TRACKING = ("utm_", "gh_src", "lever-source", "source", "src", "ref", "fbclid", "gclid", "trk")
"""Starts of query parameters that say where a visitor came from, not which posting it is."""
ONE_NUMBERING = frozenset({"greenhouse", "lever", "ashby", "smartrecruiters", "jobvite"})
"""Systems that number postings over all employers; elsewhere the same number means another job at each employer."""
NO_HOST = ".invalid"
"""Reserved (RFC 2606): the address of a page that was read from a file."""
MAX_KEY = 600


def key_of(snapshot: PageSnapshot, reading: PostingReading) -> str:
    """The ATS's own number, else the address without tracking, else the content.

    A page speaks for an ATS only on the ATS's own host; elsewhere the number counts together with the host. A
    canonical address counts only on the page's own host. So no page can take the place of another site's.
    """
    url = urlsplit(snapshot.url)
    host = (url.hostname or "").lower()
    if url.scheme not in ("http", "https") or not host or host.endswith(NO_HOST):
        return f"text:{fingerprint_of(reading)}"
    if reading.ats and reading.external_id:
        return _bounded(_ats_key(snapshot.url, host, reading.ats, reading.external_id))
    canonical = urlsplit(snapshot.canonical_url or "")
    if canonical.scheme in ("http", "https") and canonical.netloc == url.netloc and canonical.path.strip("/"):
        url = canonical
    return _bounded(_plain(url))


def _plain(url: SplitResult) -> str:
    """An address without fragment and without what only says where a visitor came from."""
    query = "&".join(part for part in url.query.split("&") if not part.lower().startswith(TRACKING))
    return urlunsplit((url.scheme, url.netloc.lower(), url.path.rstrip("/"), query, ""))


def _ats_key(url: str, host: str, ats: str, number: str) -> str:
    address = vendor_host(url)
    if address is None or address.ats != ats:
        return f"{ats}:{number}@{host}"
    return f"{ats}:{number}" if ats in ONE_NUMBERING else f"{ats}:{(address.board or host).lower()}:{number}"


def _bounded(key: str) -> str:
    return key if len(key) <= MAX_KEY else f"url:{hashlib.sha256(key.encode()).hexdigest()}"


def fingerprint_of(reading: PostingReading) -> str:
    """Digest of the content a person would call the posting: title, employer, places, text, and that it is closed."""
    posting = reading.posting or Posting()
    parts = [posting.title or "", posting.company or "", *posting.locations, posting.description]
    parts += ["closed"] if reading.closed else []
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def job_key_of(reading: PostingReading, host: str) -> str:
    """Digest of the work itself, blind to address and place: employer, title and text. `host` names the employer else."""
    posting = reading.posting or Posting()
    number = reading.external_id or fingerprint_of(reading)
    entry = BoardPosting(
        external_id=number,
        url="",
        title=posting.title or "",
        company=posting.company,
        locations=tuple(posting.locations),
    )
    return group_key_of(reading.ats or "", host, entry, posting)


def ats_key_of(reading: PostingReading, host: str) -> str | None:
    """The ATS's own number of the posting, wherever its page stands; None where it shows none."""
    if not reading.ats or not reading.external_id:
        return None
    if reading.ats in ONE_NUMBERING:
        return f"{reading.ats}:{reading.external_id}"[:300]
    employer = (reading.posting.company if reading.posting else None) or host
    return f"{reading.ats}:{' '.join(employer.lower().split())}:{reading.external_id}"[:300]


def address_key(url: str) -> str:
    """Stands for a page that could not be read: its address without what only says where a visitor came from."""
    return f"url:{hashlib.sha256(_plain(urlsplit(url)).encode()).hexdigest()}"
