"""Learning shown on a score card: one component of its own, under the limit, before the blockers' cap."""

from __future__ import annotations

from companion.contracts import Component, ScoreCard
from companion.jobmatcher.learning.features import label_of
from companion.jobmatcher.learning.model import FULL_ROOM, MOST_POINTS, Features, Learned
from companion.jobmatcher.score.card import BLOCKED_CAP, band

NAME = "learned"
NAMED = 3
"""Features that the reason names."""
CORRECTIONS = ("blockers", NAME)


def delta_tenths(points: float, base: int) -> int:
    """Points of learning as whole tenths within the limit, less near the end of the scale; `base` in tenths."""
    room = (1000 - base if points > 0 else base) / 10
    return round(10 * max(-MOST_POINTS, min(MOST_POINTS, points)) * min(1.0, room / FULL_ROOM))


def with_learning(card: ScoreCard, features: Features, learned: Learned) -> ScoreCard:
    """The card with what was learned; the same card when that is nothing."""
    terms = learned.terms(features)
    base = base_tenths(card)
    after = base + delta_tenths(sum(terms.values()), base)
    if after == base:
        return card
    parts = [part for part in card.components if part.name not in CORRECTIONS]
    parts.append(
        Component(
            name=NAME,
            label="Your feedback",
            weight=0.0,
            value=0.0,
            contribution=(after - base) / 10,
            reason=_reason(terms, learned),
        )
    )
    score = after
    blocked = next((part for part in card.components if part.name == "blockers"), None)
    if blocked is not None:
        score = min(after, round(BLOCKED_CAP * 10))
        parts.append(blocked.model_copy(update={"contribution": (score - after) / 10}))
    return card.model_copy(update={"score": score / 10, "band": band(score / 10), "components": parts})


def base_tenths(card: ScoreCard) -> int:
    """The score without blockers and learning, in tenths."""
    return sum(round(part.contribution * 10) for part in card.components if part.name not in CORRECTIONS)


def _reason(terms: dict[str, float], learned: Learned) -> str:
    largest = sorted(terms.items(), key=lambda item: -abs(item[1]))[:NAMED]
    named = ", ".join(f"{label_of(name)} {points:+.1f}" for name, points in largest if abs(points) >= 0.05)
    count = f"{learned.reactions} reaction" + ("s" if learned.reactions != 1 else "")
    return f"From your {count} so far" + (f": {named}." if named else ".")
