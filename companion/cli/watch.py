"""`companion watch`: events in the terminal, by a second implementation of the stream's protocol."""

from __future__ import annotations

import asyncio
import sys
from typing import Annotated

import typer
from pydantic import TypeAdapter
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from companion import __version__
from companion.cli.client import Client, need_client, run_async, settings_of
from companion.cli.options import DataDir, Json
from companion.contracts import (
    ClientHello,
    ErrorMessage,
    Event,
    EventMessage,
    Ping,
    ServerMessage,
    ServerWelcome,
)
from companion.errors import CompanionError

PING_SECONDS = 20.0
_MESSAGE: TypeAdapter[ServerMessage] = TypeAdapter(ServerMessage)

app = typer.Typer(add_completion=False, rich_markup_mode=None)


class StreamRefused(CompanionError):
    """The companion ended the stream, and said why."""


@app.command()
def watch(
    after: Annotated[int | None, typer.Option(help="Begin after this event number; 0 for all.")] = None,
    count: Annotated[int | None, typer.Option(help="Stop after so many events.")] = None,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Show events as they happen, until Ctrl-C or until the companion stops."""
    client = need_client(settings_of(data_dir))
    try:
        run_async(_follow(client, after, count, as_json))
    except KeyboardInterrupt:
        sys.stdout.flush()


async def _follow(client: Client, after: int | None, count: int | None, as_json: bool) -> None:
    url = client.url.replace("http://", "ws://", 1) + "/api/events/"
    async with connect(url, proxy=None, compression=None) as socket:
        hello = ClientHello(client=f"watch/{__version__}", token=client.token, after=after)
        await socket.send(hello.model_dump_json())
        pings = asyncio.create_task(_keep_alive(socket))
        try:
            left = count
            while left is None or left > 0:
                message = _MESSAGE.validate_json(await socket.recv())
                if isinstance(message, ErrorMessage):
                    raise StreamRefused(message.message)
                if isinstance(message, ServerWelcome) and not as_json:
                    print(f"watching {client.url}, newest event {message.seq}", flush=True)
                if isinstance(message, EventMessage):
                    print(_line(message.event, as_json), flush=True)
                    left = None if left is None else left - 1
        except ConnectionClosed as closed:
            if closed.rcvd is None or closed.rcvd.code != 1001:
                raise StreamRefused("the connection to the companion broke: see `companion status`") from None
        finally:
            pings.cancel()


async def _keep_alive(socket: ClientConnection) -> None:
    while True:
        await asyncio.sleep(PING_SECONDS)
        await socket.send(Ping().model_dump_json())


def _line(event: Event, as_json: bool) -> str:
    if as_json:
        return event.model_dump_json()
    facts = "  ".join(f"{key}={value}" for key, value in event.data.items())
    return f"{event.at:%H:%M:%S}  {event.seq:>6}  {event.type:<18}  {facts}"
