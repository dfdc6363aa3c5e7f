"""Polite HTTP for boards: conditional, limited per host, with retries, a circuit per host, and a size limit.

One PoliteFetch serves all boards of a companion, so that two boards on one host share its limit.
"""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any, Literal, Self
from urllib.parse import urljoin, urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver

from companion import __version__
from companion.errors import CompanionError

USER_AGENT = f"JobCompanion/{__version__} (a job seeker's own program; reads boards its user watches)"
MAX_BYTES = 120_000_000
"""A board with 50,000 full descriptions in one answer has about so many."""
MAX_PAGE_BYTES = 5_000_000
SECONDS = 30.0
"""Until the first byte, and between two parts of an answer."""
TOTAL_SECONDS = 120.0
ATTEMPTS = 3
BACKOFF = 1.0
MAX_BACKOFF = 20.0
WAIT_AT_MOST = 30.0
"""A longer Retry-After is not waited for: the board is left alone until then."""
TRIP_AFTER = 5
"""Failures in a row after which a host is left alone."""
REST_SECONDS = 300.0
MAX_REST_SECONDS = 86_400.0
MAX_REDIRECTS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})

FailureKind = Literal["gone", "limited", "refused", "server", "unreachable", "slow", "too_large", "garbage", "resting"]
_RETRIED: frozenset[FailureKind] = frozenset({"limited", "server", "unreachable", "slow"})

HOST_SECONDS: Mapping[str, float] = {
    "api.lever.co": 1.0,
    "api.eu.lever.co": 1.0,
    "api.ashbyhq.com": 1.0,
    "api.smartrecruiters.com": 1.0,
    "apply.workable.com": 1.0,
    "www.jobs.nhs.uk": 1.0,
}
"""Seconds between two requests, by host: Lever's robots.txt asks for 1; the ATSs' others were seen to answer 429; a public
board's pages are asked one by one."""
DEFAULT_SECONDS = 0.25


class FetchFailed(CompanionError):
    """A board could not be read. `kind` says how; `retry_after` (seconds) when the host named a time."""

    code = "board_unreadable"
    status = 502

    def __init__(self, message: str, kind: FailureKind, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.kind = kind
        self.retry_after = retry_after


@dataclass(frozen=True)
class Validators:
    """What makes the next request for an address conditional."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True)
class Answer:
    """An answer with 2xx or 304; `body` is empty with the latter."""

    status: int
    url: str
    body: bytes
    charset: str
    validators: Validators
    next_url: str | None = None
    """Address of the next page, where a Link header names one."""

    @property
    def unchanged(self) -> bool:
        return self.status == 304

    def json(self) -> Any:
        """The body as JSON. Raises FetchFailed."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError) as error:
            raise FetchFailed("the board's answer is not readable (no JSON)", "garbage") from error

    def text(self) -> str:
        """The body as text; bytes that are none become replacement characters."""
        try:
            return self.body.decode(self.charset, errors="replace")
        except LookupError:
            return self.body.decode(errors="replace")


@dataclass
class _Host:
    """What is remembered of one host."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    next_at: float = 0.0
    failures: int = 0
    rests_until: float = 0.0


def same(url: str) -> str:
    """Requests go where they are addressed to."""
    return url


def anywhere(url: str) -> None:
    """Every address may be asked."""


class PoliteFetch:
    """Close it, or use it as an async context manager.

    `check` raises for an address that may not be asked, `resolver` refuses names that lead to one, `route` says
    where a request truly goes (a gateway). `sleep`, `monotonic`, `chance` are handed in so that tests need not wait.
    """

    def __init__(
        self,
        *,
        check: Callable[[str], None] = anywhere,
        resolver: Callable[[], AbstractResolver] | None = None,
        route: Callable[[str], str] = same,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        monotonic: Callable[[], float] = time.monotonic,
        chance: Callable[[], float] = random.random,
        seconds: float = SECONDS,
    ) -> None:
        self._check = check
        self._resolver = resolver
        self._route = route
        self._sleep = sleep
        self._monotonic = monotonic
        self._chance = chance
        self._seconds = seconds
        self._hosts: dict[str, _Host] = defaultdict(_Host)
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections; a later request opens new ones."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _open(self) -> aiohttp.ClientSession:
        """The session, made at the first request: its resolver belongs to the running event loop."""
        if self._session is None:
            resolver = self._resolver() if self._resolver else None
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(resolver=resolver, use_dns_cache=resolver is None, limit=16),
                timeout=aiohttp.ClientTimeout(
                    total=max(self._seconds, TOTAL_SECONDS), sock_connect=self._seconds, sock_read=self._seconds
                ),
                headers={"User-Agent": USER_AGENT},
                cookie_jar=aiohttp.DummyCookieJar(),
            )
        return self._session

    async def get(
        self,
        url: str,
        known: Validators | None = None,
        accept: str = "application/json",
        limit: int = MAX_BYTES,
        authorization: str | None = None,
    ) -> Answer:
        """Ask for an address, conditionally where validators are known. Raises FetchFailed.

        `authorization` is the header of this name; it is not sent on to another host by a redirect.
        """
        headers = {"Accept": accept} | ({"Authorization": authorization} if authorization else {})
        if known and known.etag:
            headers["If-None-Match"] = known.etag
        if known and known.modified:
            headers["If-Modified-Since"] = known.modified
        return await self._patiently("GET", url, headers, None, limit)

    async def page(self, url: str) -> Answer:
        """A web page. Raises FetchFailed."""
        return await self.get(url, accept="text/html,application/xhtml+xml,application/xml", limit=MAX_PAGE_BYTES)

    async def search(
        self,
        url: str,
        body: Mapping[str, Any],
        authorization: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """A POST that only asks (Workday's list): repeated like a GET. Raises FetchFailed."""
        sent = {"Accept": "application/json", "Content-Type": "application/json", **(headers or {})}
        sent |= {"Authorization": authorization} if authorization else {}
        return await self._patiently("POST", url, sent, json.dumps(body).encode(), MAX_BYTES)

    async def _patiently(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes | None, limit: int
    ) -> Answer:
        host = self._hosts[urlsplit(url).netloc]
        for attempt in range(1, ATTEMPTS + 1):
            await self._turn(url, host)
            try:
                answer = await self._follow(method, url, headers, body, limit)
            except FetchFailed as error:
                self._count(host, error)
                wait = error.retry_after or min(MAX_BACKOFF, BACKOFF * 2.0**attempt) * (0.5 + self._chance())
                resting = host.rests_until > self._monotonic()
                if error.kind not in _RETRIED or attempt == ATTEMPTS or resting or wait > WAIT_AT_MOST:
                    raise
                await self._sleep(wait)
            else:
                host.failures = 0
                return answer
        raise AssertionError("the last attempt returns or raises")

    async def _turn(self, url: str, host: _Host) -> None:
        """Wait for this host's next turn. Raises FetchFailed while it is left alone."""
        left = host.rests_until - self._monotonic()
        if left > 0:
            raise FetchFailed(
                f"{urlsplit(url).netloc} is left alone for {_span(left)} after it failed or asked to", "resting", left
            )
        name = urlsplit(url).hostname or ""
        async with host.lock:
            wait = host.next_at - self._monotonic()
            if wait > 0:
                await self._sleep(wait)
            host.next_at = self._monotonic() + HOST_SECONDS.get(name, DEFAULT_SECONDS)

    def _count(self, host: _Host, error: FetchFailed) -> None:
        """Leave a host alone that asked for it, or that failed too often in a row."""
        if error.kind == "limited" and error.retry_after and error.retry_after > WAIT_AT_MOST:
            host.rests_until = self._monotonic() + error.retry_after
        if error.kind not in _RETRIED:
            return
        host.failures += 1
        if host.failures >= TRIP_AFTER:
            host.failures = 0
            host.rests_until = max(host.rests_until, self._monotonic() + REST_SECONDS)

    async def _follow(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes | None, limit: int
    ) -> Answer:
        session = self._open()
        for _ in range(MAX_REDIRECTS + 1):
            self._allowed(url)
            try:
                async with session.request(
                    method, self._route(url), headers=headers, data=body, allow_redirects=False
                ) as reply:
                    if reply.status in REDIRECTS and "Location" in reply.headers:
                        target = urljoin(url, reply.headers["Location"])
                        if urlsplit(target).netloc != urlsplit(url).netloc:
                            headers = {name: value for name, value in headers.items() if name != "Authorization"}
                        url = target
                        continue
                    return await _answer(reply, url, limit)
            except TimeoutError as error:
                raise FetchFailed(f"{_name(url)} did not answer in time", "slow") from error
            except (aiohttp.ClientError, OSError, ValueError) as error:
                raise FetchFailed(f"{_name(url)} cannot be reached ({type(error).__name__})", "unreachable") from error
        raise FetchFailed(f"{_name(url)} redirects in a circle", "garbage")

    def _allowed(self, url: str) -> None:
        try:
            self._check(url)
        except CompanionError as error:
            raise FetchFailed(str(error), "refused") from error


async def _answer(reply: aiohttp.ClientResponse, url: str, limit: int) -> Answer:
    if reply.status >= 400:
        raise _failure(reply, url)
    content = bytearray()
    if reply.status != 304:
        async for chunk in reply.content.iter_chunked(65_536):
            content += chunk
            if len(content) > limit:
                raise FetchFailed(f"{_name(url)} answered with more than {limit // 1_000_000} MB", "too_large")
    validators = Validators(reply.headers.get("ETag"), reply.headers.get("Last-Modified"))
    following = reply.links.get("next")
    next_url = str(following["url"]) if following and "url" in following else None
    return Answer(reply.status, url, bytes(content), reply.charset or "utf-8", validators, next_url)


def _failure(reply: aiohttp.ClientResponse, url: str) -> FetchFailed:
    name, status = _name(url), reply.status
    after = retry_after(reply.headers.get("Retry-After"))
    if status in (404, 410):
        return FetchFailed(f"{name} answered {status}: there is no such board or posting any more", "gone")
    if status in (429, 503):
        said = f"; it asks to wait {_span(after)}" if after else ""
        return FetchFailed(f"{name} answered {status}: too many requests, or busy{said}", "limited", after)
    if status >= 500:
        return FetchFailed(f"{name} answered {status}: it has a fault of its own", "server")
    return FetchFailed(f"{name} answered {status}: it does not let programs read this", "refused")


def retry_after(header: str | None, now: datetime | None = None) -> float | None:
    """Seconds that a Retry-After asks for (a number or a date), at most a day; None when it says nothing usable."""
    if not header:
        return None
    text = header.strip()
    if text.isdecimal() and len(text) < 10:
        seconds = float(text)
    else:
        try:
            moment = parsedate_to_datetime(text)
        except ValueError:
            return None
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        seconds = (moment - (now or datetime.now(UTC))).total_seconds()
    return min(seconds, MAX_REST_SECONDS) if seconds > 0 else None


def _name(url: str) -> str:
    return urlsplit(url).hostname or "the board"


def _span(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min"
