"""What the handlers of the API work with: the services, handed over once by the composition root."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from companion.analytics.desk import AnalyticsDesk
    from companion.api.auth import Gate
    from companion.api.open_sockets import Sockets
    from companion.api.pairing_code import PairingDesk
    from companion.autofill.answer_service import AnswerService
    from companion.autofill.drafts.service import DraftService
    from companion.autofill.service import PlanService
    from companion.clock import Clock
    from companion.events import EventBus
    from companion.exchange.incoming import ListImport
    from companion.exchange.whole import WholeData
    from companion.jobapplier.desk import ApplierDesk
    from companion.jobmatcher.boards.loop import MatchingLoop
    from companion.jobmatcher.boards.service import BoardService
    from companion.jobmatcher.feedback import FeedbackService
    from companion.jobmatcher.live import LiveScores
    from companion.jobmatcher.searches.service import SearchService
    from companion.jobmatcher.service import PostingService
    from companion.jobtracker.desk import TrackerDesk
    from companion.notify.desk import NotifyDesk
    from companion.profile.service import ProfileService
    from companion.profile.users import UserService
    from companion.settings import Settings


@dataclass(frozen=True)
class House:
    """The services behind the API."""

    version: str
    settings: Settings
    clock: Clock
    started: datetime
    bus: EventBus
    gate: Gate
    pairing: PairingDesk
    sockets: Sockets
    users: UserService
    profiles: ProfileService
    postings: PostingService
    live: LiveScores
    searches: SearchService
    feedback: FeedbackService
    boards: BoardService
    matching: MatchingLoop
    plans: PlanService
    drafts: DraftService
    tracker: TrackerDesk
    answers: AnswerService
    applier: ApplierDesk
    analytics: AnalyticsDesk
    notify: NotifyDesk
    lists: ListImport
    data: WholeData
    stop: Callable[[], None]
    """Asks the companion to stop, gracefully and soon."""


HOUSE = web.AppKey("house", House)


def local_url(request: web.Request) -> str:
    """The address this request's connection listens on, as `http://127.0.0.1:PORT`."""
    host, port = socket_name(request)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def socket_name(request: web.Request) -> tuple[str, int]:
    """Address and port of our end of the connection."""
    name = request.get_extra_info("sockname")
    return str(name[0]), int(name[1])
