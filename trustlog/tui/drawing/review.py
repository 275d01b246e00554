"""Drawing the review: the rows of a step, the details of a row, the page where a review begins, a record. Pure."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from trustlog.domain import review as order
from trustlog.language import N_, _, ngettext
from trustlog.tui.drawing.text import Item, Pieces, blank, cell, full_day, lines_of, words
from trustlog.tui.widgets.plain import plain

if TYPE_CHECKING:
    from trustlog.desk.review import OngoingReview, Outlook, Overview, Row, Step

Sign = Callable[[str], str]
"""Returns the sign of the key that does an act."""
NEW, FINISH, INTENDED, BEGIN = "new", "finish", "intended ", "begin"
SIGNS = {"left": "", "answered": "✓ ", "meanwhile": "✓ ", "later": "» "}
_MARK_TONE = {order.OVERDUE: "warn", order.WAITING: "accent"}
_READY_TONE = {"▲": "good", "!": "warn", "↘": "warn"}
_NARROW = 84
FRESH = N_("Ten minutes, seven steps")
STEP_TITLE, STEP_COUNT = 25, 11
"""Columns of a step's title, and of how many things it has."""


def landing(overview: "Overview", outlook: "Outlook | None", reading: str, sign: Sign) -> list[Item]:
    """Return the lines shown before a review is under way: what can be begun, and the result of the last review.

    Once the `outlook` is known, each step says how many things it has, and the head about how long all of it takes.
    """
    from trustlog.desk.review import ASKS, outlook_words

    if overview.ongoing is not None:
        head, left = (
            _("Begun {full_day}").format(full_day=full_day(overview.ongoing.on)),
            sum(step.left for step in overview.ongoing.steps),
        )
        begin, note = (
            _("Go on"),
            ngettext(
                "at its row; {n} row is left, and what came since is added",
                "at its row; {n} rows are left, and what came since is added",
                left,
            ).format(n=left),
        )
    else:
        done = overview.last is not None and overview.last.on == overview.today
        head = _("Today's review is done") if done else _(FRESH)
        begin = _("Begin another one") if done else _("Begin this week's review")
        note = _("leave at any point; it goes on there")
    if outlook is not None:
        ahead = outlook_words(outlook._replace(begun=None), overview.today)
        head = f"{ahead[0].upper()}{ahead[1:]}" if head == _(FRESH) else f"{head} · {ahead}"
    items = [blank(), words(head, "strong"), blank()]
    rows: Sequence[int | None] = outlook.rows if outlook is not None else [None] * len(order.STEPS)
    items += [
        _step_line(number, _(title), _(asks), left)
        for number, (title, asks, left) in enumerate(zip(order.STEPS, ASKS, rows, strict=True), 1)
    ]
    items += [blank(), Item(BEGIN, lambda width: _choice("enter", begin, note, width), text=begin)]
    if reading:
        items += [blank(), words(reading, "accent")]
    if overview.last is not None:
        last = _("The last one, {full_day}: {figures}.").format(
            full_day=full_day(overview.last.on), figures=overview.last.figures
        )
        items += [blank(), words(last), words(_("{sign} opens the list of past ones.").format(sign=sign("past")))]
    return items


def step_items(step: "Step", intentions: Sequence[str], reading: str, width: int, sign: Sign) -> list[Item]:
    """Return the lines of a step: what it asks, its rows, and in the last step the intentions and the end."""
    from trustlog.desk.review import ASKS, NOTHING

    items = [*(words(part) for part in lines_of(_(ASKS[step.number - 1]), max(width, 20))), blank()]
    items += [_row_item(row) for row in step.rows]
    if step.more:
        items.append(words(_("… and {more} more, which Today lists").format(more=step.more)))
    last = step.number == order.NEXT_WEEK
    if not step.rows and not last:
        nothing = _(NOTHING[step.number - 1])
        items += [
            words(f"{nothing[0].upper()}{nothing[1:]}.", "good"),
            words(_("{sign} goes to the next step.").format(sign=sign("next-step"))),
        ]
    return items if not last else [*items, *_ending(step, intentions, reading, sign)]


def row_details(row: "Row | None", step: int, ongoing: "OngoingReview", sign: Sign) -> Content:
    """Return the details of a row, in full sentences."""
    if row is None:
        left = sum(listed.left for listed in ongoing.steps)
        if step == order.NEXT_WEEK and left:
            says = ngettext(
                "{n} row of this review is left; the record will say so. {sign} goes back.",
                "{n} rows of this review are left; the record will say so. {sign} goes back.",
                left,
            )
            note = says.format(n=left, sign=sign("step-before"))
            return Content.styled(note, "$soft")
        return Content.styled(_("Nothing is left; finishing makes this week's record.") if not left else "", "$soft")
    answer = [plain(f"{SIGNS[row.state]}{row.answer}").stylize("$success")] if row.state != "left" else []
    return Content("\n").join([plain(row.says), *(plain(line).stylize("$soft") for line in row.detail), *answer])


def _row_item(row: "Row") -> Item:
    return Item(row.id, lambda width: draw_row(row, width), row.handle, row.number, row.says)


def draw_row(row: "Row", width: int) -> Pieces:
    """Draw a row: mark, partner, sentence, and on the right when, or how it was answered."""
    tone = _READY_TONE.get(row.mark, "muted") if row.step == order.READY else _MARK_TONE.get(row.step, "muted")
    left = row.state == "left"
    partner_width = (16 if width >= _NARROW else 12) if row.partner else 0
    right = _when(row, width) if left else f"{SIGNS[row.state]}{row.answer}"
    room = min(len(right), 36 if width >= _NARROW else 30)
    return (
        (f"{row.mark} ", tone if left else "muted"),
        cell(row.partner, partner_width - 1, "strong" if left else "muted"),
        (" " if partner_width else "", ""),
        cell(row.sentence, width - partner_width - room - 3, "" if left else "muted"),
        (" ", ""),
        cell(right, room, ("warn" if row.step == order.OVERDUE else "muted") if left else "good", right=True),
    )


def _when(row: "Row", width: int) -> str:
    """Return the text at the right of an unanswered row; on a small terminal its short form."""
    if row.step == order.WAITING and width < _NARROW:
        return _("together") if row.advice == "joint" else _("no agenda")
    return row.when.removeprefix(_("due {day}").format(day="")) if width < _NARROW else row.when


def _step_line(number: int, title: str, asks: str, left: int | None) -> Item:
    from trustlog.desk.review import step_words

    count = "" if left is None else step_words(left)
    look, tone = ("", "strong") if left else ("muted", "muted")
    return Item(
        "",
        lambda width: (
            (f"{number} ", "accent"),
            cell(_(title), STEP_TITLE, look),
            cell(count, STEP_COUNT, tone),
            cell(_(asks), width - STEP_TITLE - STEP_COUNT - 2, "muted"),
        ),
    )


def _choice(key: str, title: str, note: str, width: int) -> Pieces:
    return (
        (f"{key}  ", "accent"),
        cell(title, len(title) + 2, "strong"),
        cell(note, width - len(key) - len(title) - 4, "muted"),
    )


def _ending(step: "Step", intentions: Sequence[str], reading: str, sign: Sign) -> list[Item]:
    """Return the intentions, the line for another intention, and the line that finishes."""
    items = [blank()] if step.rows else []
    items += [_intended(place, text) for place, text in enumerate(intentions, 1)]
    if len(intentions) < order.MOST_INTENTIONS:
        more = _("another intention") if intentions else _("an intention for next week")
        room = _("up to {most_intentions}").format(most_intentions=order.MOST_INTENTIONS)
        items.append(Item(NEW, lambda width: _choice(sign("intend"), more, room, width), text=more))
    note = _("it becomes a record that stays as it is")
    end = _("finish the review")
    items.append(Item(FINISH, lambda width: _choice(sign("finish"), end, note, width), text=end))
    return [*items, blank(), words(reading, "accent")] if reading else items


def _intended(place: int, text: str) -> Item:
    return Item(
        f"{INTENDED}{text}",
        lambda width: ((f"{place}  ", "accent"), (_("next week: "), "muted"), cell(text, width - 14, "strong")),
        text=text,
    )
