"""Puts the house together: settings -> store -> bus -> services -> routes. The only file that knows every room."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from datetime import datetime
from functools import partial
from threading import Thread
from typing import Self

from aiohttp import web

from companion import __version__
from companion.analytics.desk import AnalyticsDesk
from companion.analytics.loop import LOOP as ANALYTICS
from companion.analytics.loop import SECONDS as ANALYTICS_SECONDS
from companion.api.auth import Gate
from companion.api.house import House
from companion.api.listen import listen
from companion.api.open_sockets import Sockets
from companion.api.pairing_code import PairingDesk
from companion.api.table import make_application
from companion.ats.boards import READERS
from companion.ats.fetch import PoliteFetch
from companion.ats.recognise import recognise
from companion.autofill.answer_service import AnswerService
from companion.autofill.drafts.endpoint import DraftEndpoint
from companion.autofill.drafts.service import DraftService
from companion.autofill.make import make_plan, read_question
from companion.autofill.service import PlanService
from companion.browser.public_page import PublicResolver, check_address, fetch_snapshot
from companion.clock import Clock, SystemClock
from companion.contracts import Event
from companion.events import EventBus, Subscription
from companion.exchange.incoming import ListImport
from companion.exchange.whole import WholeData
from companion.handover import Portals, PostingBook, ask_about_mail, make_runner, remember_with, score_with
from companion.jobapplier.desk import ApplierDesk
from companion.jobapplier.runner.runner import Runner
from companion.jobapplier.runner.tools import Patience
from companion.jobmatcher.boards.checker import BoardChecker
from companion.jobmatcher.boards.loop import LOOP, MatchingLoop
from companion.jobmatcher.boards.service import BoardService
from companion.jobmatcher.feedback import FeedbackService
from companion.jobmatcher.lazy import LazyMatcher
from companion.jobmatcher.live import LiveScores
from companion.jobmatcher.ranking.service import Ranking
from companion.jobmatcher.score.titles import TitleMatcher
from companion.jobmatcher.searches.service import SearchService
from companion.jobmatcher.service import PostingService
from companion.jobtracker.desk import TrackerDesk
from companion.jobtracker.folding import timeline_of
from companion.logs import configure_logs, get_logger, release_logs
from companion.loops import Loop, Loops
from companion.notify.desk import NotifyDesk
from companion.notify.sender import LOOP as NOTIFY
from companion.notify.sender import SECONDS as NOTIFY_SECONDS
from companion.profile.service import ProfileService
from companion.profile.users import UserService
from companion.secrets import LocalToken, Secrets
from companion.settings import Settings
from companion.store.answers import Answers
from companion.store.boards import Boards
from companion.store.database import Database
from companion.store.devices import Devices
from companion.store.engine import sqlite_url
from companion.store.folder import DataFolder
from companion.store.lock import FolderLock
from companion.store.loop_runs import LoopRuns
from companion.store.migrate import migrate_server, migrate_sqlite
from companion.store.plans import Plans
from companion.store.postings import Postings
from companion.store.profiles import Profiles
from companion.store.rankings import Rankings
from companion.store.searches import Searches
from companion.store.tracker import Tracker
from companion.store.users import Users

LOOK_SECONDS = 15.0
"""How often it is looked whether a board is due; also how soon after the machine slept."""
STOP_SECONDS = 5.0
"""How long requests under way may take at a stop."""
TRACKING_SECONDS = 10.0
"""How often it is looked whether one of the tracker's loops is due."""
APPLYING_SECONDS = 5.0
"""How often it is looked whether an attempt may start."""
SWITCH_SECONDS = 0.0005
"""How long a thread that understands a page may keep the others waiting: the loop waits so long at each of its steps, and
one answer takes many."""
LINGER_SECONDS = 1.0
"""How long a client may go on sending a body that was refused already."""


def ats_of(url: str) -> str | None:
    """The ATS an address belongs to."""
    found = recognise(url)
    return found.ats if found else None


def board_fetch(gateway: str | None) -> PoliteFetch:
    """Fetches boards from public addresses only, or through the gateway the settings name."""
    if gateway is None:
        return PoliteFetch(check=check_address, resolver=PublicResolver)
    return PoliteFetch(route=lambda url: f"{gateway.rstrip('/')}/{url.partition('://')[2]}")


class Services:
    """The store and the services on it, without a server: what the command line needs when none runs."""

    def __init__(self, settings: Settings, clock: Clock, matcher: LazyMatcher | None = None) -> None:
        self.folder = DataFolder(settings.data_dir)
        self.lock = FolderLock(self.folder.lock)
        self.matcher = matcher or LazyMatcher()
        self._settings = settings
        self.clock = clock

    async def open(self) -> Self:
        """Prepare the folder, take its lock, bring the database up to date. Raises CompanionError kinds."""
        self.folder.prepare()
        self.lock.take(__version__)
        try:
            self._compose()
        except BaseException:
            self.lock.release()
            raise
        return self

    def _compose(self) -> None:
        server = self._settings.database_url
        if server is None:
            migrate_sqlite(self.folder, self.clock.now())
        else:
            migrate_server(server)
        self.database = Database(server or sqlite_url(self.folder.database), self.clock)
        self.bus = EventBus(self.database)
        self.database.on_commit(self._committed)
        self.users = UserService(Users(self.database))
        self.profiles = ProfileService(Profiles(self.database, self.folder.files), self.users)
        rankings = Rankings(self.database)
        self.ranking = Ranking(rankings, self.matcher.scorer)
        stored_postings = Postings(self.database)
        self.postings = PostingService(
            stored_postings, self.ranking, self.matcher, self.profiles.current, fetch_snapshot, self.clock
        )
        self.board_store = Boards(self.database)
        self.live = LiveScores(self.ranking, rankings, self.board_store)
        self.searches = SearchService(Searches(self.database), self.live, rankings)
        self.feedback = FeedbackService(self.ranking, rankings, self.postings.rescore)
        self.plans = PlanService(
            Plans(self.database),
            partial(make_plan, skill_years=self.matcher.skill_years),
            self.profiles.current,
            self.profiles.file,
            ats_of,
            self.clock,
        )
        self.board_fetch = board_fetch(self._settings.boards_gateway)
        secrets = partial(Secrets, self.folder.root, self._settings.secrets)
        endpoint = DraftEndpoint(self.database, self._settings.draft_base_url, self._settings.draft_model, secrets)
        self.drafts = DraftService(endpoint, self.profiles.current, self.matcher.skill_names)
        hands = Portals(self.folder.browsers, self._settings.browser_args)
        self.tracker = TrackerDesk(
            self.database, secrets, self.clock, self.board_fetch, hands, ask_about_mail(endpoint)
        )
        self.answers = AnswerService(Answers(self.database), Plans(self.database), read_question, self.clock)
        book = PostingBook(self.postings, stored_postings, self.live)
        self.applier = ApplierDesk(self.database, self.folder.evidence, book, remember_with(self.answers), self.clock)
        self.analytics = AnalyticsDesk(
            self.database, timeline_of, TitleMatcher().family, score_with(self.postings, self.profiles), self.clock
        )
        self.notify = NotifyDesk(self.database, self.analytics.store, secrets, self.clock)
        tracker = Tracker(self.database)
        self.lists = ListImport(tracker, self.tracker.applications, self.clock)
        self.data = WholeData(self.database, tracker, self.folder.files, self.clock)
        self._watch_boards()

    def _committed(self, events: Sequence[Event]) -> None:
        """Stored events, in order: the metrics know of them before anybody who is told can ask."""
        self.analytics.metrics.note(events)
        self.bus.publish(events)

    def _watch_boards(self) -> None:
        store = self.board_store
        self.boards = BoardService(store, self.board_fetch, self._settings.matching_minutes)
        checker = BoardChecker(store, self.postings, self.matcher.read, READERS, self.clock)
        runs = LoopRuns(self.database)
        self.matching = MatchingLoop(store, checker, self.board_fetch, runs, self.clock, self.searches.tell)

    async def close(self) -> None:
        """Close the database and give the folder back."""
        await self.drafts.close()
        await self.tracker.opinions.close()
        await self.matching.stop()
        await self.board_fetch.close()
        self.bus.close()
        await self.database.close()
        self.lock.release()


class Companion:
    """One running companion: services, server, background work.

    With `warm`, what the first score needs is loaded by a thread of its own meanwhile; a stop does not wait for it.
    Without `at_work` it only serves, until `begin`: nothing is read, followed, learned or applied to by itself.
    `apply_mark` is told of every edge of an attempt (tests kill there); `patience` is the runner's; `matcher` may be shared
    by several companions of one process, since it holds nothing of a user.
    """

    def __init__(
        self, settings: Settings, clock: Clock | None = None, sockets: Sockets | None = None, warm: bool = True,
        apply_mark: Callable[[str], Awaitable[None]] | None = None, patience: Patience | None = None,
        matcher: LazyMatcher | None = None, at_work: bool = True,
    ) -> None:  # fmt: skip
        self.settings = settings
        self.services = Services(settings, clock or SystemClock(), matcher)
        self.stopping = asyncio.Event()
        self.url = ""
        self.local_token = ""
        self._sockets = sockets or Sockets()
        self._warm = warm
        self._at_work = at_work
        self._apply_mark = apply_mark
        self._patience = patience
        self._runner: web.AppRunner | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._loops = Loops([])

    async def start(self) -> None:
        """Open everything and listen. On failure everything is closed again."""
        services = await self.services.open()
        token = LocalToken(self.services.folder.root)
        try:
            self.local_token = token.rotate()
            self.gate = Gate(Devices(services.database), services.clock, self.local_token)
            await self.gate.load()
            self._runner = web.AppRunner(
                make_application(self._house()), access_log=None, handle_signals=False,
                shutdown_timeout=STOP_SECONDS, lingering_time=LINGER_SECONDS,
            )  # fmt: skip
            await self._runner.setup()
            self.url = await listen(self._runner, self.settings.host, self.settings.ports)
        except BaseException:
            if self._runner is not None:
                await self._runner.cleanup()
            token.remove()
            await services.close()
            raise
        services.lock.announce(self.url, __version__)
        services.notify.url = self.url
        self._start_task(services.analytics.metrics.follow())
        if self._warm:
            Thread(target=self.services.matcher.warm, name="warm-up", daemon=True).start()
        if self._at_work:
            self.begin()

    def begin(self) -> None:
        """Begin what runs by itself; only needed without `at_work`."""
        services = self.services
        self._start_task(self._follow_profiles(services.bus.subscribe()))
        self._start_task(self._follow_applications(services.bus.subscribe()))
        self._start_task(self._catch_up())
        runner = self._runner_of_attempts()
        services.applier.runner = runner
        self._loops = Loops(
            [
                Loop("applying", APPLYING_SECONDS, runner.look),
                Loop(LOOP, LOOK_SECONDS, services.matching.run),
                Loop("tracking", TRACKING_SECONDS, services.tracker.loops.look),
                Loop(ANALYTICS, ANALYTICS_SECONDS, services.analytics.loop.run),
                Loop(NOTIFY, NOTIFY_SECONDS, services.notify.sender.look),
            ]
        )
        self._loops.start()

    def _runner_of_attempts(self) -> Runner:
        services = self.services
        return make_runner(
            services.applier, services.database, services.plans, services.profiles, services.answers,
            services.postings, services.tracker.applications, self.settings, services.folder, services.clock,
            services.tracker.codes, self._apply_mark, self._patience,
        )  # fmt: skip

    async def stop(self) -> None:
        """Stop listening, end sockets, finish requests under way, close the store."""
        await self._loops.stop(STOP_SECONDS)
        if self.services.applier.runner is not None:
            await self.services.applier.runner.stop()
        await self.services.tracker.loops.stop()
        await self._sockets.close_all()
        if self._runner is not None:
            await self._runner.cleanup()
        await self._end_tasks()
        LocalToken(self.services.folder.root).remove()
        await self.services.close()

    async def _end_tasks(self) -> None:
        """Work under way ends by itself once the bus is closed; only what takes too long is cancelled."""
        self.services.bus.close()
        self.services.analytics.metrics.close()
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=STOP_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    def _house(self) -> House:
        services = self.services
        started: datetime = services.clock.now()
        return House(
            version=__version__,
            settings=self.settings,
            clock=services.clock,
            started=started,
            bus=services.bus,
            gate=self.gate,
            pairing=PairingDesk(services.clock),
            sockets=self._sockets,
            users=services.users,
            profiles=services.profiles,
            postings=services.postings,
            live=services.live,
            searches=services.searches,
            feedback=services.feedback,
            plans=services.plans,
            drafts=services.drafts,
            tracker=services.tracker,
            boards=services.boards,
            matching=services.matching,
            answers=services.answers,
            applier=services.applier,
            analytics=services.analytics,
            notify=services.notify,
            lists=services.lists,
            data=services.data,
            stop=self.stopping.set,
        )

    def _start_task(self, work: Coroutine[None, None, None]) -> None:
        self._tasks.add(asyncio.get_running_loop().create_task(work))

    async def _catch_up(self) -> None:
        """Drop what nobody needs any more; rescore whose profile changed while no companion ran, and who taught something."""
        await self.services.plans.forget_unused()
        behind, taught = await self.services.postings.users_behind(), await self.services.feedback.users_with_feedback()
        for user in dict.fromkeys((*behind, *taught)):
            await self._rescore(user)
        for user in await self.services.feedback.users_to_learn_from():
            await self._learn(user)

    async def _follow_profiles(self, events: Subscription) -> None:
        """Rescore after each profile change."""
        async for event in events:
            if event.type == "profile.changed":
                await self._rescore(event.user, int(str(event.data["version"])))

    async def _follow_applications(self, events: Subscription) -> None:
        """Learn from what becomes of the user's applications."""
        async for event in events:
            if event.type in ("application.created", "status.changed"):
                await self._learn(event.user)

    async def _learn(self, user: int) -> None:
        try:
            await self.services.feedback.learn_from_applications(user)
        except Exception as error:
            get_logger("app").error("learning from applications failed", exc_info=error)

    async def _rescore(self, user: int, version: int | None = None) -> None:
        try:
            await self.services.postings.rescore(user, version)
        except Exception as error:
            get_logger("app").error("rescore failed", exc_info=error)


async def run(settings: Settings, console: bool, started: Callable[[str, int], None]) -> None:
    """Run a companion until SIGTERM, SIGINT or a stop request; `started` hears its address and its pairings."""
    os.umask(0o077)
    sys.setswitchinterval(SWITCH_SECONDS)
    DataFolder(settings.data_dir).prepare()
    handlers = configure_logs(DataFolder(settings.data_dir).log_file, settings.log_level, console)
    companion = Companion(settings)
    try:
        loop = asyncio.get_running_loop()
        for name in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(name, companion.stopping.set)
        async with companion:
            get_logger("app").info("started", url=companion.url, version=__version__)
            started(companion.url, companion.gate.count)
            await companion.stopping.wait()
        get_logger("app").info("stopped")
    finally:
        release_logs(handlers)
