"""What holds for every command: `--json`, a line of help, and no shell completion installed by chance."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from typer.main import get_command

from companion.cli import app


def leaves(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    if hasattr(command, "list_commands"):
        for name in command.list_commands(None):
            yield from leaves(command.get_command(None, name), (*path, name))
    else:
        yield path, command


LEAVES = list(leaves(get_command(app)))


def test_there_are_commands_to_look_at() -> None:
    assert len(LEAVES) > 40


@pytest.mark.parametrize(("path", "command"), [pytest.param(*leaf, id=" ".join(leaf[0])) for leaf in LEAVES])
def test_it_prints_json_and_explains_itself(path: tuple[str, ...], command: Any) -> None:
    options = {option for parameter in command.params for option in parameter.opts}
    assert "--json" in options, path
    assert "--install-completion" not in options, path
    assert command.help, path
