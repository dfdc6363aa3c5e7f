"""How commands ask: the running companion, else its services directly."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from companion.cli.client import find_client, on_services, settings_of
from companion.errors import CompanionError


class InputUnusable(CompanionError):
    """A file or a value given on the command line cannot be used."""

    exit_code = 2
    code = "input_unusable"


def ask(
    data_dir: Path | None, method: str, path: str, body: BaseModel | None, reply: type[Any],
    direct: Callable[[Any], Awaitable[Any]],
) -> Any:  # fmt: skip
    """Ask the running companion; when none runs, do `direct` on its services, for the user the body names."""
    settings = settings_of(data_dir)
    client = find_client(settings)
    if client is not None:
        return client.call(method, path, body, reply)
    return on_services(settings, direct, getattr(body, "user", None))


def message(model: type[Any], /, **values: Any) -> Any:
    """A request made of arguments. Raises InputUnusable."""
    try:
        return model.model_validate({name: value for name, value in values.items() if value is not None})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise InputUnusable(f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}") from None
