"""The queue of proposals as rows, partner by partner, and the evidence of one. Pure."""

from collections.abc import Sequence
from datetime import date

from trustlog.desk.proposals import Listed, evidence, line, what
from trustlog.domain.proposals import clock_of
from trustlog.domain.text.folding import folded, in_order
from trustlog.language import _
from trustlog.tui.drawing.text import Item, Pieces, blank, cell, heading, short_day, words, wrapped

_DAY, _CLOCK, _LENGTH = 12, 6, 7


def key_of(listed: Listed) -> str:
    """Return the key of the row of a proposal."""
    return f"proposal {listed.proposal.number}"


def queue_items(queue: Sequence[Listed], today: date) -> list[Item]:
    """Return the queue partner by partner, and last of all what a person has to name the partner of."""
    groups: dict[tuple[int, str], list[Listed]] = {}
    for listed in queue:
        groups.setdefault(_group(listed), []).append(listed)
    rows: list[Item] = []
    for (_place, title), group in sorted(groups.items(), key=lambda each: (each[0][0], in_order(each[0][1]))):
        rows += [blank()] if rows else []
        rows += [heading(title, str(len(group))), *(_row(listed, today) for listed in group)]
    return rows


def filtered(queue: Sequence[Listed], typed: str, today: date) -> list[Listed]:
    """Return those whose line or evidence has all these words."""
    wanted = folded(typed).split()
    return [
        listed
        for listed in queue
        if all(word in folded(" ".join((line(listed, today), *_names(listed), *evidence(listed)))) for word in wanted)
    ]


def evidence_items(listed: Listed, today: date, width: int) -> list[Item]:
    """Return what was brought in and by what its partner is known, wrapped."""
    note = [("", ""), (listed.proposal.note, "muted")] if listed.proposal.note else []
    head = [(what(listed, today), "strong"), (", ".join(_names(listed)) or _("no known partner"), "theirs"), ("", "")]
    return wrapped([*head, *((says, "") for says in evidence(listed)), *note], width)


def _names(listed: Listed) -> list[str]:
    return [partner.name for partner in listed.partners]


def _group(listed: Listed) -> tuple[int, str]:
    names = _names(listed)
    if not names:
        return 2, _("Of no known partner")
    if listed.proposal.asked and len(names) > 1:
        return 1, _("Of one or another")
    return 0, ", ".join(names)


def _row(listed: Listed, today: date) -> Item:
    proposal = listed.proposal

    def draw(width: int) -> Pieces:
        from trustlog.domain.capture.values import minutes_text

        day = proposal.on
        length = minutes_text(proposal.minutes) if proposal.minutes is not None else ""
        beside: Pieces = (cell(clock_of(proposal) or "", _CLOCK, "muted"), cell(length, _LENGTH, "muted"))
        if proposal.kind == "promise":
            day = proposal.due_on or day
            task = _("their task") if proposal.direction == "theirs" else _("task")
            beside = (cell(task, _CLOCK + _LENGTH, "muted"),)
        room = width - _DAY - _CLOCK - _LENGTH - 2
        return (
            ("? " if proposal.asked else "  ", "warn"),
            cell(short_day(day, today), _DAY, "muted"),
            *beside,
            cell(proposal.title or _("without a title"), room, "strong" if not proposal.asked else ""),
        )

    handle = listed.handles[0] if len(listed.handles) == 1 else None
    return Item(key_of(listed), draw, handle, None, line(listed, today))


def nothing_waits() -> list[Item]:
    """Return what is said where nothing waits any more, and what would come to stand here."""
    says = _("Meetings and tasks of a file stand here once it is imported.")
    return [blank(), words(_("Nothing waits for an answer."), "good"), blank(), words(says, "muted")]
