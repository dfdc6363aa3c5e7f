"""Paired browsers. Of a token only its hash is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from companion.store.database import Database
from companion.store.tables import devices


@dataclass(frozen=True)
class Device:
    """One paired browser."""

    id: str
    user: int
    name: str
    origin: str
    """"chrome-extension://<id>"."""
    token_hash: str
    created: datetime
    last_used: datetime | None
    revoked: datetime | None
    client: str | None = None
    """Program and version at its last connection, such as "extension/0.1.0"."""


def _device(row: Any) -> Device:
    return Device(
        row.id, row.user_id, row.name, row.origin, row.token_hash, row.created, row.last_used, row.revoked, row.client
    )


class Devices:
    """The table of pairings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> list[Device]:
        """Every pairing, also revoked ones, oldest first."""
        async with self._database.read() as connection:
            rows = await connection.execute(select(devices).order_by(devices.c.created))
            return [_device(row) for row in rows]

    async def add(self, id_: str, user: int, name: str, origin: str, token_hash: str) -> Device:
        """Store a new pairing and say so."""
        async with self._database.write() as unit:
            await unit.connection.execute(
                insert(devices).values(
                    id=id_, user_id=user, name=name, origin=origin, token_hash=token_hash, created=unit.now
                )
            )
            await unit.emit("device.paired", user, {"device": id_, "name": name})
        return Device(id_, user, name, origin, token_hash, unit.now, None, None)

    async def revoke(self, id_: str) -> bool:
        """Take a pairing back; False when there is no live one of this id."""
        async with self._database.write() as unit:
            row = (
                await unit.connection.execute(
                    select(devices.c.user_id).where(devices.c.id == id_, devices.c.revoked.is_(None))
                )
            ).first()
            if row is None:
                return False
            await unit.connection.execute(update(devices).where(devices.c.id == id_).values(revoked=unit.now))
            await unit.emit("device.revoked", row.user_id, {"device": id_})
        return True

    async def connected(self, id_: str, client: str) -> None:
        """Note what a pairing connected with."""
        async with self._database.write() as unit:
            await unit.connection.execute(update(devices).where(devices.c.id == id_).values(client=client))

    async def touch(self, id_: str, at: datetime) -> None:
        """Note when a pairing was last used."""
        async with self._database.write() as unit:
            await unit.connection.execute(update(devices).where(devices.c.id == id_).values(last_used=at))
