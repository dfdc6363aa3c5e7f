"""A choice among what several signs speak for, and how sure it is."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

DOUBT = 0.5
"""What is left of doubt where the next choice has as many points. On 239 labelled pages the employer's name was right in
8 of 14 such cases, in 29 of 34 with one to three points more, and in 163 of 170 with four or more."""
POINTS_TO_SETTLE = 2.0
"""Points ahead of the next choice by which the doubt falls to a third."""


class Chosen(NamedTuple):
    """What was chosen, and how likely it is right, in [0, 1]."""

    text: str
    confidence: float


def sureness(best: float, others: Iterable[float]) -> float:
    """How likely the choice with `best` points is right, given the points of the `others`."""
    ahead = max(0.0, best - max(others, default=0.0))
    return round(1.0 - DOUBT * math.exp(-ahead / POINTS_TO_SETTLE), 2)
