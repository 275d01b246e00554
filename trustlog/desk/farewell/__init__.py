"""Letting go: the guide to a farewell, the farewell itself, and bringing a partner back."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.farewell.guide import farewell_guide as farewell_guide
    from trustlog.desk.farewell.guide import farewells as farewells
    from trustlog.desk.farewell.guide import guide_json as guide_json
    from trustlog.desk.farewell.guide import guide_lines as guide_lines
    from trustlog.desk.farewell.part import form as form
    from trustlog.desk.farewell.promised import WAYS as WAYS
    from trustlog.desk.farewell.promised import Promised as Promised
    from trustlog.desk.farewell.promised import still_promised as still_promised
    from trustlog.desk.farewell.promised import ways_read as ways_read
    from trustlog.desk.farewell.recording import Said as Said
    from trustlog.desk.farewell.recording import let_go as let_go
    from trustlog.desk.farewell.recording import said_in as said_in
    from trustlog.desk.farewell.reopening import reopen as reopen

__getattr__ = exports(
    __name__,
    {
        "guide": "farewell_guide farewells guide_json guide_lines",
        "part": "form",
        "promised": "WAYS Promised still_promised ways_read",
        "recording": "Said let_go said_in",
        "reopening": "reopen",
    },
)
