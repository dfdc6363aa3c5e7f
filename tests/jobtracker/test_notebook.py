"""Notes and contacts: kept, changed, removed, of one's own applications only; each change is told."""

from __future__ import annotations

from typing import Any

import pytest

from companion.errors import CompanionError
from companion.jobtracker.notebook import DeleteEntryRequest, NotebookService, SaveEntryRequest
from companion.store.notebook import Notebook
from tests.jobtracker.conftest import Desk


@pytest.fixture
def service(desk: Desk) -> NotebookService:
    return NotebookService(Notebook(desk.database))


async def save(service: NotebookService, application: int, **given: Any) -> list[tuple[str, str, str]]:
    reply = await service.save(SaveEntryRequest(application=application, **given))
    return [(one.kind, one.name, one.text) for one in reply.entries]


async def test_entries_are_kept_changed_and_removed(desk: Desk, service: NotebookService) -> None:
    application = await desk.apply()
    await save(service, application, text="  Ask about the team  ")
    found = await save(service, application, kind="contact", name="Ada", email="ada@northwind.example")
    assert found == [("note", "", "Ask about the team"), ("contact", "Ada", "")]
    first, second = (await service.read(1, application)).entries
    assert await save(service, application, id=first.id, text="Asked") == [
        ("note", "", "Asked"),
        ("contact", "Ada", ""),
    ]
    left = await service.delete(DeleteEntryRequest(application=application, id=second.id))
    assert [one.id for one in left.entries] == [first.id]
    assert [event.data for event in await desk.events("notebook.changed")] == [{"application": application}] * 4


async def test_nothing_is_kept_of_nothing(desk: Desk, service: NotebookService) -> None:
    application = await desk.apply()
    with pytest.raises(CompanionError, match="write something"):
        await save(service, application, text="   ", name="of no use to a note")
    assert (await service.read(1, application)).entries == []


async def test_another_s_application_or_entry_is_not_there(desk: Desk, service: NotebookService) -> None:
    one, other = await desk.apply(), await desk.apply(company="Other")
    await save(service, one, text="mine")
    (entry,) = (await service.read(1, one)).entries
    for given in ({"application": 99, "text": "x"}, {"application": other, "id": entry.id, "text": "x"}, {"application": one, "user": 2, "text": "x"}):  # fmt: skip
        with pytest.raises(CompanionError, match="no such note"):
            await service.save(SaveEntryRequest.model_validate(given))
    with pytest.raises(CompanionError, match="no such note"):
        await service.delete(DeleteEntryRequest(user=2, application=one, id=entry.id))
    assert [kept.text for kept in (await service.read(1, one)).entries] == ["mine"]
    assert (await service.read(2, one)).entries == []
