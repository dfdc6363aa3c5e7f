"""The fold over status events: order-free, repetition-free, and obedient to authority."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from companion.jobtracker.timeline import AUTHORITY, STAGE, StatusEvent, fold, with_silence

START = datetime(2026, 3, 2, 9, tzinfo=UTC)


def event(number, status, source="mail", day=0, state="applied", seen=None):
    at = START + timedelta(days=day)
    return StatusEvent(f"e{number}", status, source, at, seen or at, state=state)


histories = st.lists(
    st.builds(
        event,
        st.integers(0, 30),
        st.sampled_from([*STAGE, "rejected", "withdrawn", "closed"]),
        st.sampled_from(list(AUTHORITY)),
        st.integers(0, 40),
        st.sampled_from(["applied", "pending", "undone"]),
    ),
    max_size=12,
    unique_by=lambda e: e.id,
)


@given(histories, st.randoms(use_true_random=False))
def test_any_order_and_repetition_gives_the_same_timeline(events, random):
    shuffled = events * 2
    random.shuffle(shuffled)
    assert fold(shuffled) == fold(events)


@given(histories)
def test_a_pending_or_undone_event_never_moves_anything(events):
    counted = [e for e in events if e.state == "applied"]
    assert fold(events).status == fold(counted).status


@given(histories)
def test_what_the_user_says_last_is_the_status(events):
    said = event(99, "withdrawn", "user", day=100)
    assert fold([*events, said]).status == "withdrawn"


@given(histories, st.sampled_from(["applied", "acknowledged", "assessment"]))
def test_a_weaker_source_never_moves_a_stronger_one_back(events, status):
    stands = event(98, "offer", "portal", day=100)
    later = event(99, status, "mail", day=101)
    assert fold([*events, stands, later]).status == fold([*events, stands]).status


def test_a_rejection_before_the_users_correction_does_not_win():
    events = [event(1, "applied", "submit"), event(2, "rejected", "mail", 5), event(3, "interview", "user", 6)]
    assert fold(events).status == "interview"


def test_a_late_mail_about_an_early_step_changes_nothing():
    events = [
        event(1, "applied", "submit"),
        event(2, "interview", "mail", 8),
        event(3, "acknowledged", "mail", 1, seen=START + timedelta(days=20)),
    ]
    timeline = fold(events)
    assert timeline.status == "interview"
    assert [step.event.id for step in timeline.steps] == ["e1", "e3", "e2"]


def test_a_closed_posting_is_not_a_rejection():
    assert fold([event(1, "applied", "submit"), event(2, "closed", "ats", 3)]).status == "applied"
    assert fold([event(1, "saved", "user"), event(2, "closed", "ats", 3)]).status == "closed"


def test_a_closed_posting_ends_only_what_does_not_turn_out_to_have_been_applied_to():
    closed = [event(1, "applying", "submit"), event(2, "closed", "ats", 3)]
    assert fold([*closed, event(3, "acknowledged", "mail", 4)]).status == "acknowledged"
    assert fold([*closed, event(3, "applied", "ats", 4)]).status == "applied"
    assert fold([*closed, event(3, "rejected", "mail_unverified", 4)]).status == "closed"
    assert fold([*closed, event(3, "closed", "user", 4), event(4, "applied", "mail", 5)]).status == "closed"


def test_an_undone_rejection_gives_the_interview_back():
    events = [event(1, "interview"), event(2, "rejected", "mail", 2, state="undone")]
    timeline = fold(events)
    assert timeline.status == "interview"
    assert timeline.steps[1].reason == "undone by you"


def test_silence_is_told_only_while_an_answer_is_awaited():
    waiting = fold([event(1, "applied", "submit")])
    assert with_silence(waiting, START + timedelta(days=29)) == "applied"
    assert with_silence(waiting, START + timedelta(days=30)) == "silent"
    ended = fold([event(1, "applied", "submit"), event(2, "rejected", "mail", 1)])
    assert with_silence(ended, START + timedelta(days=90)) == "rejected"
