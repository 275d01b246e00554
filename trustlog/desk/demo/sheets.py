"""The sheets that were shared in the made-up ledger; their ids are of their own chance, so that no story changes."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from trustlog.desk.share import offered
from trustlog.domain.facts import Partner, Promise, Sheet
from trustlog.domain.facts.promise import outcome
from trustlog.domain.facts.sheet import SheetRow

SHARED: Mapping[str, int] = {"acme": 41, "delfino": 96}
"""How many days ago a sheet was shared, by the handle of the partner."""


def sheets_told(
    tellings: Iterable[tuple[Partner, Iterable[object]]], today: date, zone: tzinfo, me: str
) -> Iterator[tuple[Sheet, list[SheetRow]]]:
    """Yield the sheets, numbers still missing, each with its rows as they stood on its day."""
    for partner, facts in tellings:
        if partner.handle not in SHARED:
            continue
        on = today - timedelta(days=SHARED[partner.handle])
        at = datetime.combine(on, time(16), zone).astimezone(UTC)
        promises = [fact for fact in facts if isinstance(fact, Promise)]
        sheet_id = f"{partner.id[:-4]}5e70"
        sheet = Sheet(sheet_id, 0, partner.id, on, f"{partner.handle}-1", None, False, None, at, me)
        rows = [
            SheetRow(f"{promise.id[:-4]}5e71", sheet_id, promise.id, promise.due_on, outcome(promise, on))
            for promise in offered(promises, on - timedelta(days=28), on, {})
        ]
        yield sheet, rows
