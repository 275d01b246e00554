"""Sheets of agreed promises: one page for both sides, to be compared, answered by hand and sent back."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.share.offer import SheetChoice as SheetChoice
    from trustlog.desk.share.offer import SheetDraft as SheetDraft
    from trustlog.desk.share.offer import chosen as chosen
    from trustlog.desk.share.offer import offered as offered
    from trustlog.desk.share.offer import sheet_draft as sheet_draft
    from trustlog.desk.share.sharing import Shared as Shared
    from trustlog.desk.share.sharing import previewed as previewed
    from trustlog.desk.share.sharing import share as share
    from trustlog.desk.share.sharing import shared_json as shared_json
    from trustlog.desk.share.sharing import sheets_json as sheets_json
    from trustlog.desk.share.words import left_out_words as left_out_words
    from trustlog.desk.share.words import preview as preview
    from trustlog.desk.share.words import shared_lines as shared_lines
    from trustlog.desk.share.words import sheet_head as sheet_head

__getattr__ = exports(
    __name__,
    {
        "offer": "SheetChoice SheetDraft chosen offered sheet_draft",
        "sharing": "Shared previewed share shared_json sheets_json",
        "words": "left_out_words preview shared_lines sheet_head",
    },
)
