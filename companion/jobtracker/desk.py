"""The tracker as one piece: its services on one database, for the composition root to hand out."""

from __future__ import annotations

from collections.abc import Callable

from companion.ats.fetch import PoliteFetch
from companion.clock import Clock
from companion.jobtracker.accounts import AccountService
from companion.jobtracker.ats_keys import AtsKeyService
from companion.jobtracker.ats_loop import AtsLoop
from companion.jobtracker.follow_ups import FollowUpService, load_rules
from companion.jobtracker.intake import MailIntake
from companion.jobtracker.lists import ApplicationPages
from companion.jobtracker.loops import TrackerLoops
from companion.jobtracker.mail.account import SecretPlace
from companion.jobtracker.mail.codes import CodeDesk
from companion.jobtracker.mail.mailbox import Timing
from companion.jobtracker.mail.mailroom import Mailroom
from companion.jobtracker.mail.senders import SenderBook
from companion.jobtracker.mail.workers import MailWorkers
from companion.jobtracker.notebook import NotebookService
from companion.jobtracker.opinions import AskModel, SecondOpinions
from companion.jobtracker.portal_watch import PortalHands, PortalWatch
from companion.jobtracker.portals import PortalService
from companion.jobtracker.review import ReviewService
from companion.jobtracker.service import ApplicationService
from companion.jobtracker.tracking import TrackingService
from companion.profile.users import UserService
from companion.store.application_lists import ApplicationLists
from companion.store.database import Database
from companion.store.loop_runs import LoopRuns
from companion.store.mailboxes import Mailboxes
from companion.store.notebook import Notebook
from companion.store.tracker import Tracker
from companion.store.users import Users


class TrackerDesk:
    """Everything of the tracker. Nothing runs until `loops` is asked to look."""

    def __init__(
        self, database: Database, secrets: Callable[[], SecretPlace], clock: Clock, fetch: PoliteFetch,
        hands: PortalHands, ask_model: AskModel, timing: Timing | None = None,
    ) -> None:  # fmt: skip
        tracker = Tracker(database)
        mailboxes = Mailboxes(database)
        senders = SenderBook.load()
        self.codes = CodeDesk()
        self.opinions = SecondOpinions(tracker, ask_model)
        self.runs = LoopRuns(database)
        self.applications = ApplicationService(tracker, clock, senders)
        self.notebook = NotebookService(Notebook(database))
        self.lists = ApplicationPages(ApplicationLists(database), tracker, clock)
        self.review = ReviewService(tracker, senders)
        self.follow_ups = FollowUpService(tracker, load_rules())
        self.accounts = AccountService(mailboxes, secrets, clock)
        self.mailroom = Mailroom(
            mailboxes,
            self.accounts.login,
            MailIntake(tracker, senders, self.codes, self.opinions),
            MailWorkers(),
            clock,
            timing or Timing(),
        )
        self.tracking = TrackingService(
            UserService(Users(database)), tracker, self.runs, lambda: self.mailroom.watching
        )
        self.portals = PortalService(tracker)
        self.portal_watch = PortalWatch(tracker, self.portals, hands, clock)
        self.ats_keys = AtsKeyService(tracker, secrets)
        ats = AtsLoop(tracker, fetch, self.ats_keys, clock)
        self.loops = TrackerLoops(
            self.tracking, self.runs, self.mailroom, self.follow_ups, ats, self.portal_watch, clock
        )
