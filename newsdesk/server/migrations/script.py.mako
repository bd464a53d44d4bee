"""${message}"""

from __future__ import annotations

from alembic import op

revision, down_revision = ${repr(up_revision)}, ${repr(down_revision)}


def upgrade() -> None:
    """What changes; rows that are there stay as they are."""
