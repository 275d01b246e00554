"""The reading of all partners, or of one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from trustlog.cli import output
from trustlog.cli.run import Run
from trustlog.errors import Reason, WordsError
from trustlog.language import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from trustlog.desk.ledger import Ledger
    from trustlog.trust.reading.values import Reading
    from trustlog.trust.settings import Settings

PICTURE_RANGE = N_("1 year")
"""The range that a picture on the command line is drawn over."""


def trust(run: Run, partner: Sequence[str], *, explain: bool, picture: bool, decision: int | None) -> None:
    """Print the reading: one row for each partner, or all that is known of one."""
    if decision is not None:
        if not partner:
            raise WordsError(Reason("decision_of_nobody"))
        _print_replayed(run, " ".join(partner), decision, explain)
    elif partner:
        _print_one(run, " ".join(partner), explain, picture)
    elif explain or picture:
        option = "--explain" if explain else "--picture"
        raise WordsError(Reason("option_of_nobody", option=option))
    else:
        _print_all(run)


def _print_one(run: Run, partner: str, explain: bool, picture: bool) -> None:
    from trustlog.desk import readings

    ledger = run.ledger()
    reading = readings.reading(ledger, partner, run.as_of, explain, notice=output.print_message)
    if run.json:
        from trustlog.trust.words import as_json

        beside = readings.beside(ledger, reading)
        more = _paths_json(ledger, partner, run.as_of) if picture else {}
        output.print_json(as_json(reading, beside) | more | (_answers_json(ledger, reading) if explain else {}))
        return
    _print_reading(reading, ledger, explain, ledger.settings.reading)
    if picture:
        from trustlog.cli.printing.readings import picture_lines

        for line in picture_lines(readings.picture(ledger, partner, PICTURE_RANGE, run.as_of)):
            output.print_line(line)


def print_json(ledger: "Ledger", readings: "Iterable[Reading]") -> None:
    """Print readings with what stands beside each, as one array."""
    from trustlog.desk.readings import with_beside
    from trustlog.trust.words import as_json

    output.print_json_array(as_json(reading, beside) for reading, beside in with_beside(ledger, readings))


def _paths_json(ledger: "Ledger", partner: str, as_of: "date") -> dict[str, Any]:
    from trustlog.desk.readings import as_json, picture

    return {"paths": as_json(picture(ledger, partner, PICTURE_RANGE, as_of))}


def _answers_json(ledger: "Ledger", reading: "Reading") -> dict[str, Any]:
    """Return how many promises the partner answered, and on how many it says otherwise; no strand counts that."""
    from trustlog.desk.answers import answers_of

    answers = answers_of(ledger, reading.partner, reading.as_of)
    return {"their_words": {"answered": len(answers.answers), "otherwise": answers.otherwise}}


def _print_replayed(run: Run, partner: str, decision: int, explain: bool) -> None:
    from trustlog.desk.readings import replay, replay_json, said

    as_of = None if run.as_of_words is None else run.as_of
    ledger = run.ledger()
    replayed = replay(ledger, partner, decision, as_of, explain, notice=output.print_message)
    if run.json:
        output.print_json(replay_json(replayed))
        return
    for sentence in said(replayed):
        for line in output.wrapped(sentence):
            output.print_line(line)
    if replayed.reading is not None and replayed.settings is not None:
        _print_reading(replayed.reading, ledger, explain, replayed.settings)
        return
    from trustlog.trust.words import snapshot_lines

    for sentence in snapshot_lines(replayed.snapshot):
        for line in output.wrapped(sentence.strip(), "  " if sentence.startswith(" ") else "", "    "):
            output.print_line(line)


def _print_reading(reading: "Reading", ledger: "Ledger", explain: bool, settings: "Settings") -> None:
    from trustlog.cli.printing.readings import explained_lines, reading_lines
    from trustlog.desk.partners import time_together
    from trustlog.desk.readings import beside, sides_watched

    together = time_together(ledger, reading.as_of, reading.partner.id)
    sides = sides_watched(ledger, reading.as_of)
    practice: Sequence[str] = ()
    if reading.suggestion.to is not None:
        from trustlog.desk.practice import lines_of_suggestion

        practice = lines_of_suggestion(ledger, reading)
    for line in reading_lines(reading, ledger.settings, beside(ledger, reading), together, sides, practice):
        output.print_line(line)
    if explain:
        from trustlog.desk.answers import count_words

        says = count_words(ledger, reading.partner, reading.as_of)
        for line in [*explained_lines(reading, settings), *(["", *output.wrapped(says)] if says else [])]:
            output.print_line(line)


def _print_all(run: Run) -> None:
    from trustlog.desk.partners import time_together
    from trustlog.desk.readings import private_numbers
    from trustlog.desk.readings import readings as all_readings

    ledger = run.ledger()
    readings = all_readings(ledger, run.as_of, output.print_message)
    if run.json:
        print_json(ledger, readings)
        return
    from trustlog.cli.printing.readings import fitted, row
    from trustlog.domain.text.folding import in_order

    private, together = private_numbers(ledger, run.as_of), time_together(ledger, run.as_of)
    rows, false_flags = list[tuple[str, ...]](), 0.0
    for reading in readings:
        rows.append(row(reading, ledger.settings, private.get(reading.partner.id, 0), together))
        if reading.suggestion.action == "attention":
            false_flags = max(false_flags, reading.suggestion.error_rate or 0.0)
    head, fitted_rows = fitted(sorted(rows, key=lambda cells: in_order(cells[0])))
    output.print_table(fitted_rows, head, empty=_("No partners yet; trustlog partner add NAME makes the first one."))
    if false_flags:
        say_flags_by_chance(ledger, run.as_of, false_flags)


def say_flags_by_chance(ledger: "Ledger", as_of: "date", error_rate: float) -> None:
    """Say on stderr how many flags chance alone raises in a year, at so many a side."""
    from trustlog.desk.readings import sides_watched
    from trustlog.trust.words import flags_by_chance

    output.print_message(
        _("Flags: {flags_by_chance}.").format(flags_by_chance=flags_by_chance(error_rate, sides_watched(ledger, as_of)))
    )
