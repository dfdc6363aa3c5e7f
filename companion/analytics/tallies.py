"""The metrics as sums: each application adds its tallies, a change takes the old ones off and adds the new ones.

So the cost of an event is that of one application, whatever the history, and the sums equal a recount.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

from companion.analytics.facts import SENT, Dimension, Facts, week_of
from companion.statuses import STAGE, Status

HOUR = 3600
Group = tuple[str, str]
"""Dimension and value; EVERYTHING for all."""
EVERYTHING: Group = ("", "")
Key = tuple[object, ...]

FUNNEL: tuple[Status, ...] = (
    "applied", "acknowledged", "assessment", "screening", "interview", "offer", "accepted",
)  # fmt: skip


def tallies(facts: Facts) -> Counter[Key]:
    """What one application adds to the sums."""
    found: Counter[Key] = Counter()
    found["status", facts.status] += 1
    found.update(_links(facts))
    found.update(_activity(facts))
    if facts.started is None:
        return found
    mine = [*_outcome(facts), *_waiting(facts), *_stays(facts)]
    for group in (EVERYTHING, *facts.groups):
        for key in mine:
            found[group, *key] += 1
    return found


def _outcome(facts: Facts) -> Iterator[Key]:
    """Applied, responded, how far it came."""
    yield ("applied",)
    if facts.responded is not None:
        yield ("responded",)
    statuses = [status for status, _ in facts.reached]
    furthest = max((STAGE.get(status, SENT) for status in statuses), default=SENT)
    for status in FUNNEL:
        if status == "applied" or status in statuses:
            yield ("was", status)
        if STAGE[status] <= furthest:
            yield ("came", status)
    if "rejected" in statuses:
        yield ("was", "rejected")


def _waiting(facts: Facts) -> Iterator[Key]:
    """Hours from sending to the first response; without one, until it ended, or since when it waits."""
    if not facts.start_known or facts.started is None:
        return
    if facts.responded is not None:
        yield ("response", _hours(facts.started, facts.responded))
    elif facts.ended is not None:
        yield ("response censored", _hours(facts.started, facts.ended))
    else:
        yield ("response since", _hour(facts.started))


def _stays(facts: Facts) -> Iterator[Key]:
    """Hours from sending to each status; hours at each stage until the next word, or since when it stands there."""
    if facts.started is not None and facts.start_known:
        for status, at in facts.reached:
            if STAGE.get(status, 0) > SENT or status == "rejected":
                yield ("reach", status, _hours(facts.started, at))
    path = [(status, at) for status, at in _path(facts) if status != "withdrawn"]
    for (status, at), (_, then) in pairwise(path):
        yield ("stay", status, _hours(at, then))
    if path and path[-1][0] in FUNNEL:
        status, at = path[-1]
        if facts.ended is None:
            yield ("stay since", status, _hour(at))
        elif facts.status == "withdrawn":
            yield ("stay censored", status, _hours(at, facts.ended))


def _path(facts: Facts) -> list[tuple[Status, datetime]]:
    """Its way through the stages, each once, from sending on, never backwards; then how it ended."""
    path: list[tuple[Status, datetime]] = []
    if facts.started is None:
        return path
    if facts.first("applied") is None:
        path.append(("applied", facts.started))
    for status, at in facts.reached:
        stage = STAGE.get(status)
        last = max((STAGE.get(name, -1) for name, _ in path), default=-1)
        if (stage is None and status in ("rejected", "withdrawn")) or (
            stage is not None and stage >= SENT and stage > last
        ):
            path.append((status, at))
    return path


def _links(facts: Facts) -> Iterator[Key]:
    """The pipeline: from each status to the one after it. Where it stands now is added when it is drawn."""
    for (status, _), (following, _) in pairwise(_path(facts)):
        yield ("link", status, following)


def _activity(facts: Facts) -> Iterator[Key]:
    """What happened in which week."""
    if facts.started is not None:
        yield ("week", week_of(facts.started), "applied")
    if facts.responded is not None:
        yield ("week", week_of(facts.responded), "responses")
    for status, name in (("interview", "interviews"), ("offer", "offers"), ("rejected", "rejections")):
        at = facts.first(status)  # type: ignore[arg-type]
        if at is not None:
            yield ("week", week_of(at), name)


def _hour(moment: datetime) -> int:
    return int(moment.timestamp()) // HOUR


def _hours(start: datetime, end: datetime) -> int:
    return max(0, int((end - start).total_seconds()) // HOUR)


@dataclass
class Metrics:
    """The sums over a user's applications, with the facts that went into them."""

    facts: dict[int, Facts] = field(default_factory=dict)
    sums: Counter[Key] = field(default_factory=Counter)
    by_group: dict[Group, Counter[Key]] = field(default_factory=dict)
    """What each group adds up to: the same sums, found without a search."""

    @classmethod
    def counted(cls, facts: Iterable[Facts]) -> Metrics:
        """A recount from scratch."""
        metrics = cls()
        for one in facts:
            metrics.put(one)
        return metrics

    def put(self, facts: Facts) -> bool:
        """Count an application in its present state; whether anything changed."""
        before = self.facts.get(facts.id)
        if before == facts:
            return False
        if before is not None:
            self._add(tallies(before), -1)
        self.facts[facts.id] = facts
        self._add(tallies(facts), 1)
        return True

    def remove(self, id_: int) -> bool:
        """Count an application no longer; whether it was counted."""
        before = self.facts.pop(id_, None)
        if before is not None:
            self._add(tallies(before), -1)
        return before is not None

    def _add(self, found: Counter[Key], sign: int) -> None:
        for key, count in found.items():
            first = key[0]
            if isinstance(first, tuple):
                sums = self.by_group.setdefault(first, Counter())
                _put(sums, key[1:], sign * count)
                if not sums:
                    del self.by_group[first]
            else:
                _put(self.sums, key, sign * count)

    def group(self, group: Group = EVERYTHING) -> Counter[Key]:
        """The sums of one group."""
        return self.by_group.get(group, Counter())

    def groups(self, dimension: Dimension) -> list[str]:
        """The values of a dimension, those with most applications first."""
        found = [group for group in self.by_group if group[0] == dimension]
        return [group[1] for group in sorted(found, key=lambda group: (-self.by_group[group]["applied",], group[1]))]


def _put(sums: Counter[Key], key: Key, count: int) -> None:
    """Add; a sum of nothing is no entry, so that equal histories have equal sums."""
    sums[key] += count
    if not sums[key]:
        del sums[key]
