"""Reportedly reads news reports and keeps a sourced ledger of what happened between states."""

__version__ = "0.1.0"
