"""How commands reach the companion: through the running one's API, or directly on the store when none runs."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

from pydantic import BaseModel, ValidationError

from companion.contracts import ErrorReply
from companion.errors import CompanionError
from companion.secrets import LocalToken
from companion.settings import Settings, load_settings
from companion.store.folder import DataFolder
from companion.store.lock import Running, find_running

SECONDS = 60.0
Reply = TypeVar("Reply", bound=BaseModel)
Result = TypeVar("Result")


class NotRunning(CompanionError):
    """No companion runs on this data folder."""

    exit_code = 3
    code = "not_running"

    def __init__(self, folder: Path) -> None:
        super().__init__(f"no companion runs on {folder}: start it with `companion start`")


class ServerRefused(CompanionError):
    """The running companion answered with an error."""

    def __init__(self, reply: ErrorReply) -> None:
        super().__init__(reply.message)
        self.code = reply.error


class Client:
    """Speaks to the running companion of one data folder with the local token."""

    def __init__(self, running: Running, token: str) -> None:
        self.url = running.url
        self.pid = running.pid
        self.token = token
        self._opener = build_opener(ProxyHandler({}))

    def call(self, method: str, path: str, body: BaseModel | None, reply: type[Reply]) -> Reply:
        """One request. Raises ServerRefused and NotRunning."""
        data = body.model_dump_json().encode() if body is not None else b"{}"
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        request = Request(self.url + path, data=data, method=method, headers=headers)
        try:
            with self._opener.open(request, timeout=SECONDS) as answer:
                return reply.model_validate_json(answer.read())
        except HTTPError as error:
            raise ServerRefused(_error_of(error.read())) from None
        except OSError as error:
            raise _unreachable(self.url, error) from None

    def download(self, path: str) -> bytes:
        """The bytes of a file that the companion makes. Raises ServerRefused."""
        request = Request(self.url + path, headers={"Authorization": f"Bearer {self.token}"})
        try:
            with self._opener.open(request, timeout=SECONDS) as answer:
                return bytes(answer.read())
        except HTTPError as error:
            raise ServerRefused(_error_of(error.read())) from None
        except OSError as error:
            raise _unreachable(self.url, error) from None


def _unreachable(url: str, error: OSError) -> ServerRefused:
    return ServerRefused(
        ErrorReply(
            error="unreachable",
            message=f"the companion at {url} does not answer ({type(error).__name__}): "
            "look at it with `companion status`",
        )
    )


def _error_of(content: bytes) -> ErrorReply:
    try:
        return ErrorReply.model_validate_json(content)
    except ValidationError:
        return ErrorReply(error="unreadable", message="the companion's answer cannot be read: is it another version?")


def find_client(settings: Settings) -> Client | None:
    """The running companion of this data folder, or None. One that is still starting does not count."""
    folder = DataFolder(settings.data_dir)
    running = find_running(folder.lock)
    token = LocalToken(folder.root).read()
    return Client(running, token) if running is not None and running.url and token else None


def need_client(settings: Settings) -> Client:
    """The running companion. Raises NotRunning."""
    client = find_client(settings)
    if client is None:
        raise NotRunning(settings.data_dir)
    return client


def settings_of(data_dir: Path | None) -> Settings:
    """Settings for a command; `data_dir` is its flag."""
    return load_settings(data_dir=data_dir)


def on_services(settings: Settings, work: Callable[[Any], Awaitable[Result]], user: int | None = None) -> Result:
    """Do something on the store itself, holding its lock; for when no companion runs. Raises UserUnknown."""
    from companion.app import Services
    from companion.clock import SystemClock

    async def go() -> Result:
        services = await Services(settings, SystemClock()).open()
        try:
            if user is not None:
                await services.users.need(user)
            return await work(services)
        finally:
            await services.close()

    return run_async(go())


def run_async(work: Coroutine[Any, Any, Result]) -> Result:
    """Run one coroutine to its end."""
    return asyncio.run(work)


def show(content: BaseModel | dict[str, Any], as_json: bool, plain: Callable[[], str]) -> None:
    """Print for a program or for a person."""
    if as_json:
        text = content.model_dump_json() if isinstance(content, BaseModel) else json.dumps(content)
        print(text)
    else:
        print(plain())
    sys.stdout.flush()
