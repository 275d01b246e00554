"""The report for management: one page with pictures, of what everybody may see."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.report.brief_html import write_brief as write_brief
    from trustlog.desk.report.page import WrittenReport as WrittenReport
    from trustlog.desk.report.page import export_html as export_html

__getattr__ = exports(__name__, {"brief_html": "write_brief", "page": "WrittenReport export_html"})
