"""The notifications as one piece, for the composition root to hand out."""

from __future__ import annotations

from collections.abc import Callable

from companion.clock import Clock
from companion.notify.sender import Sender
from companion.notify.service import Names, NotificationService
from companion.secrets import Secrets
from companion.store.database import Database
from companion.store.notifications import Notifications


class NotifyDesk:
    """Everything of the notifications. `url` is set once the companion listens."""

    def __init__(self, database: Database, names: Names, secrets: Callable[[], Secrets], clock: Clock) -> None:
        store = Notifications(database)
        self.url = ""
        self.service = NotificationService(store, names, secrets, clock)
        self.sender = Sender(store, self.service, clock, lambda: self.url)
