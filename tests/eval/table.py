"""Rows of a measurement, finding the measurements, and printing them."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from rich.console import Console
from rich.table import Table

DATA = (Path(__file__).resolve().parents[2].parent / "shared" / "data").resolve()
"""The labelled sets lie beside a checkout; they are not part of it."""


@dataclass(frozen=True)
class Row:
    """One figure: `value` is a share in [0, 1], a count, or whatever `measure` says with its unit."""

    set: str
    measure: str
    value: float
    detail: str = ""

    @property
    def key(self) -> str:
        return f"{self.set}/{self.measure}"


def modules(package: str, prefix: str, names: list[str]) -> Iterator[ModuleType]:
    """The modules of `package` that are called `prefix` + name; all of them when `names` is empty."""
    folder = Path(__file__).resolve().parents[1] / package.rpartition(".")[2]
    for found in sorted(pkgutil.iter_modules([str(folder)]), key=lambda module: module.name):
        name = found.name.removeprefix(prefix)
        if found.name.startswith(prefix) and (not names or name in names):
            yield importlib.import_module(f"{package}.{found.name}")


def show(title: str, rows: list[Row], floors: dict[str, float] | None = None) -> None:
    """Print one table; figures past their floor or limit are marked."""
    table = Table("set", "measure", "value", "detail", title=title, title_justify="left")
    broken = broken_floors(rows, floors or {})
    for row in rows:
        value = f"{row.value:.3f}" if isinstance(row.value, float) else str(row.value)
        mark = " !" if any(row.key in line for line in broken) else ""
        table.add_row(row.set, row.measure, value + mark, row.detail)
    Console(width=150).print(table)


def broken_floors(rows: list[Row], floors: dict[str, float], allowance: float = 0) -> list[str]:
    """What misses its floor ("set/measure") by more than `allowance`, or exceeds its limit ("max:set/measure")."""
    values = {row.key: row.value for row in rows}
    broken = []
    for key, bound in floors.items():
        plain = key.removeprefix("max:")
        if plain not in values:
            broken.append(f"{plain} was not measured")
        elif key.startswith("max:") and values[plain] > bound:
            broken.append(f"{plain} is {values[plain]:.4g}, more than {bound:.4g}")
        elif not key.startswith("max:") and values[plain] < bound - allowance:
            broken.append(f"{plain} is {values[plain]:.4g}, less than {bound:.4g}")
    return broken
