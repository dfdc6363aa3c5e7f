"""A plot of cost against size for the terminal, both axes logarithmic: a straight line is a power law."""

from __future__ import annotations

import math
from collections.abc import Sequence

COLUMNS, ROWS = 20, 6
"""Signs for each power of ten, across and up."""


def slope(points: Sequence[tuple[float, float]]) -> float:
    """The exponent of the power law that fits best: 1 is a cost in proportion to the size."""
    logs = [(math.log10(x), math.log10(y)) for x, y in points]
    mean_x, mean_y = (sum(axis) / len(logs) for axis in zip(*logs, strict=True))
    return sum((x - mean_x) * (y - mean_y) for x, y in logs) / sum((x - mean_x) ** 2 for x, _ in logs)


def plot(title: str, points: Sequence[tuple[float, float]], limit: tuple[float, float] | None = None) -> str:
    """`points` (size, cost) as "●", and `limit` (a size and what it may cost) as "×"."""
    every = [*points, *([limit] if limit else [])]
    left, right = math.floor(math.log10(min(x for x, _ in every))), math.ceil(math.log10(max(x for x, _ in every)))
    low, high = math.floor(math.log10(min(y for _, y in every))), math.ceil(math.log10(max(y for _, y in every)))
    grid = [[" "] * ((right - left) * COLUMNS + 1) for _ in range((high - low) * ROWS + 1)]
    for row in range(0, len(grid), ROWS):
        grid[row] = ["·" if column % 2 == 0 else " " for column in range(len(grid[row]))]

    def mark(point: tuple[float, float], sign: str) -> None:
        column = round((math.log10(point[0]) - left) * COLUMNS)
        grid[round((high - math.log10(point[1])) * ROWS)][column] = sign

    if limit:
        mark(limit, "×")
    for point in points:
        mark(point, "●")
    labels = {ROWS * step: f"{10.0 ** (high - step):>9,g} ┤" for step in range(high - low + 1)}
    lines = [labels.get(row, " " * 10 + "│") + "".join(signs).rstrip() for row, signs in enumerate(grid)]
    axis = " " * 10 + "└" + ("┬" + "─" * (COLUMNS - 1)) * (right - left) + "┬"
    names = " " * 10 + "".join(f"{10 ** (left + step):<{COLUMNS},}" for step in range(right - left + 1))
    return "\n".join([f"{title}; slope {slope(points):.2f}", *lines, axis, names])
