"""How a ledger of an older version becomes one of this version: alembic, run when a ledger is opened."""
