"""Remembered answers through the API: given, kept as far as said, found again, changed, merged, forgotten."""

from __future__ import annotations

from typing import Any

from tests.api.test_fill import field, form, import_resume
from tests.support.companion import CompanionUnderTest, SetClock

OWN = "Which of our values speaks to you?"
PATH = "/api/autofill/answers/"
YN = [{"label": "Yes", "value": "1"}, {"label": "No", "value": "0"}]


async def save(app: CompanionUnderTest, question: str, value: Any, scope: str = "all", **more: Any) -> dict[str, Any]:
    body = {"question": question, "value": value, "scope": scope, **more}
    reply: dict[str, Any] = await app.ok(f"{PATH}save/", body)
    return reply


async def events(app: CompanionUnderTest, after: int = 0) -> list[tuple[str, dict[str, Any]]]:
    found = await app.companion.services.database.after(after, 1, 100)
    return [(one.type, one.data) for one in found if one.type.startswith("answer.")]


async def test_an_answer_is_kept_and_fills_the_next_form(app: CompanionUnderTest, clock: SetClock) -> None:
    await import_resume(app)
    kept = await save(app, "Do you own a bicycle?", "Yes", kind="radio", options=["Yes", "No"])
    clock.move(hours=1)
    plan = await app.ok("/api/autofill/plan/", form(field("b", "Do you own a bicycle?", "radio", options=YN)))
    (item,) = plan["items"]
    assert (item["value"], item["source"]) == ("Yes", f"answer:{kept['id']}")
    fields = [{"field_id": "b", "outcome": "filled", "shown": "Yes", "source": item["source"]}]
    await app.ok(
        "/api/autofill/report/", {"report": {"plan_id": plan["plan_id"], "url": "https://x.example", "fields": fields}}
    )
    (after,) = (await app.ok(PATH))["answers"]
    assert after["uses"] == 1
    assert after["used"].startswith("2026-11-02T10:00")


async def test_the_same_question_for_the_same_scope_is_one_answer(app: CompanionUnderTest) -> None:
    first = await save(app, "What is your shoe size?", "41")
    again = await save(app, "what is your shoe size", "42")
    other = await save(app, "What is your shoe size?", "43", scope="employer:Acme")
    assert again["id"] == first["id"] != other["id"]
    assert [one["value"] for one in (await app.ok(PATH))["answers"]] == ["43", "42"]


async def test_answers_are_searched_changed_merged_and_forgotten(app: CompanionUnderTest) -> None:
    one = await save(app, "What is your shoe size?", "41")
    two = await save(app, "Shoe size (EU)", "42")
    found = await app.ok(PATH, {"search": "SHOE 42"})
    assert [answer["id"] for answer in found["answers"]] == [two["id"]]
    changed = await app.ok(f"{PATH}update/", {"id": one["id"], "value": "40", "scope": "country:DE"})
    assert (changed["value"], changed["scope"], changed["question"]) == ("40", "country:DE", one["question"])
    merged = await app.ok(f"{PATH}merge/", {"keep": one["id"], "merge": [two["id"]]})
    assert (merged["value"], merged["wordings"]) == ("40", ["Shoe size (EU)"])
    await app.ok(f"{PATH}delete/", {"id": one["id"]})
    assert (await app.ok(PATH))["answers"] == []
    told = await events(app)
    assert [name for name, _ in told] == [
        "answer.saved", "answer.saved", "answer.changed", "answer.merged", "answer.deleted",
    ]  # fmt: skip
    assert "shoe" not in str(told).lower()
    assert "40" not in str(told)


async def test_a_merged_answer_is_found_by_each_wording(app: CompanionUnderTest) -> None:
    await import_resume(app)
    one = await save(app, "What is your shoe size?", "41")
    two = await save(app, "Footwear measurement", "42")
    await app.ok(f"{PATH}merge/", {"keep": one["id"], "merge": [two["id"]]})
    plan = await app.ok("/api/autofill/plan/", form(field("s", "Footwear measurement")))
    assert [item["value"] for item in plan["items"]] == ["41"]


async def test_what_is_agreed_to_signed_or_secret_is_never_kept(app: CompanionUnderTest) -> None:
    for question in ("I agree to the terms and conditions", "Electronic signature", "Social security number",
                     "Ich willige in die Verarbeitung meiner Daten ein", "By checking this box you accept"):  # fmt: skip
        status, reply = await app.call("POST", f"{PATH}save/", {"question": question, "value": "yes"})
        assert (status, reply["error"]) == (422, "answer_refused"), question
    assert (await app.ok(PATH))["answers"] == []


async def test_scopes_and_empty_answers_are_checked(app: CompanionUnderTest) -> None:
    for scope in ("everyone", "employer:", "country:Germany", "ats:Green House", ""):
        status, _ = await app.call("POST", f"{PATH}save/", {"question": "Q?", "value": "x", "scope": scope})
        assert status == 422, scope
    status, _ = await app.call("POST", f"{PATH}save/", {"question": "Q?", "value": "  "})
    assert status == 422
    for path, body in (("update", {"id": 9}), ("delete", {"id": 9}), ("merge", {"keep": 9, "merge": [8]})):
        assert (await app.call("POST", f"{PATH}{path}/", body))[0] == 404


async def test_answers_of_another_user_are_out_of_reach(app: CompanionUnderTest) -> None:
    kept = await save(app, "What is your shoe size?", "41")
    paired = await app.pair()
    status, reply = await app.call("POST", PATH, {"user": 2}, paired.headers)
    assert (status, reply["error"]) == (403, "other_user")
    status, _ = await app.call("POST", f"{PATH}delete/", {"user": 2, "id": kept["id"]})
    assert status == 404
    assert (await app.call("POST", PATH, {}, {}))[0] == 401


async def give(app: CompanionUnderTest, value: Any, scope: str | None, **asked: Any) -> Any:
    body = {**form(field("q", asked.pop("label", OWN), **asked)), "field_id": "q", "value": value, "scope": scope}
    return await app.call("POST", f"{PATH}give/", body)


async def test_an_answer_just_given_is_planned_kept_and_reported(app: CompanionUnderTest) -> None:
    status, reply = await give(app, "Calm.", "employer:Acme", kind="textarea")
    assert status == 200
    (item,) = reply["plan"]["items"]
    assert (item["field_id"], item["value"], item["source"]) == ("q", "Calm.", f"answer:{reply['answer']['id']}")
    assert reply["answer"]["scope"] == "employer:Acme"
    report = {"plan_id": reply["plan"]["plan_id"], "url": "https://jobs.example.com/apply", "fields": [
        {"field_id": "q", "outcome": "filled", "shown": "Calm.", "source": item["source"]}]}  # fmt: skip
    await app.ok("/api/autofill/report/", {"report": report})
    assert (await app.ok(PATH))["answers"][0]["uses"] == 1


async def test_an_answer_for_once_is_filled_and_not_kept(app: CompanionUnderTest) -> None:
    _, reply = await give(app, "Yes", None, kind="radio", options=YN)
    assert (reply["plan"]["items"][0]["source"], reply["answer"]) == ("answer:once", None)
    _, reply = await give(app, True, None, kind="checkbox", label="I agree to the terms")
    assert reply["plan"]["items"][0]["value"] is True
    assert (await app.ok(PATH))["answers"] == []


async def test_an_answer_the_field_does_not_take_is_refused_and_not_kept(app: CompanionUnderTest) -> None:
    for value, asked in (
        ("Maybe", {"kind": "radio", "options": YN}), (["Yes"], {"kind": "radio", "options": YN}), (True, {}),
        ("too long", {"max_length": 3}), ("I like {employer}", {}), ("x", {"kind": "password"}), ("x", {"visible": False}),
    ):  # fmt: skip
        status, reply = await give(app, value, "all", **asked)
        assert (status, reply["error"]) == (422, "answer_refused"), asked
    assert (await app.ok(PATH))["answers"] == []


async def test_a_plan_says_how_far_each_answer_may_hold(app: CompanionUnderTest) -> None:
    await import_resume(app)
    asked = {
        "plain": "Do you own a bicycle?",
        "act": "I agree to the terms and conditions",
        "self": "Gender",
        "own": "Why do you want to work with us?",
    }
    fields = [field(id_, label, "checkbox" if id_ == "act" else "text", required=True) for id_, label in asked.items()]
    plan = await app.ok("/api/autofill/plan/", form(*fields))
    assert {one["field_id"]: one["keep"] for one in plan["questions"]} == {
        "plain": "all", "act": "never", "self": "once", "own": "once",
    }  # fmt: skip
