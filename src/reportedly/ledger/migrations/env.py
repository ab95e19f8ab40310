"""Alembic's entry: runs on the connection that the ledger's opening hands over, inside its transaction."""

from alembic import context

from reportedly.ledger.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
context.run_migrations()
