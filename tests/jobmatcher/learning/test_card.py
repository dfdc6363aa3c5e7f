"""Learning near the ends of the scale: nothing that was told apart becomes the same, nothing is said to fit in full."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from companion.jobmatcher.learning.card import delta_tenths
from companion.jobmatcher.learning.model import MOST_POINTS


@given(st.integers(0, 1000), st.floats(-60, 60))
def test_a_score_stays_on_the_scale_and_moves_by_no_more_than_the_limit(base: int, points: float) -> None:
    delta = delta_tenths(points, base)
    assert abs(delta) <= 10 * MOST_POINTS
    assert 0 <= base + delta <= 1000
    assert (base + delta == 1000) <= (base >= 999)


@given(st.integers(0, 990), st.floats(-60, 60))
def test_the_same_feedback_leaves_two_jobs_in_their_order(base: int, points: float) -> None:
    assert base + delta_tenths(points, base) < base + 10 + delta_tenths(points, base + 10)


def test_in_the_middle_points_count_in_full_and_near_the_top_less() -> None:
    assert [delta_tenths(12, base) for base in (500, 760, 880, 950, 990)] == [120, 120, 60, 25, 5]
