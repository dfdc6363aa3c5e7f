"""The states of an attempt, and which may follow which.

`submitting` is the only state in which the submit button may be pressed, it is entered from `ready` alone, and nothing
leads back from it to `ready`: an attempt whose outcome is not known becomes `unknown` and is settled by evidence.
"""

from __future__ import annotations

from typing import Literal, get_args

State = Literal[
    "queued", "opening", "filling", "needs_input", "needs_human", "ready", "submitting", "submitted", "confirmed",
    "failed", "abandoned", "unknown",
]  # fmt: skip
STATES: tuple[State, ...] = get_args(State)

FOLLOWS: dict[State, frozenset[State]] = {
    "queued": frozenset({"opening", "failed", "abandoned"}),
    "opening": frozenset({"filling", "queued", "needs_human", "failed", "abandoned"}),
    "filling": frozenset({"ready", "queued", "needs_input", "needs_human", "failed", "abandoned"}),
    "needs_input": frozenset({"queued", "submitted", "abandoned"}),
    "needs_human": frozenset({"queued", "submitted", "abandoned"}),
    "ready": frozenset({"submitting", "queued", "submitted", "abandoned"}),
    "submitting": frozenset({"submitted", "unknown", "needs_input", "needs_human", "failed"}),
    "submitted": frozenset({"confirmed"}),
    "confirmed": frozenset(),
    "failed": frozenset({"queued", "submitted", "abandoned"}),
    "abandoned": frozenset(),
    "unknown": frozenset({"submitted", "abandoned"}),
}
"""`submitted` after a state that waits for a person: they sent it themselves."""

WORKING = frozenset({"opening", "filling"})
"""A runner is at it; found at a start they go back to the queue, for nothing was sent."""
WAITING = frozenset({"needs_input", "needs_human", "ready"})
"""A person is asked for something."""
SENT = frozenset({"submitted", "confirmed", "unknown"})
"""The button was pressed, and it may have arrived."""
REMOVABLE = frozenset({"queued", "needs_input", "needs_human", "ready", "failed"})


class NotAllowed(Exception):
    """A transition the machine does not have: a defect of the caller."""


def check_transition(before: str, after: str) -> None:
    """Raises NotAllowed. A step within a state is always allowed, except where nothing happens any more."""
    if before == after and before not in ("confirmed", "abandoned"):
        return
    if before not in FOLLOWS or after not in FOLLOWS[before]:
        raise NotAllowed(f"an attempt does not go from {before} to {after}")


def after_restart(state: str, reason: str) -> State | None:
    """What an attempt becomes that a dead companion left in this state; None when it stays.

    `ready` without a reason is on its way to the button; with one it waits for the person.
    """
    if state == "submitting":
        return "unknown"
    return "queued" if state in WORKING or (state == "ready" and not reason) else None
