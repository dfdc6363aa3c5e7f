"""The metrics once more, by other means: pandas over the rows of the database and the status list of the API.

Tests import it where they count: pandas takes seconds, which every worker would spend that only collects them.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pandas as pd

STAGES = ["applied", "acknowledged", "assessment", "screening", "interview", "offer", "accepted"]
ANSWERS = ["assessment", "screening", "interview", "offer", "accepted", "rejected"]
STRENGTH = {"user": 5, "ats": 4, "portal": 4, "submit": 3, "mail": 2, "mail_unverified": 1}
DEPTH = {name: depth for depth, name in enumerate(["saved", "applying", *STAGES])}
OVER = ["rejected", "withdrawn", "closed", "accepted"]
COMES_BACK = ["interview", "offer", "accepted", "rejected"]


def frames(file: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Applications, and the status events that count."""
    with closing(sqlite3.connect(file)) as connection:
        applications = pd.read_sql(
            "SELECT * FROM applications", connection, parse_dates=["applied_at", "created", "since"]
        )
        events = pd.read_sql("SELECT * FROM status_events", connection, parse_dates=["happened_at"])
    return applications, events


def walk(events: pd.DataFrame) -> pd.DataFrame:
    """The events of one application that moved it, told again from the rules in PRODUCT.md and the README."""
    live = events[events.state == "applied"].copy()
    live["strength"] = live.source.map(STRENGTH)
    live["depth"] = live.status.map(DEPTH).fillna(9)
    live = live.sort_values(["happened_at", "strength", "depth", "key"])
    kept: list[pd.Series] = []
    holder: pd.Series | None = None
    for _, event in live.iterrows():
        if holder is not None and event.source != "user":
            over = holder.status in OVER and event.status != holder.status
            if event.status == "closed" and holder.depth >= DEPTH["applied"]:
                continue
            if over and (holder.strength > event.strength or event.status not in COMES_BACK):
                continue
            if not over and event.depth < holder.depth:
                continue
        if event.source == "user" and event.status in DEPTH:
            kept = [one for one in kept if DEPTH.get(one.status, -1) <= event.depth and one.status in DEPTH]
        kept.append(event)
        if holder is None or event.status != holder.status or event.strength > holder.strength:
            holder = event
    return pd.DataFrame(kept, columns=live.columns)


def recounted(file: Path, at: datetime) -> dict[str, object]:
    """What the summary and the funnel should say."""
    now = pd.Timestamp(at.replace(tzinfo=None))
    applications, events = frames(file)
    rows = []
    for _, application in applications.iterrows():
        mine = events[events.application_id == application.id]
        walked = walk(mine)
        first = walked.groupby("status").happened_at.min()
        sent = [at for status, at in first.items() if status in STAGES or status in ANSWERS]
        start = (
            min([*sent, *([application.applied_at] if pd.notna(application.applied_at) else [])]) if sent else pd.NaT
        )
        answer = min((at for status, at in first.items() if status in ANSWERS), default=pd.NaT)
        heard = mine[mine.state == "applied"].happened_at.max()
        status = application.status
        if status in (
            "applied",
            "acknowledged",
            "assessment",
            "screening",
            "interview",
        ) and now - heard >= pd.Timedelta(days=30):
            status = "silent"
        rows.append(
            {
                "status": status if isinstance(status, str) else "unknown", "start": start, "answer": answer, "ended": application.since if application.status in OVER else pd.NaT,
                "furthest": max((DEPTH[name] for name in first.index if name in STAGES), default=DEPTH["applied"]),
                **{f"was_{name}": name in first.index for name in STAGES},
            }
        )  # fmt: skip
    table = pd.DataFrame(rows)
    sent_ones = table[table.start.notna()]
    known = sent_ones[sent_ones.answer.isna() | (sent_ones.start < sent_ones.answer)]
    waits = known[known.answer.isna()]
    return {
        "by_status": table.status.value_counts().to_dict(),
        "applied": len(sent_ones),
        "responded": int(sent_ones.answer.notna().sum()),
        "came": {name: int((sent_ones.furthest >= DEPTH[name]).sum()) for name in STAGES},
        "was": {name: int(sent_ones[f"was_{name}"].sum()) for name in STAGES[1:]},
        "hours": sorted(
            int((one.answer - one.start) / pd.Timedelta(hours=1)) for one in known[known.answer.notna()].itertuples()
        ),
        "still": len(waits),
        "weeks": sent_ones.start.map(lambda at: f"{at.isocalendar()[0]}-W{at.isocalendar()[1]:02}")
        .value_counts()
        .to_dict(),
    }
