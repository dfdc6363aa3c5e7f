"""The statistics behind the metrics: shares with intervals, waiting times where some still wait. Pure.

Small samples are said to be small: a share carries its Wilson interval, a waiting time its Kaplan-Meier estimate
with a log-log interval, in which an application that still waits counts for as long as it has waited.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

Z95 = 1.959963984540054
"""Two-sided 95 % of the normal distribution."""
READABLE_COUNT = 10
"""Fewer than this say nothing of a share or a time."""
READABLE_WIDTH = 0.35
"""A share whose interval is wider than this is too vague to read."""


@dataclass(frozen=True)
class Proportion:
    """`count` of `of`, with its Wilson score interval."""

    count: int
    of: int
    rate: float | None
    low: float | None
    high: float | None
    too_few: bool
    """Too few to read anything into it."""


def proportion(count: int, of: int) -> Proportion:
    """A share with its 95 % interval (E. B. Wilson, 1927)."""
    if not of:
        return Proportion(count, of, None, None, None, True)
    rate = count / of
    spread = Z95 * math.sqrt(rate * (1 - rate) / of + Z95**2 / (4 * of**2))
    middle, whole = rate + Z95**2 / (2 * of), 1 + Z95**2 / of
    # Rounding must not leave the interval short of an observed 0 or 1.
    low = 0.0 if count == 0 else (middle - spread) / whole
    high = 1.0 if count == of else (middle + spread) / whole
    return Proportion(count, of, rate, low, high, of < READABLE_COUNT or high - low > READABLE_WIDTH)


@dataclass(frozen=True)
class Point:
    """A step of a survival curve: from `time` on, `survival` of all still wait, with its interval."""

    time: float
    survival: float
    low: float
    high: float


@dataclass(frozen=True)
class Curve:
    """How long something takes, estimated with those that still wait."""

    points: tuple[Point, ...]
    observed: int
    waiting: int
    """Those whose end is not known."""

    def quantile(self, share: float) -> tuple[float | None, float | None, float | None]:
        """By when `share` of all have it, with its interval; None where the data do not reach so far."""
        rest = 1 - share + 1e-12

        def when(value: str) -> float | None:
            return next((point.time for point in self.points if getattr(point, value) <= rest), None)

        return when("survival"), when("low"), when("high")

    @property
    def too_few(self) -> bool:
        """Too few known ends to read anything into it."""
        return self.observed < READABLE_COUNT


def kaplan_meier(observed: Mapping[int, int], censored: Mapping[int, int]) -> Curve:
    """The product-limit estimate (E. L. Kaplan, P. Meier, 1958) from counts by time, Greenwood's variance, log-log interval.

    `observed` are known times, `censored` times after which it is not known any more; at the same time the known come first.
    """
    at_risk = sum(observed.values()) + sum(censored.values())
    points, survival, variance = [], 1.0, 0.0
    for time in sorted({*observed, *censored}):
        known = observed.get(time, 0)
        if known:
            survival *= 1 - known / at_risk
            variance += known / (at_risk * (at_risk - known)) if at_risk > known else math.inf
            points.append(Point(time, survival, *_log_log(survival, variance)))
        at_risk -= known + censored.get(time, 0)
    return Curve(tuple(points), sum(observed.values()), sum(censored.values()))


def _log_log(survival: float, variance: float) -> tuple[float, float]:
    if survival <= 0 or survival >= 1:
        return survival, survival
    spread = Z95 * math.sqrt(variance) / math.log(survival)
    one, other = survival ** math.exp(spread), survival ** math.exp(-spread)
    return min(one, other), max(one, other)
