"""The arithmetic of a score card: weights, unknown parts, the cap, contributions that add up exactly."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from companion.contracts import Band, Blocker, Component, Evidence

BANDS: tuple[tuple[float, Band], ...] = ((80.0, "excellent"), (65.0, "good"), (45.0, "fair"), (0.0, "poor"))
BLOCKED_CAP = 30.0
"""Highest score of a posting with a blocker."""

UNKNOWN_PRIOR = 0.5
"""What stands for what is not known."""

KNOWN_ENOUGH = 0.7
"""Share of the weights that must be known for a score to rest on the known parts alone: few postings tell their pay
and their languages, but one that tells hardly more than a title may not look perfect."""


@dataclass
class Part:
    """One component before weighing. `value` None means unknown."""

    name: str
    label: str
    weight: float
    value: float | None
    reason: str
    evidence: list[Evidence] = field(default_factory=list)


def weigh(parts: list[Part], blockers: list[Blocker]) -> tuple[float, float, list[Component]]:
    """Score (0-100, one decimal), confidence and components whose contributions add up to the score."""
    known = [part for part in parts if part.value is not None]
    total_weight = sum(part.weight for part in parts)
    whole = sum(part.weight for part in known)
    confidence = whole / total_weight if total_weight else 0.0
    lacking = KNOWN_ENOUGH * total_weight - whole if total_weight else 1.0
    if lacking > 0:
        known.append(Part("unknown", "Not known", lacking, UNKNOWN_PRIOR, _unknown(parts)))
        whole += lacking
    shares = [part.weight / whole for part in known]
    values = [min(1.0, max(0.0, part.value or 0.0)) for part in known]
    tenths = largest_remainder([1000.0 * share * value for share, value in zip(shares, values, strict=True)])
    components = [
        Component(
            name=part.name,
            label=part.label,
            weight=share,
            value=value,
            contribution=points / 10,
            reason=part.reason,
            evidence=part.evidence,
        )
        for part, share, value, points in zip(known, shares, values, tenths, strict=True)
    ]
    score = sum(tenths)
    cap = round(BLOCKED_CAP * 10)
    if blockers:
        excess = max(0, score - cap)
        components.append(
            Component(
                name="blockers",
                label="Blockers",
                weight=0.0,
                value=0.0,
                contribution=-excess / 10,
                reason="; ".join(blocker.reason for blocker in blockers),
                evidence=[evidence for blocker in blockers for evidence in blocker.evidence][:10],
            )
        )
        score -= excess
    return score / 10, round(confidence, 3), components


def _unknown(parts: list[Part]) -> str:
    """What cannot be compared, in words."""
    names = [part.label.lower() for part in parts if part.value is None]
    return f"Too little is known of: {', '.join(names)}." if names else "There is nothing to compare."


def largest_remainder(values: list[float]) -> list[int]:
    """Whole numbers near `values` that add up to the rounded sum of `values`."""
    floors = [math.floor(value) for value in values]
    missing = round(math.fsum(values)) - sum(floors)
    order = sorted(range(len(values)), key=lambda index: floors[index] - values[index])
    for index in order[: max(0, missing)]:
        floors[index] += 1
    return floors


def band(score: float) -> Band:
    """Name of a score's band."""
    return next(name for floor, name in BANDS if score >= floor)
