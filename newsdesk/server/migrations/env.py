"""How Alembic works here: on the line that `setting_up` hands over, in the newsroom's own schema."""

from __future__ import annotations

from alembic import context

from newsdesk.server.tables import META, SCHEMA

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=META, version_table_schema=SCHEMA, include_schemas=True)
with context.begin_transaction():
    context.run_migrations()
