"""Notes and contacts of an application, as the person writes them."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from companion.contracts import Message
from companion.errors import CompanionError
from companion.store.notebook import Notebook

EntryKind = Literal["note", "contact"]


class NotebookEntry(Message):
    """A note, or a person of the employer."""

    id: int
    kind: EntryKind
    name: str
    role: str
    email: str
    phone: str
    text: str
    created: datetime
    changed: datetime


class NotebookRequest(Message):
    user: int = 1
    application: int


class NotebookReply(Message):
    """The oldest entry first."""

    entries: list[NotebookEntry]


class SaveEntryRequest(Message):
    """A new entry, or another content of a known one."""

    user: int = 1
    application: int
    id: int | None = None
    kind: EntryKind = "note"
    name: str = Field(default="", max_length=300)
    role: str = Field(default="", max_length=300)
    email: str = Field(default="", max_length=320)
    phone: str = Field(default="", max_length=60)
    text: str = Field(default="", max_length=10_000)


class DeleteEntryRequest(Message):
    user: int = 1
    application: int
    id: int


class EntryUnknown(CompanionError):
    """This user's application has no such entry."""

    status = 404
    code = "entry_unknown"

    def __init__(self) -> None:
        super().__init__("this application has no such note or contact (any more): look at it again")


class EntryEmpty(CompanionError):
    """Nothing would be kept."""

    status = 422
    code = "invalid"

    def __init__(self) -> None:
        super().__init__("write something first: a note needs its text, a contact a name or an address")


class NotebookService:
    """The notebook of each application. Every change replies with the whole of it."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook

    async def read(self, user: int, application: int) -> NotebookReply:
        """What is written there."""
        names = NotebookEntry.model_fields
        found = await self._notebook.entries(user, application)
        return NotebookReply(
            entries=[NotebookEntry.model_validate({name: getattr(one, name) for name in names}) for one in found]
        )

    async def save(self, asked: SaveEntryRequest) -> NotebookReply:
        """Keep an entry. Raises EntryUnknown, EntryEmpty."""
        values = {name: value.strip() for name, value in asked.model_dump(include=_TEXTS[asked.kind]).items()}
        if not any(values.values()):
            raise EntryEmpty
        if asked.id is None:
            whole = {**dict.fromkeys(_TEXTS["contact"], ""), **values, "kind": asked.kind}
            done = await self._notebook.add(asked.user, asked.application, whole)
        else:
            done = await self._notebook.change(asked.user, asked.application, asked.id, values)
        if not done:
            raise EntryUnknown
        return await self.read(asked.user, asked.application)

    async def delete(self, asked: DeleteEntryRequest) -> NotebookReply:
        """Forget an entry. Raises EntryUnknown."""
        if not await self._notebook.change(asked.user, asked.application, asked.id, None):
            raise EntryUnknown
        return await self.read(asked.user, asked.application)


_TEXTS: dict[EntryKind, set[str]] = {"note": {"text"}, "contact": {"name", "role", "email", "phone", "text"}}
"""What each kind is made of."""
