"""Notifications over HTTP: a page, what was read, the settings without the token."""

from __future__ import annotations

from tests.support.companion import CompanionUnderTest


async def test_notifications_are_paged_and_read(app: CompanionUnderTest) -> None:
    services = app.companion.services
    await services.notify.service.catch_up()
    async with services.database.write() as unit:
        for number in range(3):
            await unit.emit("followup.due", 1, {"follow_up": number, "application": None, "rule": "r", "due": "now"})
    await services.notify.service.catch_up()
    first = await app.ok("/api/notifications/?limit=2", method="GET")
    assert (first["unread"], len(first["notifications"]), first["more"]) == (3, 2, True)
    assert first["notifications"][0]["kind"] == "follow_up"
    last = first["notifications"][-1]["id"]
    rest = await app.ok(f"/api/notifications/?before={last}", method="GET")
    assert (len(rest["notifications"]), rest["more"]) == (1, False)
    assert (await app.ok("/api/notifications/read/", {"ids": [last]}))["unread"] == 2
    assert (await app.ok("/api/notifications/read/", {}))["unread"] == 0


async def test_settings_are_kept_and_never_tell_the_token(app: CompanionUnderTest) -> None:
    path = "/api/notifications/settings/"
    asked = {"off": ["rejection"], "ntfy": {"base_url": "http://192.168.1.5", "topic": "jobs"}, "ntfy_token": "tk_word"}
    reply = await app.ok(path, asked)
    assert reply["ntfy_token_set"]
    assert "tk_word" not in str(reply)
    assert (await app.ok(path, method="GET")) == reply
    del asked["ntfy_token"]
    assert (await app.ok(path, asked))["ntfy_token_set"], "not given, it stays"
    assert not (await app.ok(path, {**asked, "ntfy_token": ""}))["ntfy_token_set"]
    status, refused = await app.call("POST", path, {"webhook": {"url": "ftp://host/"}})
    assert status == 422
    assert "http://" in str(refused)
