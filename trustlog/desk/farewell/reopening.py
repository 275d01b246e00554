"""Bringing a partner back after a farewell, at level 1 or where it was."""

from datetime import timedelta
from typing import Literal

from trustlog.desk.facts import inserts, line, names_of, updates
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.levels import decided
from trustlog.desk.partners import line as partner_line
from trustlog.desk.partners import merged_into
from trustlog.desk.partners import partner as found_partner
from trustlog.domain.facts import Note, Partner, Pause
from trustlog.domain.text import clean
from trustlog.domain.text.folding import alike
from trustlog.errors import Reason, Refused, WordsError
from trustlog.language import _
from trustlog.storage.read import partners as partner_views
from trustlog.storage.write.writer import Change, next_numbers

At = Literal["1", "same"]


def reopen(ledger: Ledger, name: str, reason: str, at: str = "same") -> Written:
    """Bring an archived partner back as one batch, at level 1 or where it was; the reason stands in the log.

    The days between count for nothing, as those of a pause: nobody was to be met.
    """
    old = found_partner(ledger, name)
    why = clean(reason, _("the reason"))
    if not why:
        raise WordsError(Reason("no_reason", option="reason"))
    if at not in ("1", "same"):
        raise WordsError(Reason("no_level_to_reopen", text=at))
    if old.archived_on is None:
        raise Refused(Reason("so_already", name=old.handle))
    if (into := merged_into(ledger, old)) is not None:
        raise Refused(Reason("merged_into", handle=old.handle, into=into))
    for other in partner_views.find_partners(ledger.conn, old.name):
        if other.id != old.id and other.archived_on is None and alike(other.name) == alike(old.name):
            raise Refused(Reason("partner_there", name=other.name, handle=other.handle))
    back = old._replace(archived_on=None, archive_reason=None)
    with ledger.conn.transaction():
        changes = [*updates(ledger, old, back), *_between(ledger, old, why)]
        batch = Batch(changes, f"farewell reopen {old.handle}")
        if at == "1" and old.level != 1:
            written = decided(ledger, back, 1, _taken_up(why), batch)
        else:
            note = _note(ledger, back, why)
            written_as = ledger.commit(batch._replace(changes=[*changes, *inserts(ledger, note)]))
            written = Written(written_as, (note,), (line(note, names_of(ledger, [note]), ledger.today),))
    now = partner_views.partner_by_id(ledger.conn, old.id) or back
    says = partner_line(now, ledger.settings.level_names)
    return written._replace(lines=(*written.lines, says), values=(now,))


def _note(ledger: Ledger, partner: Partner, why: str) -> Note:
    number = next_numbers(ledger.conn, 1)
    return Note(
        ledger.new_id(), number, partner.id, ledger.today, _taken_up(why), False, None, ledger.now, ledger.me
    )  # fmt: skip


def _taken_up(why: str) -> str:
    return _("taken up again: {why}").format(why=why)


def _between(ledger: Ledger, partner: Partner, why: str) -> list[Change]:
    """Return the pause over the days on which the partner was archived, if any lie between."""
    assert partner.archived_on is not None  # noqa: S101 - it is brought back
    first, last = partner.archived_on + timedelta(days=1), ledger.today - timedelta(days=1)
    if first > last:
        return []
    number = next_numbers(ledger.conn, 1)
    pause = Pause(ledger.new_id(), number, partner.id, first, last, why, False, entered_late=True)
    return inserts(ledger, pause)
