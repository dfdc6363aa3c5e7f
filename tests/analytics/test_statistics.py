"""Shares and waiting times, against the statistics of SciPy."""

from __future__ import annotations

import importlib
import warnings
from collections import Counter
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.analytics.statistics import kaplan_meier, proportion

TIMES = st.lists(st.tuples(st.integers(0, 40), st.booleans()), min_size=1, max_size=60)


@pytest.fixture(scope="module")
def scipy_stats() -> Any:
    """The peer; only the worker that runs these tests loads it, which takes seconds."""
    return importlib.import_module("scipy.stats")


@given(st.integers(1, 400).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_a_share_carries_its_wilson_interval(scipy_stats: Any, numbers: tuple[int, int]) -> None:
    count, of = numbers
    expected = scipy_stats.binomtest(count, of).proportion_ci(0.95, method="wilson")
    share = proportion(count, of)
    assert (share.low, share.high) == pytest.approx((expected.low, expected.high), abs=1e-9)


def test_a_share_of_few_is_not_to_be_read() -> None:
    assert proportion(0, 0).rate is None
    assert proportion(0, 0).too_few
    assert proportion(3, 9).too_few
    assert not proportion(12, 60).too_few


@settings(max_examples=60)
@given(TIMES)
def test_waiting_times_are_those_of_scipys_product_limit_estimate(
    scipy_stats: Any, times: list[tuple[int, bool]]
) -> None:
    observed = [time for time, known in times if known]
    censored = [time for time, known in times if not known]
    curve = kaplan_meier(Counter(observed), Counter(censored))
    assert (curve.observed, curve.waiting) == (len(observed), len(censored))
    if not observed:
        assert curve.points == ()
        return
    survival = scipy_stats.ecdf(scipy_stats.CensoredData(uncensored=observed, right=censored)).sf
    with np.errstate(all="ignore"), warnings.catch_warnings():
        # Where nobody is left the interval is undefined; those points are not compared.
        warnings.simplefilter("ignore", RuntimeWarning)
        interval = survival.confidence_interval(method="log-log")
    for point in curve.points:
        place = int(np.searchsorted(survival.quantiles, point.time))
        assert point.survival == pytest.approx(survival.probabilities[place], abs=1e-9)
        if 0 < point.survival < 1:
            low, high = interval.low.probabilities[place], interval.high.probabilities[place]
            assert (point.low, point.high) == pytest.approx((low, high), abs=1e-9)


def test_the_median_counts_those_that_still_wait() -> None:
    answered_only = kaplan_meier(Counter([2, 4, 6, 8]), Counter())
    with_waiting = kaplan_meier(Counter([2, 4, 6, 8]), Counter({10: 4}))
    assert answered_only.quantile(0.5)[0] == 4
    assert with_waiting.quantile(0.5)[0] == 8
    assert with_waiting.quantile(0.75)[0] is None
    assert with_waiting.too_few
