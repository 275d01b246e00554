"""The report for management: one page with pictures, of what everybody may see."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.report.page import WrittenReport as WrittenReport
    from trustlog.desk.report.page import export_html as export_html

__getattr__ = exports(__name__, {"page": "WrittenReport export_html"})
