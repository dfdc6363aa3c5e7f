"""Speaks to an OpenAI-compatible endpoint: one request, bounded in time and size, never followed elsewhere."""

from __future__ import annotations

import ipaddress
import json
from collections.abc import Container
from dataclasses import dataclass
from urllib.parse import urlsplit

import aiohttp

from companion.errors import CompanionError

MAX_REPLY_BYTES = 256 * 1024
TIMEOUT_S = 300.0
"""A model on a small machine writes for minutes."""
TEMPERATURE = 0.3


_STATUSES: tuple[tuple[Container[int], str], ...] = (
    ((401, 403), "it wants a key, or another one"),
    ((404, 405), "it knows no model “{model}”, or its address is another one (most end in /v1)"),
    ((400, 422), "it does not take the request: is “{model}” a model that chats?"),
    ((429,), "it was asked too often, or its account is used up"),
    (range(300, 400), "it sends elsewhere, which is not followed: give that address itself"),
    (range(500, 600), "it has trouble of its own: look at what it says itself"),
)
"""HTTP statuses, and what they ask of the person."""


class DraftUnavailable(CompanionError):
    """The endpoint gave no draft."""

    status = 502
    code = "draft_unavailable"


@dataclass(frozen=True)
class Endpoint:
    """Where drafts come from, such as http://127.0.0.1:11434/v1."""

    base_url: str
    model: str
    key: str | None = None

    def checked(self) -> str:
        """The address to ask. Raises DraftUnavailable unless it is https, or http on this machine."""
        parts = urlsplit(self.base_url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise DraftUnavailable("the model's address is no http address: write it like http://127.0.0.1:11434/v1")
        if parts.scheme == "http" and not _is_here(parts.hostname):
            raise DraftUnavailable(
                "the model's address is another machine's: use https, your profile would travel in the clear"
            )
        return self.base_url.rstrip("/") + "/chat/completions"


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


async def complete(endpoint: Endpoint, messages: list[dict[str, str]], timeout_s: float = TIMEOUT_S) -> str:
    """The text of one completion. Raises DraftUnavailable."""
    url = endpoint.checked()
    headers = {"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {}
    body = {"model": endpoint.model, "messages": messages, "temperature": TEMPERATURE, "stream": False}
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=timeout_s)) as session,
            session.post(url, json=body, headers=headers, allow_redirects=False) as reply,
        ):
            content = await reply.content.read(MAX_REPLY_BYTES + 1)
            while len(content) <= MAX_REPLY_BYTES and not reply.content.at_eof():
                content += await reply.content.read(MAX_REPLY_BYTES + 1 - len(content))
            status = reply.status
    except TimeoutError as error:
        raise DraftUnavailable(
            f"the model did not answer within {timeout_s:g} s: try again, or a smaller model"
        ) from error
    except aiohttp.ClientError as error:
        raise DraftUnavailable(_unreached(endpoint, error)) from error
    if status != 200:
        raise DraftUnavailable(_refused(endpoint, status))
    if len(content) > MAX_REPLY_BYTES:
        raise DraftUnavailable("the model's answer is far too long: it was not used")
    return _text(content)


def _unreached(endpoint: Endpoint, error: aiohttp.ClientError) -> str:
    """What kept the request from being answered."""
    host = urlsplit(endpoint.base_url).netloc
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return f"the model's server cannot be reached: no machine is called {host}"
    if isinstance(error, aiohttp.ClientSSLError):
        return f"the model's server cannot be reached: {host} has no certificate that this machine trusts"
    if isinstance(error, aiohttp.ClientConnectorError):
        return f"the model's server cannot be reached: nothing answers at {host}, is it running?"
    return f"the model's server at {host} broke off: look at what it says itself"


def _refused(endpoint: Endpoint, status: int) -> str:
    """What an answer of this status asks the person to do."""
    said = next((words for statuses, words in _STATUSES if status in statuses), "look at what it says itself")
    return f"the model's server answered with status {status}: {said.format(model=endpoint.model)}"


def _text(content: bytes) -> str:
    try:
        text = json.loads(content)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError) as error:
        raise DraftUnavailable("the model's server sent something that is no completion") from error
    if not isinstance(text, str):
        raise DraftUnavailable("the model's server sent something that is no completion")
    return text.strip()
