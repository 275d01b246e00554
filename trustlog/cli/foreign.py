"""Reading a file of another program: what it is, what would become of it, and on a terminal a question first."""

from typing import TYPE_CHECKING, TypeVar

from trustlog.cli import output
from trustlog.cli.asking import confirm
from trustlog.errors import Cancelled, Reason, Remedy, WordsError
from trustlog.language import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from trustlog.cli.run import Run
    from trustlog.desk.imports import Answer, Asked, Mapped, OwnImport, Progress, Source
    from trustlog.desk.ledger import Ledger

_T = TypeVar("_T")
KINDS = ("partners", "people", "proposals", "facts")
_SHOWN, _PREVIEW, _WAYS = 200, 15, 10
"""Records that are told of one by one, those that a person sees before a question, and commands that are named."""


def mapping_said(
    kind: str | None, columns: tuple[str, ...], map_as: str | None, mapping: str | None
) -> "Mapped | None":
    """Return how the columns are read, where a person says it; refuse it beside a mapping that was kept."""
    if not (kind or columns or map_as):
        return None
    if mapping is not None:
        raise WordsError(Reason("mapped_two_ways"))
    from trustlog.desk.imports import MAPPED_KINDS as KINDS
    from trustlog.desk.imports import mapped_from

    if kind is None:
        raise WordsError(Reason("no_kind_to_import", kind=""), Remedy("kinds_to_import", known=", ".join(KINDS)))
    return mapped_from(kind, columns, map_as)


def bring_in(
    run: "Run", file: str, asked: "Asked", *, dry_run: bool, map_as: str | None = None, mapping: str | None = None
) -> None:
    """Say what would become of a file, or write it; a person at a terminal is asked first."""
    from trustlog.desk import imports

    ledger = run.ledger_to_write(dry_run=dry_run)
    if mapping is not None:
        asked = asked._replace(mapped=imports.mapping_named(ledger, mapping))

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
        _hint(run, ledger, source, asked, answer)
        imports.must_be_readable(source, asked, answer)
        if source.reading.dates == "ask" and not run.json:
            output.print_message(_("--dates day_first or --dates month_first says which"))
        return
    if source.reading.dates == "ask" and asked.dates is None:
        if not run.can_ask() or run.json:
            imports.must_be_clear(source, asked)
        from trustlog.cli.day_order import ask_order

        asked = asked._replace(dates=ask_order(source.reading.day))
        source = read(asked)
    if imports.is_ours(source):
        _own(run, watched(run, lambda progress: imports.import_ours(ledger, source, asked, progress)))
        return
    if run.can_ask() and not run.json:
        answer = would_become(source)
        _print(run, answer, most=_PREVIEW, hints=False)
        imports.must_be_readable(source, asked, answer)
        _hint(run, ledger, source, asked, answer)
        if answer.missing and _wants_firms(answer.missing):
            source = read(asked._replace(create=True))
            answer = would_become(source)
            _print(run, answer, most=_PREVIEW)
        if map_as is None and not imports.does_something(answer):
            output.print_message(_("There is nothing of it to write."))
            return
        if not confirm(_("Write this?")):
            raise Cancelled
    else:
        imports.must_be_clear(source, asked)
    done = watched(run, lambda progress: imports.import_foreign(ledger, source, progress))
    if not done.answer.is_readable:
        _print(run, done.answer, done=True)
        imports.must_be_readable(source, asked, done.answer)
    if done.batch is not None:
        run.mark_done()
    if map_as is not None and asked.mapped is not None:
        imports.keep_mapping(ledger, asked.mapped)
        run.mark_done()
    _print(run, done.answer, done=True)
    if not run.can_ask():
        _hint(run, ledger, source, asked, done.answer)
    if done.batch is not None:
        if not run.json:
            _say_waiting(imports.waiting(done.answer))
            output.print_message(_("All of it is one step: `trustlog undo` takes it back."))
        run.print_day_set()


def _say_waiting(count: int) -> None:
    """Say where the meetings and tasks are that were brought in and wait for an answer, if there are any."""
    if count:
        says = ngettext(
            "{n} meeting or task waits for an answer, and is no fact before: `trustlog proposals` shows it.",
            "{n} meetings and tasks wait for an answer, and are no facts before: `trustlog proposals` shows them.",
            count,
        )
        output.print_message(says.format(n=count))


def _hint(run: "Run", ledger: "Ledger", source: "Source", asked: "Asked", answer: "Answer") -> None:
    """Say what would read a calendar better: whose it is, and in which zone they are at home."""
    from trustlog.desk.imports import other_zones, own_addresses

    if run.json:
        return
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
    return confirm(words.format(n=count), err=True)


def watched(run: "Run", work: "Callable[[Progress | None], _T]") -> "_T":
    """Do some work; where a person sees it, print how far it is, and clear that line at the end."""
    if run.json or not output.shows_progress():
        return work(None)
    try:
        return work(lambda name, count: output.print_progress(f"{name} {count}"))
    finally:
        output.clear_progress()


def _say_keep(run: "Run", answer: "Answer") -> None:
    """Name the commands by which promises are kept whose tasks are done there."""
    from trustlog.desk.imports import to_keep

    ways = to_keep(run.ledger(), answer)
    for way in ways[:_WAYS]:
        numbers = " ".join(map(str, way.numbers))
        if way.on is not None:
            says = _("if that was kept: `trustlog keep {numbers} --on {day}`").format(numbers=numbers, day=way.on)
        elif way.asks_day:
            says = _("if that was kept: `trustlog keep {numbers} --on DATE`").format(numbers=numbers)
        else:
            says = _("if that was kept: `trustlog keep {numbers}`").format(numbers=numbers)
        output.print_message(says)
    if more := sum(len(way.numbers) for way in ways[_WAYS:]):
        output.print_message(_("and {count} more").format(count=more))


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
        lists = {kind: answer.told(kind) for kind in KINDS}
        output.print_json_long(answer.head, lists, lambda: {"counts": answer.counts})
        return
    from trustlog.desk.imports import lines_of

    for line in lines_of(answer, done=done, most=most):
        output.print_line(output.one_line(line))
    if answer.done_there and hints:
        _say_keep(run, answer)
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
