"""How Alembic reaches the database: one connection, SQLite's batch mode, one transaction for all steps."""

from __future__ import annotations

from alembic import context
from sqlalchemy import create_engine, event

from companion.store.engine import take_write_lock
from companion.store.tables import metadata

engine = create_engine(context.config.attributes["url"])

if engine.dialect.name == "sqlite":

    @event.listens_for(engine, "connect")
    def _leave_transactions_alone(connection, _):  # type: ignore[no-untyped-def]
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def _begin(connection):  # type: ignore[no-untyped-def]
        connection.exec_driver_sql("BEGIN IMMEDIATE")

elif engine.dialect.name == "postgresql":
    event.listen(engine, "begin", take_write_lock)


with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True, transactional_ddl=True)
    with context.begin_transaction():
        context.run_migrations()
engine.dispose()
