"""Trustlog: a ledger of promises, shared time and openness, and what it says about trust."""

from typing import Any

__version__ = "0.2.0"
__all__ = ["__version__", "open_session", "tables"]


def __getattr__(name: str) -> Any:
    """Load the typed session for scripts only when asked: it brings SQLAlchemy along."""
    if name == "open_session":
        from trustlog.storage.engine.session import open_session

        return open_session
    if name == "tables":
        from importlib import import_module

        return import_module("trustlog.storage.schema.tables")
    raise AttributeError(f"module 'trustlog' has no attribute {name!r}")
