"""The event stream, driven by the `websockets` client: a second implementation of the protocol."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosedError, InvalidStatus

from companion.api.open_sockets import Sockets
from companion.api.sockets import MAX_MESSAGE
from companion.profile.model import Profile
from tests.support.companion import (
    EXTENSION,
    OTHER_EXTENSION,
    CompanionUnderTest,
    Paired,
    SetClock,
    running_companion,
)


@asynccontextmanager
async def stream(app: CompanionUnderTest, paired: Paired, after: int | None = None) -> AsyncIterator[ClientConnection]:
    async with connect(app.socket_url, origin=paired.origin, proxy=None) as socket:  # type: ignore[arg-type]
        await socket.send(
            json.dumps({"type": "hello", "v": 1, "client": "test/1", "token": paired.token, "after": after})
        )
        assert (await said(socket))["type"] == "welcome"
        yield socket


async def said(socket: ClientConnection) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(await socket.recv())
    return content


async def closed_with(socket: ClientConnection) -> int:
    with suppress(ConnectionClosedError):
        async for _ in socket:
            pass
    assert socket.close_code is not None
    return socket.close_code


async def save(app: CompanionUnderTest, name: str) -> None:
    profile = Profile()
    profile.resume.basics.name = name
    await app.ok("/api/profile/", {"profile": profile.model_dump(mode="json")}, "PUT")


async def test_events_arrive_as_they_happen(app: CompanionUnderTest) -> None:
    async with stream(app, await app.pair()) as socket:
        await save(app, "Ada")
        event = (await said(socket))["event"]
    assert event["type"] == "profile.changed"
    assert event["data"] == {"version": 1, "source": "client"}


async def test_a_client_that_comes_back_misses_nothing_and_sees_nothing_twice(app: CompanionUnderTest) -> None:
    paired = await app.pair()
    seen: list[int] = []
    for round_ in range(3):
        after = seen[-1] if seen else 0
        async with stream(app, paired, after) as socket:
            await save(app, f"during {round_}")
            while len(seen) == 0 or seen[-1] < (await app.ok("/api/server/status/"))["seq"]:
                seen.append((await said(socket))["event"]["seq"])
        await save(app, f"while away {round_}")
    async with stream(app, paired, seen[-1]) as socket:
        seen.append((await said(socket))["event"]["seq"])
    assert seen == list(range(1, seen[-1] + 1))


async def test_without_a_number_only_the_new_is_told(app: CompanionUnderTest) -> None:
    paired = await app.pair()
    await save(app, "before")
    async with stream(app, paired) as socket:
        await save(app, "after")
        assert (await said(socket))["event"]["data"]["version"] == 2


async def test_ping_is_answered_by_a_text_message(app: CompanionUnderTest) -> None:
    async with stream(app, await app.pair()) as socket:
        await socket.send('{"type": "ping"}')
        assert await said(socket) == {"type": "pong"}


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ('{"type": "hello", "client": "x", "token": "wrong"}', 4401),
        ('{"type": "hello", "client": "x", "token": null}', 4401),
        ('{"type": "hello", "client": "x", "v": 2, "token": "x", "new": 1}', 4426),
        ('{"type": "hello", "client": "x", "v": 0}', 4426),
        ('{"type": "ping"}', 4400),
        ("not json", 4400),
        ("[]", 4400),
        ("[" * 50_000, 4400),
        (b"\x00", 4400),
    ],
)
async def test_bad_hello_is_closed_with_its_code(app: CompanionUnderTest, message: str | bytes, code: int) -> None:
    paired = await app.pair()
    async with connect(app.socket_url, origin=paired.origin, proxy=None) as socket:  # type: ignore[arg-type]
        await socket.send(message)
        assert (await said(socket))["type"] == "error"
        assert await closed_with(socket) == code
    assert app.companion._sockets.count == 0


async def test_silence_instead_of_hello_is_closed(tmp_path: Path) -> None:
    async with (
        running_companion(tmp_path, sockets=Sockets(hello_seconds=0.05)) as app,
        connect(app.socket_url, proxy=None) as socket,
    ):
        assert await closed_with(socket) == 4401


@pytest.mark.parametrize("origin", ["https://evil.example", "null", OTHER_EXTENSION, "http://127.0.0.1"])
async def test_socket_from_a_foreign_origin_is_not_opened(app: CompanionUnderTest, origin: str) -> None:
    await app.pair(EXTENSION)
    with pytest.raises(InvalidStatus) as refused:
        async with connect(app.socket_url, origin=origin, proxy=None):  # type: ignore[arg-type]
            raise AssertionError("opened")
    assert refused.value.response.status_code in (401, 403)


async def test_socket_under_another_host_name_is_not_opened(app: CompanionUnderTest) -> None:
    paired = await app.pair()
    with pytest.raises(InvalidStatus) as refused:
        async with connect(
            f"ws://evil.example:{app.port}/api/events/", host="127.0.0.1", port=app.port, origin=paired.origin,
            proxy=None,
        ):  # type: ignore[arg-type]  # fmt: skip
            raise AssertionError("opened")
    assert refused.value.response.status_code == 421


async def test_stolen_token_from_another_extension_is_refused(app: CompanionUnderTest) -> None:
    first, second = await app.pair(EXTENSION), await app.pair(OTHER_EXTENSION)
    async with connect(app.socket_url, origin=second.origin, proxy=None) as socket:  # type: ignore[arg-type]
        await socket.send(json.dumps({"type": "hello", "client": "x", "token": first.token}))
        assert await closed_with(socket) == 4401


async def test_revoking_ends_open_sockets(app: CompanionUnderTest) -> None:
    paired = await app.pair()
    async with stream(app, paired) as socket:
        await app.ok("/api/devices/revoke/", {"device": paired.device})
        assert await closed_with(socket) == 4401


async def test_too_long_a_message_ends_the_socket(app: CompanionUnderTest) -> None:
    async with stream(app, await app.pair()) as socket:
        await socket.send("x" * (MAX_MESSAGE + 1))
        assert await closed_with(socket) == 1009


async def test_too_many_sockets_are_refused_and_room_returns(tmp_path: Path, clock: SetClock) -> None:
    async with running_companion(tmp_path, clock, Sockets(limit=2)) as app:
        paired = await app.pair()
        async with stream(app, paired):
            async with stream(app, paired):
                with pytest.raises(InvalidStatus) as refused:
                    async with stream(app, paired):
                        raise AssertionError("opened")
                assert refused.value.response.status_code == 503
            async with stream(app, paired) as socket:
                await socket.send('{"type": "ping"}')
                assert (await said(socket))["type"] == "pong"


async def test_a_user_sees_only_their_own_events(app: CompanionUnderTest) -> None:
    paired = await app.pair()
    async with stream(app, paired) as socket:
        other = await app.companion.services.users.add("two")
        async with app.companion.services.database.write() as unit:
            await unit.emit("device.paired", other.user, {"device": "theirs", "name": "theirs"})
        await save(app, "mine")
        assert (await said(socket))["event"]["user"] == 1


async def test_a_stop_says_goodbye(tmp_path: Path) -> None:
    async with running_companion(tmp_path) as app, stream(app, await app.pair()) as socket:
        await app.companion._sockets.close_all()
        assert await closed_with(socket) == 1001
