"""The calendar's address for other programs: hard to guess, one at a time, kept as a hash."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from tests.support.companion import CompanionUnderTest


async def test_a_new_address_ends_the_old_one_and_no_address_is_kept(app: CompanionUnderTest) -> None:
    first = (await app.ok("/api/export/feed/new/"))["url"]
    second = (await app.ok("/api/export/feed/new/"))["url"]
    for address, status in ((first, 404), (second, 200)):
        async with app.session.get(address) as reply:
            assert reply.status == status
    secret = second.split("/")[-2]
    assert len(secret) >= 43
    with closing(sqlite3.connect(app.companion.services.folder.database)) as connection:
        assert not [line for line in connection.iterdump() if secret in line]


async def test_an_address_of_nobody_says_what_to_do(app: CompanionUnderTest) -> None:
    async with app.session.get(f"{app.url}/calendar/{'x' * 43}/jobs.ics") as reply:
        assert reply.status == 404
        assert "make a new one" in (await reply.json())["message"]


async def test_a_paired_browser_can_neither_make_an_address_nor_add_a_mailbox(app: CompanionUnderTest) -> None:
    paired = await app.pair()
    for path in ("/api/export/feed/new/", "/api/jobtracker/accounts/add/"):
        status, reply = await app.call("POST", path, {}, paired.headers)
        assert (status, reply["error"]) == (403, "refused")
