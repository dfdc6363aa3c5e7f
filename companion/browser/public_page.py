"""Fetch a public page by address and read it as the agent reads any page.

The address is the user's own, but what it leads to is not: only http and https, only public addresses, checked
again after each redirect and pinned for the connection, so that no page can reach into the user's network.
"""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urljoin, urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

from companion import __version__
from companion.contracts import PageSnapshot
from companion.errors import CompanionError

MAX_PAGE = 5_000_000
MAX_REDIRECTS = 5
SECONDS = 20.0
USER_AGENT = f"JobCompanion/{__version__} (a job seeker's own program; reads one page on request)"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
PAGE_TYPES = ("text/html", "application/xhtml+xml")


class PageRefused(CompanionError):
    """The address is not one the companion fetches, or what it answered is no page."""

    code = "page_refused"
    status = 422


class PageUnreachable(CompanionError):
    """Nothing answered."""

    code = "page_unreachable"
    status = 502


class PublicResolver(AbstractResolver):
    """Resolves names to public addresses only; the connection uses exactly what was checked."""

    def __init__(self) -> None:
        self._inner = ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Raises OSError when any address of the name is not public."""
        found = await self._inner.resolve(host, port, family)
        if not found or not all(is_public(entry["host"]) for entry in found):
            raise OSError("not a public address")
        return found

    async def close(self) -> None:
        """Nothing is held."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, also behind a v4-in-v6 form."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None:
            return inner.is_global and not inner.is_multicast
        if ip in ipaddress.ip_network("64:ff9b::/96"):
            return False
    return ip.is_global and not ip.is_multicast


def check_address(url: str) -> None:
    """Raises PageRefused for another scheme, a login in the address, or a host that is a private IP address."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise PageRefused("only http and https addresses can be scored")
    if parts.username is not None or parts.password is not None:
        raise PageRefused("an address with a login in it is not fetched: leave the part before @ out")
    try:
        public = is_public(parts.hostname)
    except ValueError:
        return
    if not public:
        raise PageRefused("this address is on a private network: open the page in the browser instead")


async def fetch_page(url: str) -> tuple[str, str]:
    """The final address and the HTML of a public page. Raises PageRefused, PageUnreachable."""
    connector = aiohttp.TCPConnector(resolver=PublicResolver(), use_dns_cache=False)
    timeout = aiohttp.ClientTimeout(total=SECONDS)
    headers = {"User-Agent": USER_AGENT, "Accept": "text/html"}
    async with aiohttp.ClientSession(
        connector=connector, timeout=timeout, headers=headers, cookie_jar=aiohttp.DummyCookieJar()
    ) as session:
        for _ in range(MAX_REDIRECTS + 1):
            check_address(url)
            try:
                async with session.get(url, allow_redirects=False) as reply:
                    if reply.status in REDIRECTS and "Location" in reply.headers:
                        url = urljoin(url, reply.headers["Location"])
                        continue
                    return url, await _content(reply)
            except (aiohttp.ClientError, OSError, TimeoutError) as error:
                raise PageUnreachable(
                    "the page could not be fetched: check the address, or open it in the browser"
                ) from error
    raise PageRefused(f"more than {MAX_REDIRECTS} redirects")


async def _content(reply: aiohttp.ClientResponse) -> str:
    if reply.status >= 400:
        raise PageUnreachable(f"the site answered {reply.status}: open the page in the browser instead")
    if reply.content_type not in PAGE_TYPES:
        raise PageRefused(f"not a web page but {reply.content_type}")
    content = bytearray()
    async for chunk in reply.content.iter_chunked(65536):
        content += chunk
        if len(content) > MAX_PAGE:
            raise PageRefused(f"the page is larger than {MAX_PAGE // 1_000_000} MB")
    return content.decode(reply.get_encoding(), errors="replace")


async def fetch_snapshot(url: str) -> PageSnapshot:
    """Fetch a public page and read it in a browser without network and without the page's scripts."""
    from companion.browser.saved_page import snapshot_of_html

    final, html = await fetch_page(url)
    return await snapshot_of_html(html, final)
