"""Reading a file of another program: what it is, what would become of it, and on a terminal a question first."""

from typing import TYPE_CHECKING, TypeVar

import click

from trustlog.cli import output
from trustlog.errors import Cancelled, Reason, Remedy, WordsError
from trustlog.language import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from trustlog.cli.run import Run
    from trustlog.desk.imports import Answer, Asked, Mapped, OwnImport, Progress, Source

_T = TypeVar("_T")
KINDS = ("partners", "people", "proposals", "facts")
_SHOWN, _PREVIEW = 200, 15
"""Records that are told of one by one, and those that a person sees before a question."""
_DATES = ("day_first", "month_first")


def mapping_said(
    run: "Run", kind: str | None, columns: tuple[str, ...], map_as: str | None, mapping: str | None
) -> "Mapped | None":
    """Return how the columns are read, where a person says it: now, or before under a name."""
    if not (kind or columns or map_as or mapping):
        return None
    from trustlog.desk.imports import MAPPED_KINDS as KINDS
    from trustlog.desk.imports import mapped_from, mapping_named

    if mapping is not None:
        if kind or columns or map_as:
            raise WordsError(Reason("mapped_two_ways"))
        return mapping_named(run.ledger(), mapping)
    if kind is None:
        raise WordsError(Reason("no_kind_to_import", kind=""), Remedy("kinds_to_import", known=", ".join(KINDS)))
    return mapped_from(kind, columns, map_as)


def bring_in(run: "Run", file: str, asked: "Asked", *, dry_run: bool, map_as: str | None = None) -> None:
    """Say what would become of a file, or write it; a person at a terminal is asked first."""
    from trustlog.desk import imports

    ledger = run.ledger() if dry_run else run.ledger_to_write()

    def read(asked: "Asked") -> "Source":
        return watched(run, lambda progress: imports.read_file(ledger, file, asked, progress))

    def would_become(source: "Source") -> "Answer":
        if imports.is_ours(source):
            return watched(run, lambda progress: imports.would_go_in(ledger, source, asked, progress))
        return watched(run, lambda progress: imports.would_become(ledger, source, progress))

    source = read(asked)
    if dry_run:
        answer = would_become(source)
        _print(run, answer)
        _hint(run, source, asked, answer)
        if source.reading.dates == "ask" and not run.json:
            output.print_message(_("--dates day_first or --dates month_first says which"))
        return
    if imports.is_ours(source):
        _own(run, watched(run, lambda progress: imports.import_ours(ledger, source, asked, progress)))
        return
    if run.can_ask() and not run.json:
        if source.reading.dates == "ask" and asked.dates is None:
            words = _("Its days may be read two ways. Which is first, the day or the month?")
            asked = asked._replace(dates=click.prompt(words, type=click.Choice(_DATES), err=True))
            source = read(asked)
        answer = would_become(source)
        _print(run, answer, most=_PREVIEW, hints=False)
        _hint(run, source, asked, answer)
        if answer.missing and _wants_firms(answer.missing):
            source = read(asked._replace(create=True))
            _print(run, would_become(source), most=_PREVIEW)
        if not click.confirm(_("Write this?"), default=False):
            raise Cancelled
    else:
        imports.must_be_clear(source, asked)
    done = watched(run, lambda progress: imports.import_foreign(ledger, source, progress))
    if map_as is not None and asked.mapped is not None:
        from trustlog.desk.imports import keep_mapping

        keep_mapping(ledger, asked.mapped)
    if done.batch is not None:
        run.mark_done()
    _print(run, done.answer, done=True)
    if not run.can_ask():
        _hint(run, source, asked, done.answer)
    if done.batch is not None:
        if not run.json:
            output.print_message(_("All of it is one step: `trustlog undo` takes it back."))
        run.print_day_set()


def _hint(run: "Run", source: "Source", asked: "Asked", answer: "Answer") -> None:
    """Say what would read a calendar better: whose it is, and in which zone they are at home."""
    from trustlog.desk.imports import other_zones, own_addresses

    if run.json:
        return
    ledger = run.ledger()
    if source.as_before.me or source.as_before.zone:
        zone = [f"--zone {source.as_before.zone}"] if source.as_before.zone else []
        words = " ".join((*(f"--me {address}" for address in source.as_before.me), *zone))
        says = _("read as before, with {words}; say otherwise with --me and --zone, or in the settings")
        output.print_message(output.one_line(says.format(words=words)))
    found = own_addresses(ledger, source, answer)
    if found.likely:
        first = found.likely[0]
        output.print_message(
            ngettext(
                "whose calendar is it? --me ADDRESS says so; perhaps {address}, in the one meeting",
                "whose calendar is it? --me ADDRESS says so; perhaps {address}, in {count} of {n} meetings",
                found.meetings,
            ).format(address=first.address, count=first.meetings, n=found.meetings)
        )
    zones = other_zones(ledger, source, asked)
    if zones:
        output.print_message(
            _("times are those of this computer; --zone {zone} reads them as the calendar says").format(zone=zones[0])
        )
    if found.likely or zones:
        output.print_message(_("import.me and import.zone in the settings keep both, for the next time"))


def _wants_firms(count: int) -> bool:
    """Return whether a person wants the firms made partners that people of the file are at."""
    words = ngettext(
        "{n} firm that people of it are at is no partner here yet. Make it one?",
        "{n} firms that people of it are at are no partners here yet. Make them partners?",
        count,
    )
    return click.confirm(words.format(n=count), default=False, err=True)


def watched(run: "Run", work: "Callable[[Progress | None], _T]") -> "_T":
    """Do some work; where a person sees it, print how far it is, and clear that line at the end."""
    if run.json or not output.shows_progress():
        return work(None)
    try:
        return work(lambda name, count: output.print_progress(f"{name} {count}"))
    finally:
        output.clear_progress()


def _own(run: "Run", done: "OwnImport") -> None:
    """Report that one of our own files went in."""
    run.mark_done()
    if run.json:
        output.print_json(done.answer)
    for line in done.lines:
        (output.print_message if run.json else output.print_line)(output.one_line(line))
    run.print_day_set()


def _print(run: "Run", answer: "Answer", *, done: bool = False, most: int = _SHOWN, hints: bool = True) -> None:
    if run.json:
        lists = {kind: answer.rows(kind) for kind in KINDS}
        output.print_json_long(answer.head, lists, lambda: {"counts": answer.counts})
        return
    from trustlog.desk.imports import lines_of

    for line in lines_of(answer, done=done, most=most):
        output.print_line(output.one_line(line))
    if answer.called_off and hints:
        numbers = " ".join(map(str, answer.called_off[:_PREVIEW]))
        output.print_line(_("where it did not take place, `trustlog drop {numbers}` says so").format(numbers=numbers))
    if answer.may_take_day and hints:
        output.print_line(_("--overwrite day takes the days and times of the file"))
    if answer.missing and hints:
        output.print_line(
            ngettext(
                "{n} firm is no partner here yet: --create-partners makes it one",
                "{n} firms are no partners here yet: --create-partners makes them partners",
                answer.missing,
            ).format(n=answer.missing)
        )
