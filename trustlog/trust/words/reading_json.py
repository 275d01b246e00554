"""A reading as plain values, in the shape that scripts rely on: its reasons are sentences there."""

from datetime import date
from typing import Any

from trustlog.domain.strands import StrandName
from trustlog.trust.counted.values import Beside
from trustlog.trust.reading.values import Explained, Gate, Question, Reading, ReadingReason, Strand
from trustlog.trust.words.counted_json import counted_json, paused_json
from trustlog.trust.words.sentences import explained, sentence


def strand_json(name: StrandName, strand: Strand) -> dict[str, Any]:
    """Return a strand as plain values."""
    return {**strand._asdict(), "question": _question(name, strand.question)}


def _question(name: StrandName, question: Question | None) -> dict[str, Any] | None:
    if question is None:
        return None
    reason = question.reason(name)
    since, expires = (date.fromordinal(day).isoformat() for day in (question.since, question.expires))
    return {"code": reason.code, "since": since, "expires": expires, "says": sentence(reason)}


def as_json(reading: Reading, beside: Beside | None = None) -> dict[str, Any]:
    """Return a reading as plain values, with what stands beside it where that was asked for."""
    moments = beside.moments if beside is not None else ()
    suggestion = reading.suggestion
    values: dict[str, Any] = {
        "partner": reading.partner.name,
        "handle": reading.partner.handle,
        "as_of": reading.as_of.isoformat(),
        "level": reading.level,
        "level_since": reading.level_since.isoformat(),
        "on_trial": None if reading.on_trial is None else reading.on_trial.isoformat(),
        "archived_on": None if reading.archived_on is None else reading.archived_on.isoformat(),
        "target": reading.target,
        "logged_from": date.fromordinal(reading.counted.logged_from).isoformat(),
        "strands": {
            name: strand_json(name, strand) | counted_json(name, reading.counted, moments)
            for name, strand in reading.strands.items()
        },
        "trend": reading.trend,
        "beginnings": reading.beginnings,
        "gates": [_gate(gate) for gate in reading.gates],
        "suggestion": {
            "action": suggestion.action,
            "to": suggestion.to,
            "because": [sentence(reason) for reason in suggestion.because],
            "missing": [sentence(reason) for reason in suggestion.missing],
            "held_by": None if suggestion.held_by is None else _reason(suggestion.held_by),
            "error_rate": suggestion.error_rate,
        },
        "paused": paused_json(reading.counted),
        "logged_late": reading.late_entries,
    }
    if beside is not None:
        values |= {"mended": beside.mended, "private_facts": beside.private_facts}
    if reading.explained:
        values["explained"] = [_explained(line) for line in reading.explained]
    return values


def _reason(reason: ReadingReason) -> dict[str, Any]:
    return {"strand": reason.strand, "gate": reason.gate, "code": reason.code, "says": sentence(reason)}


def _gate(gate: Gate) -> dict[str, Any]:
    return {"name": gate.name, "passed": gate.passed, "says": sentence(gate.reason)}


def _explained(line: Explained) -> dict[str, Any]:
    return {
        "on": line.on.isoformat(),
        "strand": line.strand,
        "number": line.number,
        "sentence": explained(line),
        "before": line.before,
        "after": line.after,
        "moved": line.moved,
        "what": line.kind,
        "before_test": line.before_test,
    }
