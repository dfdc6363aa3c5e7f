"""Plans, files and reports through the API with the real planner."""

from __future__ import annotations

import base64
from typing import Any

from tests.support.companion import CompanionUnderTest, SetClock

RESUME = b"Ada Lovelace\nada@example.com\n+44 20 7946 0018\n\nExperience\nAnalyst, Engines Ltd, 2019 - 2023\n"


def field(id_: str, label: str, kind: str = "text", **more: Any) -> dict[str, Any]:
    return {"id": id_, "selector": f"#{id_}", "kind": kind, "label": label, "texts": {"label": label}, **more}


def form(*fields: dict[str, Any]) -> dict[str, Any]:
    return {"form": {"url": "https://jobs.example.com/apply", "fields": list(fields)}}


async def import_resume(app: CompanionUnderTest) -> dict[str, Any]:
    body = {"name": "../ada.txt", "base64": base64.b64encode(RESUME).decode()}
    reply: dict[str, Any] = await app.ok("/api/profile/import/", body)
    return reply


async def plan(app: CompanionUnderTest) -> dict[str, Any]:
    reply: dict[str, Any] = await app.ok(
        "/api/autofill/plan/",
        form(field("e", "Email", "email", required=True), field("r", "Resume", "file", required=True)),
    )
    return reply


async def test_a_resume_becomes_a_profile_and_its_file_is_kept_by_name_only(app: CompanionUnderTest) -> None:
    reply = await import_resume(app)
    file = reply["profile"]["resume_file"]
    assert (file["name"], file["size_bytes"]) == ("ada.txt", len(RESUME))
    assert reply["profile"]["resume"]["basics"]["email"] == "ada@example.com"
    kept = list(app.companion.services.folder.files.iterdir())
    assert [path.read_bytes() for path in kept] == [RESUME]
    assert file["handle"] == f"resume:{kept[0].name}"


async def test_import_keeps_the_facts_no_resume_has(app: CompanionUnderTest) -> None:
    await app.ok("/api/profile/", {"profile": {"applicant": {"notice_period": "2 weeks"}}}, "PUT")
    assert (await import_resume(app))["profile"]["applicant"]["notice_period"] == "2 weeks"


async def test_an_edit_of_an_older_version_is_refused(app: CompanionUnderTest) -> None:
    await import_resume(app)
    status, reply = await app.call("PUT", "/api/profile/", {"profile": {}, "based_on": 0})
    assert (status, reply["error"]) == (409, "profile_moved_on")


async def test_a_form_is_planned_and_the_file_given_out(app: CompanionUnderTest) -> None:
    await import_resume(app)
    items = {item["field_id"]: item["value"] for item in (await plan(app))["items"]}
    assert items["e"] == "ada@example.com"
    reply = await app.ok("/api/autofill/file/", {"handle": items["r"]["handle"]})
    assert (reply["name"], base64.b64decode(reply["base64"])) == ("ada.txt", RESUME)


async def test_a_file_is_given_out_only_while_a_plan_attaches_it(app: CompanionUnderTest, clock: SetClock) -> None:
    handle = (await import_resume(app))["profile"]["resume_file"]["handle"]
    for asked in (handle, "resume:../companion.sqlite", "resume:", "/etc/passwd"):
        status, reply = await app.call("POST", "/api/autofill/file/", {"handle": asked})
        assert (status, reply["error"]) == (404, "file_not_planned")
    await plan(app)
    assert (await app.call("POST", "/api/autofill/file/", {"handle": handle}))[0] == 200
    clock.move(seconds=60)
    assert (await app.call("POST", "/api/autofill/file/", {"handle": handle}))[0] == 404


async def test_without_a_profile_there_is_no_plan(app: CompanionUnderTest) -> None:
    status, reply = await app.call("POST", "/api/autofill/plan/", form(field("e", "Email", "email")))
    assert (status, reply["error"]) == (409, "no_profile")


async def test_a_report_is_stored_and_told_without_its_values(app: CompanionUnderTest) -> None:
    await import_resume(app)
    plan_id = (await plan(app))["plan_id"]
    fields = [
        {"field_id": "e", "outcome": "filled", "shown": "ada@example.com"},
        {"field_id": "r", "outcome": "failed"},
    ]
    report = {"plan_id": plan_id, "url": "https://jobs.example.com/apply", "fields": fields}
    await app.ok("/api/autofill/report/", {"report": report})
    event = (await app.companion.services.database.after(0, 1, 100))[-1]
    assert (event.type, event.data["filled"], event.data["failed"]) == ("fill.reported", 1, 1)
    assert "ada@example.com" not in event.model_dump_json()
    status, reply = await app.call("POST", "/api/autofill/report/", {"report": {**report, "plan_id": "x"}})
    assert (status, reply["error"]) == (404, "plan_unknown")


async def test_what_a_system_sends_while_filling_is_said_before_the_first_fill_there_only(
    app: CompanionUnderTest,
) -> None:
    await import_resume(app)
    fields = [field("e", "Email", "email"), field("r", "Resume", "file")]

    async def planned(url: str, *asked: dict[str, Any]) -> dict[str, Any]:
        body = {"form": {"url": url, "fields": list(asked or fields)}}
        reply: dict[str, Any] = await app.ok("/api/autofill/plan/", body)
        return reply

    ashby = "https://jobs.ashbyhq.com/acme/0f9b8a52-6a1d-4a44-9d1b-0d2f5a9a1c11/application"
    greenhouse = "https://job-boards.greenhouse.io/acme/jobs/4012345"
    first = await planned(ashby)
    assert "draft on its server" in first["notice"]
    assert "resume" in (await planned(greenhouse))["notice"]
    assert (await planned(greenhouse, fields[0]))["notice"] is None, "nothing is attached"
    assert (await planned("https://jobs.example.com/apply"))["notice"] is None
    assert (await planned(ashby))["notice"], "a plan alone is no fill"
    await app.ok("/api/autofill/report/", {"report": {"plan_id": first["plan_id"], "url": ashby}})
    assert (await planned(ashby))["notice"] is None
    assert (await planned(greenhouse))["notice"], "another system"


async def test_plans_nobody_used_are_forgotten_and_used_ones_kept(app: CompanionUnderTest, clock: SetClock) -> None:
    await import_resume(app)
    used, unused = (await plan(app))["plan_id"], (await plan(app))["plan_id"]
    report = {"plan_id": used, "url": "https://jobs.example.com/apply"}
    await app.ok("/api/autofill/report/", {"report": report})
    clock.move(days=2)
    await app.companion.services.plans.forget_unused()
    assert (await app.call("POST", "/api/autofill/report/", {"report": report}))[0] == 200
    assert (await app.call("POST", "/api/autofill/report/", {"report": {**report, "plan_id": unused}}))[0] == 404


async def test_five_hundred_fields_are_planned(app: CompanionUnderTest) -> None:
    await import_resume(app)
    fields = [field(f"f{number}", f"Question {number}") for number in range(499)]
    reply = await app.ok("/api/autofill/plan/", form(*fields, field("e", "Email", "email")))
    assert "e" in [item["field_id"] for item in reply["items"]]


async def test_an_unreadable_resume_is_said_plainly(app: CompanionUnderTest) -> None:
    for name in ("broken.pdf", "empty.docx", "x.exe"):
        body = {"name": name, "base64": base64.b64encode(b"\x00\x01 not a resume").decode()}
        status, reply = await app.call("POST", "/api/profile/import/", body)
        assert 400 <= status < 500, name
        assert len(reply["message"].splitlines()) == 1


async def test_years_with_a_skill_come_from_the_work_history(app: CompanionUnderTest) -> None:
    work = {"name": "Acme", "position": "Developer", "summary": "Python", "startDate": "2016-01", "endDate": "2021-12"}
    await app.ok("/api/profile/", {"profile": {"resume": {"basics": {"name": "Ada"}, "work": [work]}}}, "PUT")
    asked = [field(name, f"How many years of experience do you have with {name}?") for name in ("Python", "Cobol")]
    plan = await app.ok("/api/autofill/plan/", form(*asked))
    assert [(item["field_id"], item["value"], item["source"]) for item in plan["items"]] == [
        ("Python", "6", "profile:work")
    ]
