"""The applier as one piece: its services on one database, for the composition root to hand out."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Protocol

from companion.browser.find import check_display
from companion.clock import Clock
from companion.jobapplier.evidence import EvidenceKeeper
from companion.jobapplier.ledger import Ledger
from companion.jobapplier.messages import ApplySettingsRequest, StopReply
from companion.jobapplier.queue import PostingBook, QueueService
from companion.jobapplier.review import Remember, ReviewService
from companion.store.attempts import Attempts
from companion.store.database import Database

RunnerState = Literal["idle", "working", "elsewhere"]


class RunnerView(Protocol):
    """What the desk asks of the runner."""

    @property
    def state(self) -> RunnerState:
        """What it does now."""
        ...

    def soon(self) -> None:
        """Look at the queue now."""
        ...

    async def stop_user(self, user: int) -> int:
        """Stop what is being worked on for a user; how many attempts that were."""
        ...

    async def stop(self) -> None:
        """End the runner."""
        ...


class ApplierDesk:
    """Everything of the applier; the runner, which needs a browser, joins when the companion serves."""

    def __init__(
        self, database: Database, folder: Path, postings: PostingBook, remember: Remember, clock: Clock
    ) -> None:
        self.store = Attempts(database)
        self.ledger = Ledger(self.store)
        self.queue = QueueService(self.store, self.ledger, postings, clock)
        self.review = ReviewService(self.store, self.ledger, self.queue, remember)
        self.evidence = EvidenceKeeper(self.store, folder, clock)
        self.runner: RunnerView | None = None

    @property
    def runner_state(self) -> RunnerState:
        """What the runner does."""
        return self.runner.state if self.runner is not None else "idle"

    def soon(self) -> None:
        """Have the runner look at the queue now."""
        if self.runner is not None:
            self.runner.soon()

    async def stop_all(self, user: int) -> StopReply:
        """Switch applying off and stop what is under way."""
        settings = await self.queue.change_settings(ApplySettingsRequest(user=user, on=False))
        stopping = await self.runner.stop_user(user) if self.runner is not None else 0
        return StopReply(settings=settings, stopping=stopping)

    @staticmethod
    def check_window(wanted: bool) -> None:
        """Raises NoDisplay when a window is wanted where none can be shown."""
        if wanted:
            check_display()
