"""The state machine: what may follow what, and what a death leaves behind."""

from __future__ import annotations

import pytest

from companion.jobapplier.states import FOLLOWS, STATES, NotAllowed, after_restart, check_transition


def test_only_ready_leads_to_the_button() -> None:
    assert [state for state, after in FOLLOWS.items() if "submitting" in after] == ["ready"]


def test_nothing_leads_from_the_button_back_to_it() -> None:
    """But through a person: what the site refused, or a wall that only a person passes."""
    reached, edge = set(), {"submitting"}
    while edge:
        state = edge.pop()
        reached.add(state)
        if state not in ("needs_input", "needs_human", "failed"):
            edge |= FOLLOWS[state] - reached  # type: ignore[index]
    assert "ready" not in reached
    assert "queued" not in reached


@pytest.mark.parametrize("state", ["confirmed", "abandoned"])
def test_ends_stay(state: str) -> None:
    for after in STATES:
        with pytest.raises(NotAllowed):
            check_transition(state, after)


def test_a_death_while_sending_is_unknown_and_work_before_it_begins_again() -> None:
    assert {state: after_restart(state, "") for state in STATES if after_restart(state, "")} == {
        "submitting": "unknown", "opening": "queued", "filling": "queued", "ready": "queued",
    }  # fmt: skip
    assert after_restart("ready", "review") is None, "it waits for the person"
