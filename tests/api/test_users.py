"""Several people in one companion: each sees their own, and nobody is acted for who is not there."""

from __future__ import annotations

from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin
from urllib.parse import urlencode

import pytest
from pydantic import BaseModel

from companion.api.table import ROUTES
from tests.support.companion import CompanionUnderTest

NOBODY = 99
FOR_A_USER = [route for route in ROUTES if route.body is not None and "user" in route.body.model_fields]
MORE: dict[str, dict[str, Any]] = {
    "/api/autofill/answers/merge/": {"merge": [2]},
    "/api/jobtracker/portals/watch/": {"url": "https://portal.example.org/"},
}
"""What some messages need beyond the smallest value of each type."""
BY_ADDRESS = (
    "/api/jobtracker/tracking/",
    "/api/export/applications.csv",
    "/api/export/everything.json",
    "/api/export/resume.json",
)


def sample(kind: Any) -> Any:
    """The smallest value of a type, for what a message requires."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Annotated, Union, UnionType):
        return sample(arguments[0])
    if origin is Literal:
        return arguments[0]
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return {name: sample(one.annotation) for name, one in kind.model_fields.items() if one.is_required()}
    return {int: 1, str: "example.org", float: 1.0, bool: True, list: [], dict: {}}.get(origin or kind)


async def test_nothing_is_done_for_a_user_that_is_not_there(app: CompanionUnderTest) -> None:
    answers = {}
    for route in FOR_A_USER:
        body = {**sample(route.body), **MORE.get(route.path, {}), "user": NOBODY}
        path = route.path.replace("{id}", "1")
        if route.method == "GET":
            path, body = f"{path}?{urlencode(body)}", {}
        status, reply = await app.call(route.method, path, body)
        answers[f"{route.method} {route.path}"] = (status, reply.get("error"))
    assert len(answers) > 70
    assert {key: answer for key, answer in answers.items() if answer != (404, "user_unknown")} == {}


async def test_nor_for_one_that_an_address_names(app: CompanionUnderTest) -> None:
    for path in BY_ADDRESS:
        status, reply = await app.call("GET", f"{path}?user={NOBODY}")
        assert (status, reply["error"]) == (404, "user_unknown")


async def test_a_second_person_has_everything_of_their_own(app: CompanionUnderTest) -> None:
    added = await app.ok("/api/users/add/", {"name": "Grace"})
    assert [one["name"] for one in (await app.ok("/api/users/"))["users"]] == ["me", "Grace"]
    mine = await app.pair()
    hers = await app.pair(origin=mine.origin, user=added["user"])
    job = {"user": added["user"], "company": "Northwind Tools", "title": "Welder"}
    assert (await app.call("POST", "/api/jobtracker/applications/add/", job, hers.headers))[0] == 200
    assert (await app.call("POST", "/api/jobtracker/applications/add/", job, mine.headers))[0] == 403
    for user, count in ((1, 0), (added["user"], 1)):
        found = await app.ok("/api/jobtracker/applications/", {"user": user})
        assert len(found["applications"]) == count


async def test_tracking_of_all_reaches_who_came_later(app: CompanionUnderTest) -> None:
    added = await app.ok("/api/users/add/", {"name": "Grace"})
    assert (await app.ok("/api/jobtracker/tracking/start-global/"))["users"] == [1, added["user"]]
    stats = await app.ok("/api/jobtracker/tracking/stats/", method="GET")
    assert [(one["user"], one["settings"]["on"]) for one in stats["users"]] == [(1, True), (2, True)]


async def test_a_person_is_called_something_else(app: CompanionUnderTest) -> None:
    assert (await app.ok("/api/users/rename/", {"user": 1, "name": "Ada"}))["name"] == "Ada"
    status, reply = await app.call("POST", "/api/users/rename/", {"user": NOBODY, "name": "Ada"})
    assert (status, reply["error"]) == (404, "user_unknown")


@pytest.mark.parametrize("name", ["", "x" * 201])
async def test_a_person_needs_a_name(app: CompanionUnderTest, name: str) -> None:
    assert (await app.call("POST", "/api/users/add/", {"name": name}))[0] == 422


async def test_a_browser_may_neither_list_nor_add_people(app: CompanionUnderTest) -> None:
    browser = await app.pair()
    for path, body in (("", {}), ("add/", {"name": "Grace"}), ("rename/", {"user": 1, "name": "Grace"})):
        assert (await app.call("POST", f"/api/users/{path}", body, browser.headers))[0] == 403
