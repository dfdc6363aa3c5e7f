"""What may be queued, in which order, and what waits."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.jobapplier.messages import ApplySettings
from companion.jobapplier.rules import Candidate, History, is_quiet, order, refusal, waits
from companion.jobapplier.sites import forbidden_sites
from companion.store.attempts import KnownApplication
from tests.jobapplier.build import NOW, attempt

URL = "https://jobs.example.com/2"


def wanted(**given: Any) -> Candidate:
    return Candidate(
        **{"url": URL, "job_key": "another", "posting": 7, "title": "Nurse", "company": "St. Anne", **given}
    )


def application(**given: Any) -> KnownApplication:
    values = {
        "id": 3, "posting": None, "ats": None, "external_id": None, "company": "St. Anne", "title": "Other",
        "url": None, "status": "applied",
    }  # fmt: skip
    return KnownApplication(**{**values, **given})


def code(candidate: Candidate, live: Any = (), applied: Any = ()) -> tuple[str, bool] | None:
    found = refusal(candidate, live, applied, NOW)
    return (found.code, found.may_insist) if found else None


def test_a_posting_that_nothing_speaks_against_may_be_queued() -> None:
    assert code(wanted(), [attempt()], [application()]) is None


@pytest.mark.parametrize("state", ["submitted", "confirmed", "unknown"])
def test_what_was_sent_is_never_queued_again(state: str) -> None:
    assert code(wanted(), [attempt(posting=7, state=state)]) == ("applied", False)


def test_the_same_number_of_the_ats_is_the_same_posting_at_another_address() -> None:
    live = [attempt(ats_key="greenhouse:12")]
    assert code(wanted(posting=8, ats_key="greenhouse:12"), live) == ("queued", False)


def test_the_same_work_elsewhere_is_asked_about() -> None:
    assert code(wanted(job_key="job"), [attempt()]) == ("same_job", True)


def test_an_application_made_elsewhere_counts() -> None:
    assert code(wanted(), applied=[application(posting=7)]) == ("applied", False)
    same = {"ats": "lever", "external_id": "x1"}
    assert code(wanted(**same), applied=[application(**same)]) == ("applied", False)
    assert code(wanted(**same), applied=[application(**same, status="saved")]) is None
    assert code(wanted(), applied=[application(title="nurse")]) == ("same_job", True)


def test_closed_postings_and_blockers_are_asked_about() -> None:
    assert code(wanted(closed=True)) == ("closed", True)
    assert code(wanted(closes="2026-11-01")) == ("closed", True)
    assert code(wanted(closes="2026-11-02")) is None
    assert code(wanted(blockers=("citizenship",))) == ("blocker", True)


def test_sites_that_forbid_it_and_addresses_that_are_no_pages_are_never_queued() -> None:
    assert code(wanted(url="https://www.linkedin.com/jobs/view/1")) == ("forbidden", False)
    assert code(wanted(url="https://notlinkedin.com/jobs/1")) is None
    assert code(wanted(url="mailto:jobs@example.com")) == ("address", False)


def test_every_forbidden_site_says_why() -> None:
    assert all(site.hosts and site.reason and site.name for site in forbidden_sites())
    assert {"LinkedIn", "Indeed"} <= {site.name for site in forbidden_sites()}


def test_order_is_the_persons_own_then_what_closes_soon_then_score() -> None:
    good = attempt(id=1, score=90.0)
    closing = attempt(id=2, score=50.0, closes="2026-11-03")
    fair = attempt(id=3, score=60.0, closes="2026-12-01")
    chosen = attempt(id=4, score=1.0, place=1)
    unscored = attempt(id=5)
    found = sorted([unscored, fair, good, closing, chosen], key=lambda one: order(one, NOW))
    assert [one.id for one in found] == [4, 2, 1, 3, 5]


def why(one: Any, sent: int = 0, recent: Any = (), at: time = time(12), **settings: Any) -> str | None:
    return waits(one, ApplySettings(**settings), History(sent, recent), NOW, at)


def test_nothing_starts_while_applying_is_off() -> None:
    assert why(attempt(), on=False)
    assert why(attempt(headed=True), on=False)
    assert why(attempt()) is None


def test_the_cap_holds_back_what_would_be_sent_and_nothing_else() -> None:
    assert "20" in (why(attempt(mode="auto"), sent=20) or "")
    assert "20" in (why(attempt(approved="digest"), sent=20) or "")
    assert why(attempt(), sent=20) is None


def test_a_site_and_an_employer_get_their_pauses() -> None:
    visited = attempt(id=2, opened=NOW - timedelta(seconds=30))
    assert why(attempt(), recent=[visited])
    assert why(attempt(host="else.example.com"), recent=[visited]) is None
    assert why(attempt(), recent=[visited], host_pause_seconds=30) is None
    sent = attempt(id=2, host="else.example.com", pressed=NOW - timedelta(minutes=5))
    assert why(attempt(mode="auto"), recent=[sent])
    assert why(attempt(), recent=[sent]) is None


@given(st.times(), st.times(), st.times())
def test_quiet_hours_cover_exactly_the_time_between(start: time, end: time, now: time) -> None:
    start, end, now = (one.replace(second=0, microsecond=0, tzinfo=None) for one in (start, end, now))
    settings = ApplySettings(quiet_from=f"{start:%H:%M}", quiet_to=f"{end:%H:%M}")
    minutes = [one.hour * 60 + one.minute for one in (start, end, now)]
    length = (minutes[1] - minutes[0]) % 1440
    assert is_quiet(settings, now) == ((minutes[2] - minutes[0]) % 1440 < length)
