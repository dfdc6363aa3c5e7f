"""`companion answers`: through the running companion, or directly when none runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from companion.autofill.messages import (
    AnswerInfo,
    AnswersReply,
    AnswersRequest,
    AnswerValue,
    DeleteAnswerRequest,
    MergeAnswersRequest,
    SaveAnswerRequest,
    UpdateAnswerRequest,
)
from companion.cli.asking import ask
from companion.cli.client import show
from companion.cli.options import DataDir, Json, User
from companion.contracts import Done, FieldKind
from companion.errors import CompanionError

app = typer.Typer(
    add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="Show and edit remembered answers."
)
API = "/api/autofill/answers/"
SHOWN = 70
"""Characters of an answer in the list."""

Id = Annotated[int, typer.Argument(help="The answer's number.")]
Scope = Annotated[str, typer.Option("--scope", help="all, employer:NAME, ats:NAME or country:XX")]
Value = Annotated[list[str], typer.Argument(help="The answer; several choices as several arguments; yes or no.")]


def _all(data_dir: Path | None, user: int, search: str = "") -> AnswersReply:
    reply: AnswersReply = ask(
        data_dir,
        "POST",
        API,
        AnswersRequest(user=user, search=search),
        AnswersReply,
        lambda services: services.answers.find(user, search),
    )
    return reply


@app.command("list")
def list_answers(
    search: Annotated[str, typer.Argument(help="Only answers that hold these words.")] = "",
    user: User = 1,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """List remembered answers, newest first."""
    reply = _all(data_dir, user, search)
    nothing = (
        "No answer holds these words."
        if search
        else "Nothing is remembered yet: answers are kept when you give them in the panel."
    )
    show(reply, as_json, lambda: "\n".join(_line(answer) for answer in reply.answers) or nothing)


def _line(answer: AnswerInfo) -> str:
    value = " ".join(_words(answer.value).split())
    short = value if len(value) <= SHOWN else value[: SHOWN - 1] + "…"
    return f"{answer.id:>4}  {answer.question}\n      {short}  [{answer.scope}; {_use(answer)}]"


def _use(answer: AnswerInfo) -> str:
    return f"used {answer.uses} times, last {answer.used:%Y-%m-%d}" if answer.used else "not used yet"


def _words(value: AnswerValue) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else ", ".join(value)


@app.command("show")
def show_answer(id_: Id, user: User = 1, data_dir: DataDir = None, as_json: Json = False) -> None:
    """Show one answer whole."""
    answer = _one(data_dir, user, id_)
    show(answer, as_json, lambda: _whole(answer))


def _one(data_dir: Path | None, user: int, id_: int) -> AnswerInfo:
    found = next((answer for answer in _all(data_dir, user).answers if answer.id == id_), None)
    if found is None:
        raise CompanionError(f"there is no answer {id_}: see `companion answers list`")
    return found


def _whole(answer: AnswerInfo) -> str:
    others = [f"also asked as: {wording}" for wording in answer.wordings]
    return "\n".join([answer.question, *others, f"for: {answer.scope}; {_use(answer)}", "", _words(answer.value)])


def _given(value: list[str], kind: FieldKind) -> AnswerValue:
    if kind == "checkbox":
        return value[0].casefold() in ("yes", "true", "on", "1")
    return value if kind in ("multiselect", "checkbox_group") else " ".join(value)


@app.command()
def add(
    question: Annotated[str, typer.Argument(help="The question as a form asks it.")],
    value: Value,
    scope: Scope = "all",
    user: User = 1,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Remember an answer before a form asks for it."""
    kind: FieldKind = "checkbox_group" if len(value) > 1 else "text"
    body = SaveAnswerRequest(
        user=user, question=question, kind=kind, options=[], value=_given(value, kind), scope=scope
    )
    answer: AnswerInfo = ask(
        data_dir, "POST", API + "save/", body, AnswerInfo, lambda services: services.answers.save(body)
    )
    show(answer, as_json, lambda: f"Answer {answer.id} is remembered for {answer.scope}.")


@app.command()
def edit(
    id_: Id,
    value: Annotated[
        list[str] | None, typer.Option("--value", help="The new answer; repeat for several choices.")
    ] = None,
    question: Annotated[str | None, typer.Option("--question", help="The new wording of the question.")] = None,
    scope: Annotated[str | None, typer.Option("--scope", help="all, employer:NAME, ats:NAME or country:XX")] = None,
    user: User = 1,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Change an answer, its question or its scope."""
    new = _given(value, _one(data_dir, user, id_).kind) if value else None
    body = UpdateAnswerRequest(user=user, id=id_, question=question, value=new, scope=scope)
    answer: AnswerInfo = ask(
        data_dir, "POST", API + "update/", body, AnswerInfo, lambda services: services.answers.update(body)
    )
    show(answer, as_json, lambda: _whole(answer))


@app.command()
def merge(
    keep: Annotated[int, typer.Argument(help="The answer whose value stays.")],
    others: Annotated[list[int], typer.Argument(help="Answers whose questions become further wordings of it.")],
    user: User = 1,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Make several answers one that is found by all their questions."""
    body = MergeAnswersRequest(user=user, keep=keep, merge=others)
    answer: AnswerInfo = ask(
        data_dir, "POST", API + "merge/", body, AnswerInfo, lambda services: services.answers.merge(user, keep, others)
    )
    show(answer, as_json, lambda: _whole(answer))


@app.command()
def delete(id_: Id, user: User = 1, data_dir: DataDir = None, as_json: Json = False) -> None:
    """Forget an answer."""

    async def gone(services: Any) -> Done:
        await services.answers.delete(user, id_)
        return Done()

    reply: Done = ask(data_dir, "POST", API + "delete/", DeleteAnswerRequest(user=user, id=id_), Done, gone)
    show(reply, as_json, lambda: f"Answer {id_} is forgotten.")
