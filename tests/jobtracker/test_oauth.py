"""A mailbox that is signed in to with OAuth2: consent in the browser, tokens that are renewed, access taken back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from companion.cli.consent import oauth_client
from companion.jobtracker.accounts import AccountService
from companion.jobtracker.mail.account import AccountUnusable
from companion.jobtracker.mail.loopback import consent
from companion.jobtracker.mail.mailbox import FolderWatch, Timing
from companion.jobtracker.mail.oauth import GrantRefused, OAuthClient, grant_of
from companion.jobtracker.mail.workers import MailWorkers
from companion.jobtracker.messages import AddAccountRequest, OAuthGrant
from companion.secrets import Secrets
from tests.jobtracker.conftest import Desk
from tests.support.authorisation import CLIENT, AuthorisationServer, browse
from tests.support.dovecot import running_dovecot
from tests.support.mails import mail

ADDRESS = "grace@example.org"


@pytest.fixture
async def provider() -> AsyncIterator[AuthorisationServer]:
    server = AuthorisationServer()
    runner = await server.start()
    yield server
    await runner.cleanup()


def client_of(provider: AuthorisationServer) -> OAuthClient:
    given = [f"authorize_url={provider.url}/authorize", f"token_url={provider.url}/token", "scope=mail"]
    return oauth_client(ADDRESS, CLIENT, "", given)


async def granted(provider: AuthorisationServer, desk: Desk) -> OAuthGrant:
    browser: list[asyncio.Task[tuple[int, str]]] = []
    grant = await consent(
        client_of(provider), ADDRESS, lambda url: browser.append(asyncio.create_task(browse(url))), desk.clock.now
    )
    status, page = await browser[0]
    assert status == 200
    assert "may be read now" in page
    return grant


async def test_a_mailbox_is_read_with_a_grant_and_its_token_renewed(desk: Desk, provider: AuthorisationServer) -> None:
    with running_dovecot(f"{provider.url}/tokeninfo?token=") as server:
        server.deliver("grace", [mail("newsletter", "n0")])
        secrets = Secrets(desk.folder, "file")
        accounts = AccountService(desk.mailboxes, lambda: secrets, desk.clock)
        request = AddAccountRequest(
            address=ADDRESS, username="grace", host="127.0.0.1", port=server.port, security="none", auth="xoauth2",
            grant=await granted(provider, desk),
        )  # fmt: skip
        view = await accounts.add(request)
        account = next(one for one in await desk.mailboxes.all(1) if one.id == view.id)
        watch = FolderWatch(
            account, accounts.login, "INBOX", desk.mailboxes, desk.intake, MailWorkers(), desk.clock, Timing()
        )
        await watch.catch_up()
        assert provider.issued == 1, "a token that still counts is used again"
        server.deliver("grace", [mail("newsletter", "n1")], start=1)
        desk.clock.move(hours=2)
        await watch.catch_up()
        assert provider.issued == 2
        assert len(await desk.mails()) == 2
        kept = grant_of(secrets.get(f"mail:{account.id}") or "")
        assert kept is not None
        assert kept.refresh_token == "refresh-2", "a refresh token that changes is kept"
        provider.refuse = True
        desk.clock.move(hours=2)
        await watch.run()
        state = next(one for one in await desk.mailboxes.all(1) if one.id == account.id)
        assert state.state == "refused"
        assert "access was taken back" in state.note


async def test_an_answer_with_another_state_gives_nothing(desk: Desk, provider: AuthorisationServer) -> None:
    answers: list[asyncio.Task[tuple[int, str]]] = []

    def forge(url: str) -> None:
        redirect = dict(part.split("=") for part in url.partition("?")[2].split("&"))["redirect_uri"]
        answers.append(
            asyncio.create_task(browse(f"{redirect.replace('%3A', ':').replace('%2F', '/')}?code=x&state=y"))
        )

    with pytest.raises(GrantRefused, match="nobody answered"):
        await consent(client_of(provider), ADDRESS, forge, desk.clock.now, wait_seconds=0.3)
    assert (await answers[0])[0] == 400


async def test_a_refusal_in_the_browser_is_told(desk: Desk, provider: AuthorisationServer) -> None:
    def refuse(url: str) -> None:
        asked = dict(part.split("=") for part in url.partition("?")[2].split("&"))
        redirect = asked["redirect_uri"].replace("%3A", ":").replace("%2F", "/")
        tasks.append(asyncio.create_task(browse(f"{redirect}?error=access_denied&state={asked['state']}")))

    tasks: list[asyncio.Task[tuple[int, str]]] = []
    with pytest.raises(GrantRefused, match="access_denied"):
        await consent(client_of(provider), ADDRESS, refuse, desk.clock.now)


@pytest.mark.parametrize(
    ("address", "client_id", "given", "said"),
    [
        ("grace@gmail.com", None, [], "--client-id"),
        ("grace@example.org", "x", [], "authorize_url, token_url, scope"),
        ("grace@example.org", "x", ["colour=red"], "colour=red"),
    ],
)
def test_what_is_missing_for_oauth_is_said(address: str, client_id: str | None, given: list[str], said: str) -> None:
    with pytest.raises(AccountUnusable, match=said):
        oauth_client(address, client_id, "", given)


def test_known_providers_need_no_endpoints() -> None:
    assert oauth_client("grace@gmail.com", "x", "", []).scope == "https://mail.google.com/"
    assert "offline_access" in oauth_client("grace@outlook.com", "x", "", []).scope
