"""The routes of notes and contacts."""

from __future__ import annotations

from companion.api.access import Access
from companion.api.routes import Call, Route
from companion.jobtracker.notebook import DeleteEntryRequest, NotebookReply, NotebookRequest, SaveEntryRequest


async def notebook(call: Call, body: NotebookRequest) -> NotebookReply:
    """Notes and contacts of one application."""
    return await call.house.tracker.notebook.read(body.user, body.application)


async def save_entry(call: Call, body: SaveEntryRequest) -> NotebookReply:
    """Keeps a note or a contact."""
    return await call.house.tracker.notebook.save(body)


async def delete_entry(call: Call, body: DeleteEntryRequest) -> NotebookReply:
    """Forgets a note or a contact."""
    return await call.house.tracker.notebook.delete(body)


ROUTES = (
    Route("POST", "/api/jobtracker/notebook/", notebook, Access.PAIRED),
    Route("POST", "/api/jobtracker/notebook/save/", save_entry, Access.PAIRED),
    Route("POST", "/api/jobtracker/notebook/delete/", delete_entry, Access.PAIRED),
)
