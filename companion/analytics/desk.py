"""The analytics as one piece, for the composition root to hand out."""

from __future__ import annotations

from companion.analytics.agenda import Agenda
from companion.analytics.forecast import Forecast
from companion.analytics.loop import AnalyticsLoop
from companion.analytics.service import Analytics, TakeScore
from companion.analytics.state import Family, Fold
from companion.clock import Clock
from companion.store.analytics import AnalyticsStore
from companion.store.database import Database
from companion.store.loop_runs import LoopRuns
from companion.store.tracker import Tracker
from companion.store.users import Users


class AnalyticsDesk:
    """Everything of the analytics. `fold` and `family` are other rooms' knowledge."""

    def __init__(self, database: Database, fold: Fold, family: Family, take_score: TakeScore, clock: Clock) -> None:
        self.store = store = AnalyticsStore(database)
        tracker = Tracker(database)
        self.metrics = Analytics(store, tracker, Users(database), fold, family, take_score, clock)
        self.forecast = Forecast(self.metrics, store, take_score, clock)
        self.agenda = Agenda(store, tracker, clock)
        self.loop = AnalyticsLoop(self.metrics, self.forecast, LoopRuns(database))
