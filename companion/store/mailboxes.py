"""Mail accounts and how far each folder was read. Secrets lie elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update

from companion.errors import CompanionError
from companion.store.database import Database, WriteUnit
from companion.store.tracker_rows import StoredAccount, StoredCursor, as_row
from companion.store.tracker_tables import mail_accounts, mail_cursors


class AccountKnown(CompanionError):
    """This mailbox is there already."""

    status = 409
    code = "account_known"


@dataclass(frozen=True)
class NewAccount:
    """What is to be stored of a mailbox."""

    address: str
    host: str
    port: int
    security: str
    username: str
    auth: str
    folders: list[str]


class Mailboxes:
    """The tables of accounts and cursors."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self, user: int | None = None) -> list[StoredAccount]:
        """Accounts, of one user or of all."""
        query = select(mail_accounts).order_by(mail_accounts.c.id)
        if user is not None:
            query = query.where(mail_accounts.c.user_id == user)
        async with self._database.read() as connection:
            return [as_row(StoredAccount, row) for row in await connection.execute(query)]

    async def add(self, user: int, new: NewAccount) -> StoredAccount:
        """Store a mailbox. Raises AccountKnown."""
        async with self._database.write() as unit:
            same = select(mail_accounts.c.id).where(
                mail_accounts.c.user_id == user, mail_accounts.c.username == new.username,
                mail_accounts.c.host == new.host, mail_accounts.c.port == new.port,
            )  # fmt: skip
            if (await unit.connection.execute(same)).first() is not None:
                raise AccountKnown(f"{new.username} at {new.host} is there already: see `companion mail accounts`")
            result = await unit.connection.execute(
                insert(mail_accounts).values(
                    user_id=user, **vars(new), created=unit.now, state="new", note="not read yet"
                )
            )
            key = result.inserted_primary_key
            if key is None:
                raise RuntimeError("the database gave the account no number")
            row = (await unit.connection.execute(select(mail_accounts).where(mail_accounts.c.id == key[0]))).one()
            data = {"account": row.id, "address": row.address, "state": "new", "note": row.note}
            await unit.emit("mail.account", user, data)
        return as_row(StoredAccount, row)

    async def remove(self, user: int, id_: int) -> bool:
        """Forget a mailbox and how far it was read; what was made of its mails stays. False when there is none."""
        async with self._database.write() as unit:
            owned = (mail_accounts.c.user_id == user) & (mail_accounts.c.id == id_)
            row = (await unit.connection.execute(select(mail_accounts.c.address).where(owned))).first()
            if row is None:
                return False
            await unit.connection.execute(delete(mail_accounts).where(owned))
            data = {"account": id_, "address": row.address, "state": "removed", "note": "removed by you"}
            await unit.emit("mail.account", user, data)
        return True

    async def set_state(self, account: StoredAccount, state: str, note: str) -> None:
        """Note how reading goes; an event tells when that changed."""
        async with self._database.write() as unit:
            where = mail_accounts.c.id == account.id
            before = (await unit.connection.execute(select(mail_accounts.c.state).where(where))).scalar()
            values = {"state": state, "note": note, "checked": unit.now}
            await unit.connection.execute(update(mail_accounts).where(where).values(**values))
            if before is not None and before != state:
                data = {"account": account.id, "address": account.address, "state": state, "note": note}
                await unit.emit("mail.account", account.user, data)

    async def cursors(self, account: int) -> dict[str, StoredCursor]:
        """How far each folder was read, by name."""
        columns = (mail_cursors.c.folder, mail_cursors.c.uidvalidity, mail_cursors.c.last_uid)
        query = select(*columns).where(mail_cursors.c.account_id == account)
        async with self._database.read() as connection:
            return {row.folder: StoredCursor(*row) for row in await connection.execute(query)}

    async def tell_progress(self, account: StoredAccount, folder: str, done: int, total: int) -> None:
        """Tell how far the first reading of a folder is."""
        async with self._database.write() as unit:
            data = {"account": account.id, "folder": folder, "done": done, "total": total}
            await unit.emit("mail.progress", account.user, data)


async def put_cursor(
    unit: WriteUnit, user: int, account: int, folder: str, uidvalidity: int, last_uid: int
) -> None:  # fmt: skip
    """Within a transaction: note how far a folder was read."""
    where = (mail_cursors.c.account_id == account) & (mail_cursors.c.folder == folder)
    values = {"uidvalidity": uidvalidity, "last_uid": last_uid, "updated": unit.now}
    done = await unit.connection.execute(update(mail_cursors).where(where).values(**values))
    if done.rowcount == 0:
        row = {"user_id": user, "account_id": account, "folder": folder, **values}
        await unit.connection.execute(insert(mail_cursors).values(**row))
