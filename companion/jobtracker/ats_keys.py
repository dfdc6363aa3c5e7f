"""Employers' keys to their ATS: added with their secret, listed, removed."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable

from companion.ats.employer import NEEDED
from companion.errors import CompanionError
from companion.jobtracker.mail.account import SecretPlace
from companion.jobtracker.messages import AddAtsKeyRequest, AtsKeysReply
from companion.store.tracker import Tracker
from companion.store.tracker_rows import AtsKeyView, StoredAtsKey, shown


class KeyUnusable(CompanionError):
    """The key lacks what its ATS asks for, or is there already."""

    status = 422
    code = "key_unusable"


class KeyUnknown(CompanionError):
    """This user has no key of this number."""

    status = 404
    code = "key_unknown"


class AtsKeyService:
    """Keys in the store, their secrets in the keyring or the private file. The keyring may block: threads."""

    def __init__(self, tracker: Tracker, secrets: Callable[[], SecretPlace]) -> None:
        self._tracker = tracker
        self._open_secrets = secrets

    async def list(self, user: int) -> AtsKeysReply:
        """The keys of a user and how reading with them goes."""
        return AtsKeysReply(keys=[_view(key) for key in await self._tracker.ats_keys(user)])

    async def add(self, request: AddAtsKeyRequest) -> AtsKeyView:
        """Store a key and its secret. Raises KeyUnusable."""
        missing = [name for name in NEEDED[request.ats] if not request.secret.get(name, "").strip()]
        if missing:
            raise KeyUnusable(f"{request.ats} needs {' and '.join(NEEDED[request.ats])}: {missing[0]} is missing")
        same = [key for key in await self._tracker.ats_keys(request.user)
                if (key.ats, key.company) == (request.ats, request.company)]  # fmt: skip
        if same:
            raise KeyUnusable(
                f"a key to {request.company}'s {request.ats} is there already: remove key {same[0].id} first"
            )
        async with self._tracker.write() as unit:
            id_ = await unit.add(
                "ats_keys", request.user, ats=request.ats, email=request.email, company=request.company,
                created=unit.now, state="new", note="not used yet",
            )  # fmt: skip
        kept = {name: request.secret[name].strip() for name in NEEDED[request.ats]}
        try:
            await asyncio.to_thread(lambda: self._open_secrets().set(_name(id_), json.dumps(kept)))
        except BaseException:
            await self._drop(id_)
            raise
        return next(view for view in (await self.list(request.user)).keys if view.id == id_)

    async def remove(self, user: int, id_: int) -> None:
        """Forget a key and its secret. Raises KeyUnknown."""
        async with self._tracker.write() as unit:
            if await unit.ats_key(user, id_) is None:
                raise KeyUnknown(f"no key {id_}: see `companion applications keys list`")
        await self._drop(id_)
        await asyncio.to_thread(lambda: self._open_secrets().delete(_name(id_)))

    async def secret(self, key: StoredAtsKey) -> dict[str, str] | None:
        """What signs in with a key; None when it is gone."""
        text = await asyncio.to_thread(lambda: self._open_secrets().get(_name(key.id)))
        return None if text is None else {str(name): str(value) for name, value in json.loads(text).items()}

    async def note(self, key: StoredAtsKey, state: str, note: str) -> None:
        """Remember how reading with a key went."""
        async with self._tracker.write() as unit:
            await unit.change("ats_keys", key.id, state=state, note=note[:500], checked=unit.now)

    async def _drop(self, id_: int) -> None:
        async with self._tracker.write() as unit:
            await unit.drop_ats_key(id_)


def _name(id_: int) -> str:
    return f"ats:{id_}"


def _view(key: StoredAtsKey) -> AtsKeyView:
    return shown(AtsKeyView, key)
