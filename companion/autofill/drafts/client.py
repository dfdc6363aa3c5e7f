"""Speaks to an OpenAI-compatible endpoint: one request, bounded in time and size, never followed elsewhere."""

from __future__ import annotations

import ipaddress
import json
from dataclasses import dataclass
from urllib.parse import urlsplit

import aiohttp

from companion.errors import CompanionError

MAX_REPLY_BYTES = 256 * 1024
TIMEOUT_S = 300.0
"""A model on a small machine writes for minutes."""
TEMPERATURE = 0.3


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
            raise DraftUnavailable("draft_base_url is no http address: set it like http://127.0.0.1:11434/v1")
        if parts.scheme == "http" and not _is_here(parts.hostname):
            raise DraftUnavailable(
                "draft_base_url is another machine: use https, your profile would travel in the clear"
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
        raise DraftUnavailable("the model's server cannot be reached: is it running at draft_base_url?") from error
    if status != 200:
        raise DraftUnavailable(f"the model's server answered with status {status}: check draft_model and its key")
    if len(content) > MAX_REPLY_BYTES:
        raise DraftUnavailable("the model's answer is far too long: it was not used")
    return _text(content)


def _text(content: bytes) -> str:
    try:
        text = json.loads(content)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError) as error:
        raise DraftUnavailable("the model's server sent something that is no completion") from error
    if not isinstance(text, str):
        raise DraftUnavailable("the model's server sent something that is no completion")
    return text.strip()
