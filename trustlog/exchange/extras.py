"""Libraries that are asked for only where a file of some format is read or written, and come with an extra."""

from importlib import import_module
from importlib.util import find_spec

from trustlog.errors import Reason, Refused, Remedy

EXTRA = "files"
"""The extra with which all of them come."""


def need(*modules: str) -> None:
    """Load modules that an extra brings; refuse in one line that names it where one of them is not installed."""
    for module in modules:
        if find_spec(module) is None:
            raise Refused(Reason("library_missing", module=module), Remedy("install_extra", extra=EXTRA))
        import_module(module)
