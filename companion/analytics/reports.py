"""The metrics as answers: shares, waiting times, funnel, Sankey, activity. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from companion.analytics.facts import Dimension, Facts
from companion.analytics.messages import (
    ActivityReply,
    ActivityWeek,
    BreakdownReply,
    CurvePoint,
    FunnelReply,
    FunnelStage,
    GroupMetrics,
    Quantile,
    ReachTime,
    ResponseTimesReply,
    SankeyLink,
    SankeyNode,
    SankeyReply,
    Share,
    StageTime,
    Waiting,
)
from companion.analytics.statistics import Curve, kaplan_meier, proportion
from companion.analytics.tallies import EVERYTHING, FUNNEL, HOUR, Group, Key, Metrics
from companion.statuses import SILENT_AFTER

HOURS_A_DAY = 24
QUANTILES = (0.25, 0.5, 0.75, 0.9)
CURVE_POINTS = 200
"""Points of a curve that is sent; a longer one is thinned."""
STATUS_LABELS = {
    "applied": "Applied", "acknowledged": "Receipt", "assessment": "Assessment", "screening": "Screening",
    "interview": "Interview", "offer": "Offer", "accepted": "Accepted", "rejected": "Rejected",
    "withdrawn": "Withdrawn", "closed": "Closed", "waiting": "Awaiting answer", "silent": "Silent",
    "deciding": "Your decision",
}  # fmt: skip
"""Names of the Sankey's nodes."""


def share(count: int, of: int) -> Share:
    """A share with its interval."""
    return Share(**vars(proportion(count, of)))


def waiting(sums: Counter[Key], what: str, now: datetime, *more: str) -> Waiting:
    """A waiting time as it is sent."""
    return _waiting(_curve(sums, what, now, *more))


def _waiting(curve: Curve) -> Waiting:
    return Waiting(
        observed=curve.observed, waiting=curve.waiting, too_few=curve.too_few,
        quantiles=[_quantile(share_, *curve.quantile(share_)) for share_ in QUANTILES],
    )  # fmt: skip


def _curve(sums: Counter[Key], what: str, now: datetime, *more: str) -> Curve:
    """The estimate of `what` ("response", or "stay" with a stage) from the sums of a group."""
    hour = int(now.timestamp()) // HOUR
    observed: Counter[int] = Counter()
    censored: Counter[int] = Counter()
    for key, count in sums.items():
        if key[1:-1] == more and isinstance(key[-1], int):
            if key[0] == what:
                observed[key[-1]] += count
            elif key[0] == f"{what} censored":
                censored[key[-1]] += count
            elif key[0] == f"{what} since":
                censored[max(0, hour - key[-1])] += count
    return kaplan_meier(observed, censored)


def _quantile(share_: float, value: float | None, low: float | None, high: float | None) -> Quantile:
    return Quantile(share=share_, days=_days(value), low=_days(low), high=_days(high))


def _days(hours: float | None) -> float | None:
    return None if hours is None else round(hours / HOURS_A_DAY, 2)


def funnel(metrics: Metrics, group: Group = EVERYTHING) -> FunnelReply:
    """How many came how far."""
    sums = metrics.group(group)
    applied = sums["applied",]
    stages = []
    before = applied
    for stage in FUNNEL:
        came = sums["came", stage]
        hours = _expanded(sums, stage)
        stages.append(
            FunnelStage(
                stage=stage, was=sums["was", stage], came=came, of_applied=share(came, applied),
                of_previous=share(came, before), days=_days(_middle(hours)) if stage != "applied" else 0.0,
            )
        )  # fmt: skip
        before = came
    return FunnelReply(applied=applied, rejected=sums["was", "rejected"], stages=stages)


def _expanded(sums: Counter[Key], stage: str) -> list[int]:
    """Hours from sending to a stage of each that came to it, in order."""
    found: list[int] = []
    for key, count in sums.items():
        if key[:2] == ("reach", stage) and isinstance(key[2], int):
            found += [key[2]] * count
    return sorted(found)


def _middle(hours: list[int], share_: float = 0.5) -> float | None:
    """The smallest value that this share does not exceed."""
    return float(hours[max(0, -int(-share_ * len(hours) // 1) - 1)]) if hours else None


def response_times(metrics: Metrics, now: datetime, group: Group = EVERYTHING) -> ResponseTimesReply:
    """Times to the first response, at each stage, and to each stage."""
    sums = metrics.group(group)
    curve = _curve(sums, "response", now)
    reach = [(stage, _expanded(sums, stage)) for stage in (*FUNNEL[1:], "rejected")]
    stages = [(stage, _curve(sums, "stay", now, stage)) for stage in FUNNEL[:-1]]
    return ResponseTimesReply(
        to_response=_waiting(curve),
        curve=_thin(curve),
        stages=[StageTime(stage=stage, time=_waiting(one)) for stage, one in stages if one.observed or one.waiting],
        reach=[
            ReachTime(
                stage=stage, count=len(hours), too_few=len(hours) < 10,
                quantiles=[_quantile(share_, _middle(hours, share_), None, None) for share_ in QUANTILES],
            )
            for stage, hours in reach if hours
        ],
    )  # fmt: skip


def _thin(curve: Curve) -> list[CurvePoint]:
    step = -(-len(curve.points) // CURVE_POINTS) or 1
    points = [*curve.points[::step], *curve.points[-1:]] if step > 1 else curve.points
    return [
        CurvePoint(days=point.time / HOURS_A_DAY, share=1 - point.survival, low=1 - point.high, high=1 - point.low)
        for point in points
    ]


def breakdown(
    metrics: Metrics, by: Dimension, limit: int, now: datetime, label: Callable[[Dimension, str], str]
) -> BreakdownReply:
    """The metrics of each group of a dimension."""
    names = metrics.groups(by)
    if by == "week":
        names.sort(reverse=True)
    groups = []
    for name in names[:limit]:
        sums = metrics.group((by, name))
        applied = sums["applied",]
        groups.append(
            GroupMetrics(
                group=name, label=label(by, name), applied=applied, responses=share(sums["responded",], applied),
                interviews=share(sums["came", "interview"], applied), offers=share(sums["came", "offer"], applied),
                rejected=sums["was", "rejected"], time_to_response=waiting(sums, "response", now),
            )
        )  # fmt: skip
    return BreakdownReply(by=by, total=len(names), groups=groups)


def silent(metrics: Metrics, now: datetime) -> list[Facts]:
    """Applications that wait for an answer too long, the longest silent first."""
    found = [one for one in metrics.facts.values() if one.awaiting and one.heard and now - one.heard >= SILENT_AFTER]
    return sorted(found, key=lambda one: (one.heard, one.id))


def by_status(metrics: Metrics, quiet: list[Facts]) -> dict[str, int]:
    """Applications by status, the silent ones as such."""
    counts = {str(key[1] or "unknown"): count for key, count in metrics.sums.items() if key[0] == "status"}
    for one in quiet:
        counts[str(one.status)] -= 1
    found = {status: count for status, count in counts.items() if count}
    return found | ({"silent": len(quiet)} if quiet else {})


def sankey(metrics: Metrics, quiet: list[Facts]) -> SankeyReply:
    """The pipeline, to where each application stands now."""
    links: Counter[tuple[str, str]] = Counter()
    for key, count in metrics.sums.items():
        if key[0] == "link":
            links[str(key[1]), str(key[2])] += count
    silent_ones = {one.id for one in quiet}
    for one in metrics.facts.values():
        if one.started is not None and one.ended is None and one.status is not None:
            stands = "silent" if one.id in silent_ones else "waiting" if one.awaiting else "deciding"
            links[str(one.status), stands] += 1
    names = list(dict.fromkeys(name for pair in links for name in pair))
    order = list(STATUS_LABELS)
    names.sort(key=lambda name: order.index(name) if name in order else len(order))
    return SankeyReply(
        nodes=[SankeyNode(id=name, label=STATUS_LABELS.get(name, name)) for name in names],
        links=[SankeyLink(source=one, target=other, count=count) for (one, other), count in sorted(links.items())],
    )


def activity(metrics: Metrics, seen: Mapping[date, int], weeks: int, now: datetime) -> ActivityReply:
    """What happened in each of the last weeks."""
    by_week: Counter[str] = Counter()
    for day, count in seen.items():
        by_week[_week(day)] += count
    monday = now.date() - timedelta(days=now.weekday())
    found = []
    for back in range(weeks - 1, -1, -1):
        starts = monday - timedelta(weeks=back)
        week = _week(starts)
        counts = {
            name: metrics.sums["week", week, name]
            for name in ("applied", "responses", "interviews", "offers", "rejections")
        }
        found.append(ActivityWeek(week=week, starts=starts.isoformat(), seen=by_week[week], **counts))
    return ActivityReply(weeks=found)


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"
