"""Second opinions on mails that wait for the user because the rules are not sure what they say.

Off unless the user switched it on. An opinion is advice beside the suggestion: it changes no status, and nothing
waits for it. The mail's text is never stored, so what is still to be asked when the companion stops is not asked.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from companion.errors import CompanionError
from companion.jobtracker.mail.second_opinion import believed, question
from companion.logs import get_logger
from companion.store.tracker import Tracker

MAX_WAITING = 200
"""Mails that may wait to be asked about; of a first reading of years, those beyond get no opinion."""


@dataclass(frozen=True)
class Answer:
    """What the user's model replied."""

    text: str
    model: str


AskModel = Callable[[int, list[dict[str, str]]], Awaitable[Answer | None]]
"""Asks the model of a user; None where it is not to see mails. Raises CompanionError when it does not answer."""


@dataclass(frozen=True)
class _Doubt:
    user: int
    mail: int
    subject: str
    body: str


class SecondOpinions:
    """Asks about one mail after another, in the background."""

    def __init__(self, tracker: Tracker, ask: AskModel) -> None:
        self._tracker = tracker
        self._ask = ask
        self._waiting: asyncio.Queue[_Doubt] = asyncio.Queue(MAX_WAITING)
        self._task: asyncio.Task[None] | None = None

    def wanted(self, user: int, mail: int, subject: str, body: str) -> None:
        """A stored mail that the rules are not sure of."""
        try:
            self._waiting.put_nowait(_Doubt(user, mail, subject, body))
        except asyncio.QueueFull:
            get_logger("tracker").warning("too many mails wait for a second opinion", mail=mail)
            return
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._work())

    async def done(self) -> None:
        """Every mail there is has been asked about."""
        await self._waiting.join()

    async def close(self) -> None:
        """Give up what is still to be asked."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    async def _work(self) -> None:
        while True:
            doubt = await self._waiting.get()
            try:
                await self._consider(doubt)
            except CompanionError as error:
                get_logger("tracker").info("no second opinion", mail=doubt.mail, why=str(error))
            except Exception as error:
                get_logger("tracker").error("a second opinion failed", mail=doubt.mail, exc_info=error)
            finally:
                self._waiting.task_done()

    async def _consider(self, doubt: _Doubt) -> None:
        answer = await self._ask(doubt.user, question(doubt.subject, doubt.body))
        if answer is None:
            return
        opinion = believed(answer.text, doubt.subject, doubt.body)
        if opinion is None:
            get_logger("tracker").info("a second opinion that the mail does not bear out", mail=doubt.mail)
            return
        async with self._tracker.write() as unit:
            told = {"kind": opinion.kind, "quote": opinion.quote, "model": answer.model}
            await unit.change("mails", doubt.mail, opinion=told)
            await unit.emit("mail.opinion", doubt.user, {"mail": doubt.mail, "kind": opinion.kind})
