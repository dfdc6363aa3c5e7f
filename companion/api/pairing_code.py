"""The short code that pairs a browser: shown by the companion, typed in the extension's own page."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from companion.api.access import Refused
from companion.clock import Clock

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U."""
LOOKALIKES = str.maketrans({"I": "1", "L": "1", "O": "0", "-": None, " ": None})
CODE_LENGTH = 8
CODE_LIFE = timedelta(minutes=5)
TRIES = 5


class PairingRefused(Refused):
    """Wrong code, none waiting, too old or too many tries: all told alike."""

    code = "pairing_refused"

    def __init__(self) -> None:
        super().__init__("this code is not valid (any more): run `companion pair` and enter the new code")


@dataclass
class _Pending:
    code: str
    user: int
    expires: datetime
    tries: int = TRIES


class PairingDesk:
    """Holds at most one code. Asking again shows the same code; nothing replaces it before it ends."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._pending: _Pending | None = None

    def show(self, user: int) -> tuple[str, datetime]:
        """The code to show and when it ends."""
        if not self._alive():
            code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
            self._pending = _Pending(code, user, self._clock.now() + CODE_LIFE)
        pending = self._pending
        if pending is None or pending.user != user:
            raise Refused("another user's pairing is waiting: try again in five minutes")
        return pending.code, pending.expires

    def redeem(self, typed: str) -> int:
        """The user the code was shown for; the code is used up. Raises PairingRefused."""
        pending = self._pending if self._alive() else None
        expected = pending.code if pending else "?" * CODE_LENGTH
        given = typed.upper().translate(LOOKALIKES)
        equal = hmac.compare_digest(given.encode(), expected.encode())
        if pending is None:
            raise PairingRefused
        pending.tries -= 1
        if not equal:
            raise PairingRefused
        self._pending = None
        return pending.user

    def _alive(self) -> bool:
        pending = self._pending
        return pending is not None and pending.tries > 0 and pending.expires > self._clock.now()
