"""Fit: why we are right for each other, said once a year."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.fit.telling import add as add
    from trustlog.desk.fit.telling import fit_json as fit_json
    from trustlog.desk.fit.telling import fit_lines as fit_lines
    from trustlog.desk.fit.telling import fits as fits

__getattr__ = exports(__name__, {"telling": "add fit_json fit_lines fits"})
