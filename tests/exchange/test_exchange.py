"""Import and export: the same data after a round trip, lists of other trackers understood, nothing half taken in."""

from __future__ import annotations

import base64
import csv
import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from companion.analytics.messages import CalendarItem
from companion.app import Services
from companion.exchange.outgoing import applications_csv, calendar_ics
from companion.exchange.sheet import ListUnreadable
from companion.exchange.trackers import read_list
from companion.settings import load_settings
from companion.store.transfer import ImportRefused
from tests.support.companion import CompanionUnderTest, SetClock, command_here, running_companion

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
HUNTR = """Company,Title,List,Date Applied,URL,Notes
Northwind Tools,Backend Engineer,Interviews,2026-10-01,https://jobs.northwind.example/1,Met Ada
Alder Labs,Data Engineer,Wishlist,,https://alder.example/2,
Quayside Health,Nurse,Rejected,10/05/2026,,
"""
TEAL = """Role,Company,Status,Date Applied,Date Saved,Excitement
Platform Engineer,Mossgate,Applied,"Oct 3, 2026",2026-10-01,4
SRE,Fernbank,Negotiating,2026-09-12T08:30:00Z,2026-09-01,5
"""
SIMPLIFY = """Company Name,Job Title,Job URL,Status,Application Date
Larkspur,Analyst,https://larkspur.example/9,SUBMITTED,2026-10-20
"""
PLAIN = "Firm;Was;Wann\nOakline;Sachbearbeiter;2026-10-11\n;;\n;;2026-10-12\n"


@pytest.mark.parametrize(
    ("text", "tracker", "statuses"),
    [
        (HUNTR, "Huntr", ["interview", "saved", "rejected"]),
        (TEAL, "Teal", ["applied", "offer"]),
        (SIMPLIFY, "Simplify", ["applied"]),
    ],
)
def test_lists_of_other_trackers_are_understood(text: str, tracker: str, statuses: list[str]) -> None:
    found = read_list(text.encode("utf-8-sig"), NOW)
    assert found.tracker == tracker
    assert [row.status for row in found.rows] == statuses
    assert all(row.company and row.title for row in found.rows)
    assert found.faults == ()


def test_a_plain_sheet_needs_a_mapping_for_names_of_its_own() -> None:
    with pytest.raises(ListUnreadable, match="--map"):
        read_list(b"Wer;Wo\nOakline;Bonn\n", NOW)
    found = read_list(PLAIN.encode(), NOW, {"title": "Was", "applied_at": "Wann"})
    (row,) = found.rows
    assert (row.company, row.title, row.status) == ("Oakline", "Sachbearbeiter", "applied")
    assert row.applied_at == datetime(2026, 10, 11, 12, tzinfo=UTC)
    assert found.faults == ("line 4: left out, it names neither employer nor job",)


def test_what_is_not_understood_is_said() -> None:
    text = "Company,Status,Date Applied\nA,Abducted,someday\nB,applied,2031-01-01\n"
    found = read_list(text.encode(), NOW)
    assert len(found.rows) == 2
    assert [row.applied_at for row in found.rows] == [None, None]
    assert len(found.faults) == 3
    assert "“Abducted” is not known" in "".join(found.faults)


@pytest.mark.parametrize("content", [b"", b"Company\n", b"PK\x03\x04\x00\x00\x00", b"a,b\n1,2\n"])
def test_what_is_no_list_is_refused(content: bytes) -> None:
    with pytest.raises(ListUnreadable):
        read_list(content, NOW)


def test_a_mapping_that_does_not_fit_is_refused() -> None:
    for given in ({"luck": "Company"}, {"company": "Nothing"}):
        with pytest.raises(ListUnreadable):
            read_list(b"Company\nA\n", NOW, given)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


def body(text: str, **more: Any) -> dict[str, Any]:
    return {"base64": base64.b64encode(text.encode()).decode(), **more}


async def test_a_list_is_looked_at_first_and_taken_in_once(tmp_path: Path, clock: SetClock) -> None:
    async with running_companion(tmp_path, clock) as app:
        looked = await app.ok("/api/import/list/", body(HUNTR))
        assert (looked["new"], looked["known"], looked["applied"]) == (3, 0, False)
        assert (await app.ok("/api/jobtracker/applications/"))["applications"] == []
        taken = await app.ok("/api/import/list/", body(HUNTR, apply=True))
        assert (taken["new"], taken["applied"]) == (3, True)
        again = await app.ok("/api/import/list/", body(HUNTR, apply=True))
        assert (again["new"], again["known"]) == (0, 3)
        found = (await app.ok("/api/jobtracker/applications/"))["applications"]
        assert {one["company"]: one["status"] for one in found} == {
            "Northwind Tools": "interview", "Alder Labs": "saved", "Quayside Health": "rejected",
        }  # fmt: skip
        text = (await download(app, "applications.csv")).decode()
        rows = {row["company"]: row for row in csv.DictReader(io.StringIO(text))}
        assert rows["Northwind Tools"]["applied_at"] == "2026-10-01T12:00:00+00:00"
        read_back = read_list(text.encode(), NOW)
        assert (read_back.tracker, len(read_back.rows), read_back.faults) == ("Job Companion", 3, ())


async def download(app: CompanionUnderTest, name: str, **headers: str) -> bytes:
    async with app.session.get(f"{app.url}/api/export/{name}", headers=headers or app.local) as reply:
        assert reply.status == 200, await reply.text()
        assert reply.headers["Content-Disposition"].startswith("attachment")
        return await reply.read()


async def test_downloads_belong_to_their_user(tmp_path: Path, clock: SetClock) -> None:
    async with running_companion(tmp_path, clock) as app:
        browser = await app.pair()
        assert json.loads(await download(app, "resume.json", **browser.headers))["$schema"]
        for headers, status in ((browser.headers, 403), ({}, 401)):
            path = app.url + "/api/export/everything.json?user=2"
            async with app.session.get(path, headers=headers) as reply:
                assert reply.status == status


async def fill(app: CompanionUnderTest) -> None:
    await app.ok("/api/import/list/", body(HUNTR + TEAL.partition("\n")[2].replace("Role", "x"), apply=True))
    resume = base64.b64encode(b"Maya Lindgren\nmaya@example.org\n\nSkills\nPython, Go\n").decode()
    await app.ok("/api/profile/import/", {"name": "maya.txt", "base64": resume})
    await app.companion.services.tracker.follow_ups.check(1)


async def test_everything_exported_into_an_empty_folder_is_the_same(tmp_path: Path, clock: SetClock) -> None:
    async with running_companion(tmp_path / "one", clock) as app:
        await fill(app)
        await app.companion.services.analytics.loop.run()
        content = await download(app, "everything.json")
        # What goes on in the background may come after the download.
        before = json.loads(content)
    settings = load_settings(data_dir=tmp_path / "two", secrets="file")
    services = await Services(settings, clock).open()
    try:
        await services.data.take(content)
        after = await services.data.everything(1)
        assert after == before
        assert after["tables"]["applications"]
        assert after["files"]
        with pytest.raises(ImportRefused, match="already"):
            await services.data.take(content)
    finally:
        await services.close()
    async with running_companion(tmp_path / "two", clock) as app:
        assert (await app.ok("/api/analytics/summary/", method="GET"))["applications"] == len(
            before["tables"]["applications"]
        )


def spoil(document: dict[str, Any], fault: str) -> bytes:
    if fault == "table":
        document["tables"]["luck"] = []
    elif fault == "column":
        del document["tables"]["applications"][0]["status"]
    elif fault == "moment":
        document["tables"]["applications"][0]["created"] = "soon"
    elif fault == "reference":
        document["tables"]["status_events"][0]["application_id"] = 999
    elif fault == "file":
        document["files"] = {"../../x": ""}
    else:
        return b"[]"
    return json.dumps(document).encode()


@pytest.mark.parametrize("fault", ["table", "column", "moment", "reference", "file", "kind"])
async def test_a_damaged_export_takes_nothing_in(tmp_path: Path, clock: SetClock, fault: str) -> None:
    settings = load_settings(data_dir=tmp_path, secrets="file")
    async with running_companion(tmp_path / "one", clock) as app:
        await app.ok("/api/import/list/", body(HUNTR, apply=True))
        document = json.loads(await download(app, "everything.json"))
    services = await Services(settings, clock).open()
    try:
        with pytest.raises(ImportRefused):
            await services.data.take(spoil(document, fault))
        assert (await services.data.everything(1))["tables"]["applications"] == []
        assert (await services.data.everything(1))["tables"]["users"]
    finally:
        await services.close()


def item(**facts: Any) -> CalendarItem:
    usual: dict[str, Any] = {
        "kind": "interview", "id": "interview:7", "at": NOW, "local": None, "end": None, "timezone": None,
        "application": 1, "title": "Nurse", "company": "Quayside, Inc.; East", "text": "Interview", "location": None,
        "url": None, "cancelled": False,
    }  # fmt: skip
    return CalendarItem(**{**usual, **facts})


def test_the_calendar_is_read_back_as_it_was() -> None:
    items = [
        item(end=NOW + timedelta(minutes=45), location="Room 5", url="https://meet.example/x"),
        item(id="interview:8", at=None, local="2026-11-05T14:00:00", cancelled=True),
        item(kind="closing", id="closing:3", at=None, local="2026-11-09", text="Last day to apply"),
    ]
    events = Calendar.from_ical(calendar_ics(items, NOW)).walk("VEVENT")
    assert [str(event["uid"]) for event in events] == [
        "interview-7@job-companion", "interview-8@job-companion", "closing-3@job-companion",
    ]  # fmt: skip
    assert events[0].decoded("dtstart") == NOW
    assert str(events[0]["summary"]) == "Interview: Nurse · Quayside, Inc.; East"
    assert events[1].decoded("dtstart") == datetime(2026, 11, 5, 14)
    assert str(events[1]["status"]) == "CANCELLED"
    assert events[2].decoded("dtstart").isoformat() == "2026-11-09"


def test_a_cell_is_never_a_formula() -> None:
    class Row:
        company = "=cmd()"

        def __getattr__(self, name: str) -> None:
            return None

    assert "'=cmd()" in applications_csv([Row()])  # type: ignore[list-item]


async def test_the_commands(tmp_path: Path) -> None:
    (tmp_path / "huntr.csv").write_text(HUNTR)
    data = tmp_path / "data"
    code, out, errors = await command_here("import", str(tmp_path / "huntr.csv"), "--dry-run", data_dir=data)
    assert (code, "3 would be taken in" in out) == (0, True), errors
    code, out, errors = await command_here("import", str(tmp_path / "huntr.csv"), data_dir=data)
    assert (code, "3 taken in" in out) == (0, True), errors
    code, out, _ = await command_here("export", "csv", data_dir=data)
    assert code == 0
    assert out.count("\n") == 4
    everything = tmp_path / "all.json"
    assert (await command_here("export", "json", "--to", str(everything), data_dir=data))[0] == 0
    code, out, errors = await command_here("import", str(everything), data_dir=tmp_path / "other")
    assert (code, "rows taken in" in out) == (0, True), errors
    code, _, errors = await command_here("import", str(everything), data_dir=data)
    assert code == 2
    assert "data already" in errors
