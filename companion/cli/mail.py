"""`companion mail`: mailboxes to read, mails seen, suggestions to decide."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from companion.api.messages import UserRequest
from companion.cli.asking import ask, message
from companion.cli.client import show
from companion.cli.consent import signed_in
from companion.cli.options import DataDir, Json, User
from companion.contracts import Done
from companion.jobtracker.messages import (
    AccountsReply,
    AddAccountRequest,
    DecideMailRequest,
    MailsReply,
    MailsRequest,
    RemoveAccountRequest,
)
from companion.store.tracker_rows import AccountView, MailView

app = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="Mailboxes and mails.")
accounts_app = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="Mailboxes to read.")
app.add_typer(accounts_app, name="accounts")


@accounts_app.command("list")
def list_accounts(user: User = 1, data_dir: DataDir = None, as_json: Json = False) -> None:
    """List mailboxes and how reading them goes."""
    reply: AccountsReply = ask(
        data_dir, "POST", "/api/jobtracker/accounts/", UserRequest(user=user), AccountsReply,
        lambda services: services.tracker.accounts.list(user),
    )  # fmt: skip
    show(reply, as_json, lambda: "\n".join(map(_account, reply.accounts)) or "No mailbox is read yet.")


@app.command()
@accounts_app.command()
def add(
    address: str,
    host: Annotated[str | None, typer.Option(help="IMAP server; known for the large providers.")] = None,
    port: Annotated[int | None, typer.Option(help="993 when not given.")] = None,
    username: Annotated[str | None, typer.Option(help="The address when not given.")] = None,
    auth: Annotated[str, typer.Option(help="password (an app password) or xoauth2 (an access token).")] = "password",
    oauth: Annotated[bool, typer.Option("--oauth", help="Sign in with OAuth2 in your browser.")] = False,
    client_id: Annotated[str | None, typer.Option(help="With --oauth: of your own client at the provider.")] = None,
    endpoints: Annotated[
        list[str] | None, typer.Option("--endpoint", help="With --oauth: authorize_url=…, token_url=… or scope=….")
    ] = None,
    folder: Annotated[list[str] | None, typer.Option(help="Folders to read; INBOX when not given.")] = None,
    security: Annotated[str, typer.Option(help="tls, or none for a server on this machine.")] = "tls",
    user: User = 1,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Add a mailbox; the password (with --oauth: the client's secret, if it has one) is asked for, or read from the
    standard input. It is never shown or logged."""
    if oauth:
        signed = {"auth": "xoauth2", "grant": signed_in(address, client_id, _secret("Client secret"), endpoints or [])}
    else:
        signed = {"auth": auth, "secret": _secret("App password or token")}
    body = message(
        AddAccountRequest, user=user, address=address, host=host, port=port, security=security, username=username,
        folders=folder or [], **signed,
    )  # fmt: skip
    reply: AccountView = ask(
        data_dir,
        "POST",
        "/api/jobtracker/accounts/add/",
        body,
        AccountView,
        lambda services: services.tracker.accounts.add(body),
    )
    show(reply, as_json, lambda: f"{_account(reply)}\nStart reading with: companion track --users {user}")


def _secret(named: str) -> str:
    if sys.stdin.isatty():
        return str(typer.prompt(named, hide_input=True, default="", show_default=False))
    return sys.stdin.readline().rstrip("\n")


@accounts_app.command()
def remove(account: int, user: User = 1, data_dir: DataDir = None, as_json: Json = False) -> None:
    """Remove a mailbox and its secret; what was made of its mails stays."""
    body = RemoveAccountRequest(user=user, account=account)
    ask(
        data_dir, "POST", "/api/jobtracker/accounts/remove/", body, Done,
        lambda services: services.tracker.accounts.remove(user, account),
    )  # fmt: skip
    show({"removed": account}, as_json, lambda: f"Removed mailbox {account} and its secret.")


@app.command()
def seen(
    text: Annotated[str | None, typer.Argument(help="Words of the subject or sender.")] = None,
    state: Annotated[str | None, typer.Option(help="other, noted, applied, review, accepted or refused.")] = None,
    limit: Annotated[int, typer.Option(help="How many.")] = 50,
    user: User = 1,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """List every mail seen and what was made of it."""
    _mails(message(MailsRequest, user=user, state=state, text=text, limit=limit), data_dir, as_json)


@app.command()
def review(user: User = 1, data_dir: DataDir = None, as_json: Json = False) -> None:
    """List mails that seem to say something, for you to decide."""
    _mails(MailsRequest(user=user, state="review"), data_dir, as_json)


def _mails(body: MailsRequest, data_dir: DataDir, as_json: bool) -> None:
    reply: MailsReply = ask(
        data_dir,
        "POST",
        "/api/jobtracker/mails/",
        body,
        MailsReply,
        lambda services: services.tracker.review.mails(body),
    )
    show(reply, as_json, lambda: "\n".join(map(_mail, reply.mails)) or "No mail here.")


@app.command()
def accept(
    mail: int,
    application: Annotated[int | None, typer.Option(help="Which application; a new one when it names none.")] = None,
    kind: Annotated[str | None, typer.Option(help="What it is in truth, such as rejection.")] = None,
    user: User = 1,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Accept what a mail suggests."""
    body = message(DecideMailRequest, user=user, mail=mail, accept=True, application=application, kind=kind)
    _decide(body, data_dir, as_json)


@app.command()
def refuse(mail: int, user: User = 1, data_dir: DataDir = None, as_json: Json = False) -> None:
    """Refuse what a mail suggests, or take back what it did."""
    _decide(DecideMailRequest(user=user, mail=mail, accept=False), data_dir, as_json)


def _decide(body: DecideMailRequest, data_dir: DataDir, as_json: bool) -> None:
    reply: MailView = ask(
        data_dir,
        "POST",
        "/api/jobtracker/mails/decide/",
        body,
        MailView,
        lambda services: services.tracker.review.decide(body),
    )
    show(reply, as_json, lambda: _mail(reply))


def _account(view: AccountView) -> str:
    folders = ", ".join(view.folders)
    return f"{view.id:>3}  {view.address}  {view.host}:{view.port}  {folders}  {view.state}: {view.note}"


def _mail(view: MailView) -> str:
    when = f"{view.date:%Y-%m-%d}" if view.date else "no date   "
    target = f"application {view.application}" if view.application else ""
    told = view.opinion
    opinion = f"\n       {told.model} takes it for: {told.kind} (“{told.quote}”)" if told is not None else ""
    return (
        f"{view.id:>5}  {when}  {view.kind:<12} {view.state:<8} {view.subject[:70]}  {target}\n"
        f"       {view.sender}: {view.note}{opinion}"
    )
