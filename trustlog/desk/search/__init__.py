"""Full text over everything written."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.search.finding import partner_id_of as partner_id_of
    from trustlog.desk.search.finding import search as search
    from trustlog.desk.search.hits import hit_json as hit_json
    from trustlog.desk.search.hits import hit_key as hit_key
    from trustlog.desk.search.hits import hit_partner as hit_partner
    from trustlog.desk.search.hits import hit_sentence as hit_sentence
    from trustlog.desk.search.lines import Line as Line
    from trustlog.desk.search.lines import search_lines as search_lines

__getattr__ = exports(
    __name__,
    {
        "finding": "partner_id_of search",
        "hits": "hit_json hit_key hit_partner hit_sentence",
        "lines": "Line search_lines",
    },
)
