"""How a push goes out: to an ntfy topic, or as JSON to a webhook. One try; the sender decides about the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

import aiohttp

from companion.notify.messages import NtfyTarget, WebhookTarget

TIMEOUT = aiohttp.ClientTimeout(total=10.0)
URGENT = frozenset({"interview", "offer", "needs_you"})
HIGH, DEFAULT = "4", "3"
"""Priorities of ntfy."""
TRY_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})


@dataclass(frozen=True)
class Push:
    """One message; `id` is the same at each try, so that a receiver can tell a repeat."""

    id: str
    kind: str
    title: str
    body: str
    click: str
    """Address of the dashboard's page, on this machine."""
    events: tuple[int, ...]


@dataclass(frozen=True)
class Outcome:
    """`failed` is final; `again` may be tried again, for nothing arrived."""

    state: Literal["sent", "again", "failed"]
    note: str = ""


async def send_ntfy(target: NtfyTarget, token: str | None, push: Push) -> Outcome:
    """Publish to the topic."""
    headers = {
        "Title": push.title, "Priority": HIGH if push.kind in URGENT else DEFAULT, "Click": push.click,
    } | ({"Authorization": f"Bearer {token}"} if token else {})  # fmt: skip
    url = f"{target.base_url.rstrip('/')}/{quote(target.topic)}"
    return await _post(url, data=(push.body or push.title).encode(), headers=headers)


async def send_webhook(target: WebhookTarget, push: Push) -> Outcome:
    """Post as JSON."""
    content = {
        "id": push.id, "kind": push.kind, "title": push.title, "body": push.body, "url": push.click,
        "events": list(push.events),
    }  # fmt: skip
    return await _post(target.url, json=content)


async def _post(url: str, **content: object) -> Outcome:
    try:
        async with (
            aiohttp.ClientSession(timeout=TIMEOUT) as session,
            session.request("POST", url, allow_redirects=False, **content) as reply,  # type: ignore[arg-type]
        ):
            return _outcome(reply.status)
    except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
        return Outcome("again", "the server cannot be reached: check the address and the connection")
    except (aiohttp.InvalidURL, aiohttp.NonHttpUrlClientError):
        return Outcome("failed", "the address is not one: set it again")
    except (aiohttp.ClientError, TimeoutError):
        return Outcome("failed", "the server gave no answer: it may have arrived and is not sent again")


def _outcome(status: int) -> Outcome:
    if 200 <= status < 300:
        return Outcome("sent")
    if status in TRY_AGAIN:
        return Outcome("again", f"the server answered {status}")
    if status in (401, 403):
        return Outcome("failed", f"the server answered {status}: check the access token")
    return Outcome("failed", f"the server answered {status}: check the address")
