"""How a row of Today is drawn: its group, its mark, whom it is about, a sentence, and when."""

from typing import TYPE_CHECKING

from trustlog.desk import today
from trustlog.language import _
from trustlog.tui.drawing.text import Item, Pieces, cell
from trustlog.tui.screens.today.rows import Label, key_of

if TYPE_CHECKING:
    from trustlog.desk.today import Row

TONE = {
    "Overdue": "warn",
    "Attention": "warn",
    "Slipping": "warn",
    "Ready": "good",
    "Waiting": "accent",
    "Review": "accent",
    today.BROUGHT: "accent",
}
SENTENCE = {"Later": "muted", "Review": "strong"}
LABEL = 17


def item_of(row: "Row", label: Label) -> Item:
    """Return a row as an item of the list."""
    about = f"{row.partner}: " if row.partner else ""
    text = f"{about}{row.sentence}, {row.when}".rstrip(", ")
    handle = row.handle or None
    return Item(key_of(row), lambda width: draw_row(row, label, width), handle, row.number, text)


def draw_row(row: "Row", label: Label, width: int) -> Pieces:
    """Draw a row: label (when wide), mark, partner (where it is about any), sentence, and on the right when."""
    pieces: list[tuple[str, str]] = []
    if label is not None:
        count = max(2, len(label[1]))
        pieces += [cell(label[0], LABEL - 2 - count, "head"), cell(label[1], count, "muted", right=True), ("  ", "")]
        width -= LABEL
    partner_width = 0 if not row.partner else 16 if width >= 80 else 13 if width >= 66 else 11
    when = (
        0
        if not row.when
        else 42
        if width >= 108
        else 35
        if width >= 90
        else 27
        if width >= 80
        else 24
        if width >= 66
        else 10
    )
    due = _("due {day}").format(day="")
    day_text = row.when if width >= 80 else row.when.removeprefix(due)
    if len(day_text) > when:  # "due Wed 11 Nov · lapsed Wed 18 Nov": the first day and the word say it
        day_text = day_text.removeprefix(due)
        day_text = (
            _("{partition} lapsed").format(partition=day_text.partition(_(" lapsed"))[0])
            if _(" lapsed") in day_text
            else day_text
        )
        day_text = day_text.removeprefix(_("last {day}").format(day=""))
        day_text = day_text if len(day_text) <= when else day_text.partition(" ·")[0]
    when = min(when, len(day_text))  # what it leaves is the sentence's
    pieces += [
        (f"{row.mark} ", TONE.get(row.group, "muted")),
        cell(row.partner, partner_width, "strong"),
        (" " if partner_width else "", ""),
        cell(row.sentence, width - partner_width - when - (4 if partner_width else 3), SENTENCE.get(row.group, "")),
        (" ", ""),
        cell(day_text, when, "warn" if row.group == "Overdue" else "muted", right=True),
    ]
    return tuple(pieces)
