"""Mailboxes on a real dovecot: first reading, pushes, cuts, silence, renumbered and vanished folders; flags untouched."""

from __future__ import annotations

import asyncio
import imaplib
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from companion.contracts import Event
from companion.events import Subscription
from companion.jobtracker.mail.account import Login
from companion.jobtracker.mail.backfill import MailRefused, MailUnreachable
from companion.jobtracker.mail.idle import IdleConnection
from companion.jobtracker.mail.mailbox import FolderWatch, Timing
from companion.jobtracker.mail.workers import MailWorkers
from companion.store.mailboxes import NewAccount
from companion.store.tracker_rows import StoredAccount
from tests.jobtracker.conftest import Desk
from tests.support.dovecot import PASSWORD, Dovecot, running_dovecot
from tests.support.mails import mail
from tests.support.proxy import CuttingProxy

QUICK = Timing(window=30, timeout=10, first_pause=0.01, longest_pause=0.05)
COUNT = 500
WAIT_SECONDS = 30


@pytest.fixture(scope="module")
def server() -> Iterator[Dovecot]:
    with running_dovecot() as dovecot:
        yield dovecot


@pytest.fixture
def user(request: pytest.FixtureRequest) -> str:
    return request.node.name.replace("_", "-")[:60]


async def account(desk: Desk, user: str, port: int, folders: tuple[str, ...] = ("INBOX",)) -> StoredAccount:
    new = NewAccount(f"{user}@example.org", "127.0.0.1", port, "none", user, "password", list(folders))
    return await desk.mailboxes.add(1, new)


def watch(
    desk: Desk, account: StoredAccount, folder: str = "INBOX", secret: str = PASSWORD, timing: Timing = QUICK
) -> FolderWatch:
    async def sign_in(account: StoredAccount) -> Login:
        return Login(account, secret)

    return FolderWatch(account, sign_in, folder, desk.mailboxes, desk.intake, MailWorkers(), desk.clock, timing)


@asynccontextmanager
async def watching(desk: Desk, watch: FolderWatch) -> AsyncIterator[Subscription]:
    """The watch runs; what it tells is listened to from before."""
    subscription = desk.bus.subscribe()
    task = asyncio.create_task(watch.run())
    try:
        yield subscription
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        subscription.close()


async def until(subscription: Subscription, wanted: Callable[[Event], bool]) -> Event:
    async with asyncio.timeout(WAIT_SECONDS):
        async for event in subscription:
            if wanted(event):
                return event
    raise AssertionError("the stream ended")


def state(name: str) -> Callable[[Event], bool]:
    return lambda event: event.type == "mail.account" and event.data["state"] == name


def status(name: str) -> Callable[[Event], bool]:
    return lambda event: event.type == "status.changed" and event.data["status"] == name


def flags(server: Dovecot, user: str) -> list[bytes]:
    with imaplib.IMAP4("127.0.0.1", server.port) as client:
        client.login(user, PASSWORD)
        client.select("INBOX", readonly=True)
        answer = client.uid("FETCH", "1:*", "(UID FLAGS)")[1]
    # \Recent is the session's, not the mail's.
    return [line.replace(b"\\Recent", b"").replace(b" )", b")") for line in answer if isinstance(line, bytes)]


def mixed(count: int) -> Iterator[bytes]:
    """Newsletters, and a confirmation of one application each 50 mails."""
    for number in range(count):
        if number % 50 == 0:
            yield mail("confirmation", f"c{number}", company=f"Company {number}", sender=f"jobs@company{number}.com")
        else:
            yield mail("newsletter", f"n{number}", padding=500)


async def test_the_first_reading_takes_everything_and_touches_no_flag(desk: Desk, server: Dovecot, user: str) -> None:
    server.deliver(user, mixed(COUNT))
    inbox = await account(desk, user, server.port)
    before = flags(server, user)
    assert len(before) == COUNT
    assert await watch(desk, inbox).catch_up() == COUNT / 50
    assert flags(server, user) == before
    assert len(await desk.mails(limit=1000)) == COUNT
    progress = [event.data["done"] for event in await desk.events("mail.progress")]
    assert progress == sorted(progress)
    assert progress[-1] == COUNT
    assert await watch(desk, inbox).catch_up() == 0, "the cursor stands behind the last mail"


async def test_a_mail_pushed_by_the_server_becomes_a_status(desk: Desk, server: Dovecot, user: str) -> None:
    application = await desk.apply()
    server.deliver(user, [mail("newsletter", "n0")])
    inbox = await account(desk, user, server.port)
    async with watching(desk, watch(desk, inbox)) as events:
        await until(events, state("ok"))
        server.deliver(user, [mail("confirmation", "c1")], start=1)
        assert (await until(events, status("acknowledged"))).data["application"] == application
        server.deliver(user, [mail("rejection", "r1")], start=2)
        await until(events, status("rejected"))
    assert len(await desk.mails()) == 3
    assert all(b"\\Seen" not in line for line in flags(server, user))


async def test_cut_connections_lose_and_double_nothing(desk: Desk, server: Dovecot, user: str) -> None:
    await desk.apply()
    server.deliver(user, mixed(150))
    async with CuttingProxy(server.port) as proxy:
        inbox = await account(desk, user, proxy.port)
        proxy.cut_after = 60_000
        async with watching(desk, watch(desk, inbox)) as events:
            await until(events, state("unreachable"))
            await until(events, state("ok"))
            assert len(await desk.mails(limit=1000)) == 150
            proxy.cut()
            server.deliver(user, [mail("rejection", "r1")], start=150)
            await until(events, status("rejected"))
    assert len(await desk.mails(limit=1000)) == 151
    assert proxy.connections >= 4


async def test_a_server_that_goes_silent_is_left_and_found_again(desk: Desk, server: Dovecot, user: str) -> None:
    await desk.apply()
    async with CuttingProxy(server.port) as proxy:
        inbox = await account(desk, user, proxy.port)
        timing = replace(QUICK, window=0.3, timeout=1.5)
        async with watching(desk, watch(desk, inbox, timing=timing)) as events:
            await until(events, state("ok"))
            proxy.silent = True
            await until(events, state("unreachable"))
            proxy.silent = False
            proxy.cut()
            server.deliver(user, [mail("rejection", "r1")])
            await until(events, status("rejected"))


async def test_a_renumbered_folder_is_read_again_without_doubles(desk: Desk, server: Dovecot, user: str) -> None:
    await desk.apply()
    server.deliver(user, [mail("confirmation", "c1"), mail("newsletter", "n1")], folder="Jobs")
    inbox = await account(desk, user, server.port, ("Jobs",))
    await watch(desk, inbox, "Jobs").catch_up()
    before = (await desk.mailboxes.cursors(inbox.id))["Jobs"]
    with imaplib.IMAP4("127.0.0.1", server.port) as client:
        client.login(user, PASSWORD)
        client.delete("Jobs")
        client.create("Jobs")
    server.deliver(user, [mail("newsletter", "n1"), mail("confirmation", "c1"), mail("rejection", "r1")], folder="Jobs")
    assert await watch(desk, inbox, "Jobs").catch_up() == 1
    after = (await desk.mailboxes.cursors(inbox.id))["Jobs"]
    assert after.uidvalidity != before.uidvalidity
    assert sorted(seen.kind for seen in await desk.mails()) == ["confirmation", "other", "rejection"]


async def test_a_folder_that_was_renamed_is_said_plainly(desk: Desk, server: Dovecot, user: str) -> None:
    server.deliver(user, [mail("newsletter", "n1")], folder="Jobs")
    inbox = await account(desk, user, server.port, ("Jobs",))
    async with watching(desk, watch(desk, inbox, "Jobs")) as events:
        await until(events, state("ok"))
    with imaplib.IMAP4("127.0.0.1", server.port) as client:
        client.login(user, PASSWORD)
        client.rename("Jobs", "Work")
    async with watching(desk, watch(desk, inbox, "Jobs")) as events:
        told = await until(events, state("unreachable"))
    assert "the folder Jobs is not there" in str(told.data["note"])


async def test_deleted_mails_leave_a_gap_and_no_trouble(desk: Desk, server: Dovecot, user: str) -> None:
    server.deliver(user, [mail("newsletter", f"n{number}") for number in range(3)])
    inbox = await account(desk, user, server.port)
    with imaplib.IMAP4("127.0.0.1", server.port) as client:
        client.login(user, PASSWORD)
        client.select("INBOX")
        client.uid("STORE", "2:3", "+FLAGS", "(\\Deleted)")
        client.expunge()
    await watch(desk, inbox).catch_up()
    assert len(await desk.mails()) == 1
    assert (await desk.mailboxes.cursors(inbox.id))["INBOX"].last_uid == 3
    server.deliver(user, [mail("newsletter", "n9")], start=9)
    await watch(desk, inbox).catch_up()
    assert len(await desk.mails()) == 2


async def test_a_refused_secret_ends_the_watch_and_says_what_to_do(desk: Desk, server: Dovecot, user: str) -> None:
    inbox = await account(desk, user, server.port)
    wrong = watch(desk, inbox, secret="wrong")
    with pytest.raises(MailRefused):
        await wrong.catch_up()
    async with asyncio.timeout(WAIT_SECONDS):
        await wrong.run()
    (stored,) = [found for found in await desk.mailboxes.all(1) if found.id == inbox.id]
    assert stored.state == "refused"
    assert "working secret" in stored.note


async def test_what_lies_before_the_first_day_is_not_read_later_either(desk: Desk, server: Dovecot, user: str) -> None:
    server.deliver(user, [mail("newsletter", f"n{number}") for number in range(3)])
    inbox = await account(desk, user, server.port)
    desk.clock.moment = datetime.now(UTC) + timedelta(days=800)
    await watch(desk, inbox).catch_up()
    assert await desk.mails() == []
    server.deliver(user, [mail("newsletter", "n9")], start=9)
    await watch(desk, inbox).catch_up()
    assert len(await desk.mails()) == 1


@pytest.mark.parametrize(
    "answer", [b"", b"* BYE overloaded\r\n", b"HTTP/1.1 400 Bad Request\r\n\r\n", b"* OK " + b"x" * 2_000_000]
)
async def test_a_server_that_lies_is_an_error_that_passes(desk: Desk, user: str, answer: bytes) -> None:
    async def lie(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(answer)
        writer.close()

    liar = await asyncio.start_server(lie, "127.0.0.1", 0)
    inbox = await account(desk, user, liar.sockets[0].getsockname()[1])
    with pytest.raises(MailUnreachable):
        await watch(desk, inbox).catch_up()
    liar.close()


@pytest.mark.parametrize("closes", [True, False])
async def test_a_greeting_that_stops_half_way_is_an_error_that_passes(desk: Desk, user: str, closes: bool) -> None:
    """The server greets and is gone, or silent, before it says what it can do."""

    async def greet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"* OK ready\r\n")
        await reader.readline()
        if closes:
            writer.close()
        await reader.read()

    half = await asyncio.start_server(greet, "127.0.0.1", 0)
    inbox = await account(desk, user, half.sockets[0].getsockname()[1])
    connection = IdleConnection(Login(inbox, PASSWORD), "INBOX", timeout=0.2)
    async with asyncio.timeout(WAIT_SECONDS):
        with pytest.raises(MailUnreachable):
            await connection.open()
        await connection.close()
    half.close()


async def test_a_mail_that_is_told_with_an_answer_is_not_waited_for(desk: Desk, user: str) -> None:
    """A server tells once that a mail came, and not again when IDLE begins."""
    answers = {
        b"EXAMINE": b"* 0 EXISTS\r\n* OK [UIDVALIDITY 1]\r\n",
        b"UID": b"* SEARCH\r\n* 1 EXISTS\r\n",
        b"CAPABILITY": b"* CAPABILITY IMAP4rev1 IDLE\r\n",
    }

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"* OK ready\r\n")
        while line := await reader.readline():
            tag, command, *_ = line.split()
            writer.write(b"+ waiting\r\n" if command == b"IDLE" else answers.get(command, b"") + tag + b" OK done\r\n")

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    inbox = await account(desk, user, server.sockets[0].getsockname()[1])
    connection = IdleConnection(Login(inbox, PASSWORD), "INBOX", timeout=WAIT_SECONDS)
    await connection.open()
    assert connection.can_idle
    assert await connection.new(1) == []
    async with asyncio.timeout(WAIT_SECONDS):
        await connection.wait(10 * WAIT_SECONDS)
    assert await connection.new(1) == []
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2):
            await connection.wait(10 * WAIT_SECONDS)
    await connection.close()
    server.close()
