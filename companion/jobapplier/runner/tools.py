"""What one run of an attempt works with, and the page it works on."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from companion.clock import Clock
from companion.contracts import (
    FileValue,
    FillPlan,
    FillReport,
    FormSnapshot,
    PageControl,
    PageLook,
    PageSnapshot,
    Posting,
)
from companion.jobapplier.evidence import EvidenceKeeper
from companion.jobapplier.ledger import Ledger
from companion.jobapplier.queue import QueueService
from companion.jobapplier.rules import Candidate
from companion.store.attempts import Attempt

if TYPE_CHECKING:
    from companion.browser.fill_run import FilledPage

Planner = Callable[[FormSnapshot], FillPlan]


class ApplySite(Protocol):
    """A tab of the applying browser (`browser.applying.ApplyPage`). Everything may raise PageTrouble."""

    @property
    def url(self) -> str:
        """Where it is."""
        ...

    @property
    def status(self) -> int | None:
        """HTTP status of the last document."""
        ...

    @property
    def sending(self) -> bool:
        """Whether something is on its way to the site (a request that is no mere reading)."""
        ...

    async def goto(self, url: str) -> None:
        """Open an address."""
        ...

    async def settle(self) -> None:
        """Let it come to rest."""
        ...

    async def look(self) -> PageLook:
        """What it says and what can be pressed."""
        ...

    async def scan(self) -> FormSnapshot:
        """Its fields."""
        ...

    async def snapshot(self) -> PageSnapshot:
        """Its posting, if it shows one."""
        ...

    async def fill(
        self, plan: Callable[[FormSnapshot], Awaitable[FillPlan]], files: Callable[[FileValue], bytes]
    ) -> FilledPage:
        """Fill it until nothing new comes up."""
        ...

    @property
    def broken(self) -> bool:
        """Whether what was sent since the last press broke off or met an error of the server: it may have arrived."""
        ...

    async def press(self, control: PageControl, agrees: Callable[[str], bool] | None = None) -> str | None:
        """Press a control; why it was not pressed, None when it was. `agrees` answers what the page asks back."""
        ...

    async def after_press(self, longest: float | None = None) -> bool:
        """Let a press come to rest; what it opened becomes the page. False: no page came within `longest` seconds."""
        ...

    async def picture(self) -> bytes:
        """A JPEG."""
        ...


class CodeWait(Protocol):
    """Somebody who waits for a code by mail."""

    async def get(self, seconds: float) -> str | None:
        """The code; None when none comes in time."""
        ...


async def no_mark(_: str) -> None:
    """The mark of a companion that nobody wants to kill."""


@dataclass(frozen=True)
class Patience:
    """How long a run waits, in seconds."""

    open: float = 45.0
    """For a page to answer."""
    form: float = 10.0
    """For a page that shows neither posting nor form to show one."""
    outcome: float = 60.0
    """For the site to say what became of the press."""
    broken: float = 5.0
    """The same, once what was sent broke off on its way."""
    poll: float = 1.0
    code: float = 180.0
    """For the mail with a code."""
    person: float = 900.0
    """For the person at the window."""
    person_poll: float = 2.0


@dataclass(frozen=True)
class RunTools:
    """The services of a run. `mark` is told of every edge between two steps: tests kill there."""

    ledger: Ledger
    evidence: EvidenceKeeper
    queue: QueueService
    clock: Clock
    planner: Callable[[int, Posting | None], Awaitable[Planner]]
    """A planner with the user's profile and answers of now. Raises NoProfile."""
    posting: Callable[[int, int], Awaitable[Posting | None]]
    read_posting: Callable[[int, PageSnapshot], Awaitable[Candidate | None]]
    """Understands and stores the posting of a page; None when it is none."""
    read_file: Callable[[int, str], Awaitable[bytes | None]]
    """A file of the user's by its handle."""
    note_used: Callable[[int, FillReport], Awaitable[None]]
    """Remembered answers that went into a form that was sent."""
    record: Callable[[Attempt], Awaitable[None]]
    """Makes the application of an attempt that was sent."""
    codes: Callable[[int, tuple[str, ...]], AbstractContextManager[CodeWait]]
    """Waits for a code by mail: of a user, from a site known by these names."""
    mark: Callable[[str], Awaitable[None]] = no_mark
    patience: Patience = field(default_factory=Patience)
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
