"""The record a review leaves: frozen as JSON, so that it opens later as it was."""

from collections.abc import Sequence
from json import dumps
from typing import Any

from trustlog.desk import words
from trustlog.desk.ledger import Ledger
from trustlog.desk.review import Review
from trustlog.domain.facts import Promise
from trustlog.storage.views.reviews import last_review
from trustlog.storage.writer import Change
from trustlog.trust.reading import as_json


def values(found: Review) -> dict[str, Any]:
    """Give a review as plain values; private facts are counted and keep their words to themselves."""
    return {
        "as_of": found.as_of.isoformat(),
        "since": found.since.isoformat() if found.since else None,
        "catch_up": [day.isoformat() for day in found.catch_up],
        "overdue": [_promise(found, one) for one in found.overdue],
        "due": [_promise(found, one) for one in found.due],
        "waiting": [
            {"partner": one.handle, "days": one.days, "cadence_days": one.cadence_days} for one in found.waiting
        ],
        "open": [
            {
                "partner": one.handle,
                "we_told_on": one.ours_on.isoformat() if one.ours_on else None,
                "they_told_on": one.theirs_on.isoformat() if one.theirs_on else None,
            }
            for one in found.open
        ],
        "attention": [as_json(one) for one in found.attention],
        "decided": [
            {
                "partner": found.names.handles[one.partner_id],
                "on": one.on.isoformat(),
                "from_level": one.from_level,
                "to_level": one.to_level,
                "reason": None if one.private else one.reason,
            }
            for one in found.decided
        ],
        "readings": [one._asdict() for one in found.standings],
        "asked": [{"text": one.text, "set_on": one.set_on.isoformat()} for one in found.asked],
    }


def changes_of(
    ledger: Ledger, done: Review, intentions: Sequence[str], kept: Sequence[bool | None]
) -> tuple[list[Change], list[str]]:
    """Give the changes that freeze a review, and a line for each thing written."""
    stamp = {"recorded_at": ledger.now, "recorded_by": ledger.me}
    record = ledger.new_id()
    snapshot = {**values(done), "kept": list(kept), "intentions": list(intentions)}
    review = {
        "id": record,
        "on": done.as_of,
        "done_at": ledger.now,
        "snapshot": dumps(snapshot, ensure_ascii=False),
        **stamp,
    }
    changes = [Change("review", record, None, review)]
    read = words.counted(len(done.standings), "partner")
    lines = [f"review of {words.day(done.as_of, ledger.today)} done: {read} read"]
    last = last_review(ledger.conn, done.as_of, ledger.me)
    for meant, yes in zip(last.intentions if last else (), kept, strict=False):
        if yes is None:
            continue
        if yes and meant.done_on is None:
            changes.append(Change("intention", meant.id, {"done_on": None}, {"done_on": done.as_of}))
        made = ledger.new_id()
        answer = {
            "id": made,
            "review_id": record,
            "partner_id": None,
            "question": f"done? {meant.text}",
            "answer": "yes" if yes else "no",
            **stamp,
        }
        changes.append(Change("review_answer", made, None, answer))
        lines.append(f"{'done' if yes else 'not done'}: {meant.text}")
    for text in intentions:
        made = ledger.new_id()
        row = {"id": made, "review_id": record, "partner_id": None, "on": done.as_of, "text": text, "done_on": None}
        changes.append(Change("intention", made, None, {**row, **stamp}))
        lines.append(f"next week: {text}")
    return changes, lines


def _promise(found: Review, one: Promise) -> dict[str, Any]:
    return {
        "number": one.number,
        "partner": found.names.handles[one.partner_id],
        "says": None if one.private else f"{words.promise(one)} · {words.due(one, found.as_of)}",
    }
