"""The command `purpose`: what is wanted together, what each side wants for itself, and what we gain."""

from typing import Any, NamedTuple

import click

from trustlog.cli import output
from trustlog.cli.arguments import fact_number
from trustlog.cli.command import command
from trustlog.cli.run import Run
from trustlog.errors import Reason, WordsError


class _Options(NamedTuple):
    """The options of `purpose` as they were given."""

    whose: str | None
    agreed: bool
    horizon: str | None
    would_say: bool
    would_not: bool
    told: bool
    on: str | None
    note: str | None
    private: bool


@command(
    "purpose",
    "trustlog purpose acme",
    'trustlog purpose acme "no shipment waits for a paper" --whose us --horizon 5',
    "trustlog purpose acme agreed --on fri",
    "trustlog purpose acme reviewed",
    'trustlog purpose acme objective theirs "half the complaints"',
    "trustlog purpose acme objective ended 12",
    'trustlog purpose acme gain "we learn their trade" --would-say --told',
)
@click.argument("name", metavar="P|GARDEN")
@click.argument("words", nargs=-1, metavar="[show | TEXT | agreed | reviewed | objective … | gain …]")
@click.option("--whose", metavar="us|them|both", help="Whose words they are; without it, of both.")
@click.option("--agreed", is_flag=True, help="The words are agreed; without it, they are a draft.")
@click.option("--horizon", metavar="YEARS", help="How many years ahead it looks.")
@click.option("--would-say", is_flag=True, help="With gain: we would say so to them.")
@click.option("--would-not", is_flag=True, help="With gain: we would not say so.")
@click.option("--told", is_flag=True, help="With gain: they were told; without words, the last gain not told yet.")
@click.option("--on", metavar="DATE", help="The day of it, if not today.")
@click.option("--note", metavar="TEXT", help="A remark.")
@click.option("--private", is_flag=True, help="For you alone.")
def purpose(run: Run, name: str, words: tuple[str, ...], **options: Any) -> None:
    """Say what a partner and we, or a garden, want together; show it, and what each wants for itself.

    Words are a draft until they are agreed, and hold for a year until they are reviewed: the gate purpose asks for
    that. `objective ours|theirs TEXT` (in a garden a member) is what a side wants for itself, `objective ended N` ends
    one. `gain TEXT` is what we gain, and whether we would say so to them; with --told it is written as openness of
    depth 3, too.
    """
    given = _Options(**options)
    verb = words[0].lower() if words else "show"
    if verb == "show" and len(words) < 2:
        if any(given):
            raise WordsError(Reason("purpose_shows"))
        _show(run, name)
    elif verb in ("agreed", "reviewed") and len(words) == 1:
        _again(run, name, verb, given)
    elif verb == "objective" and len(words) > 1:
        _objective(run, name, words[1:], given)
    elif verb == "gain" and (len(words) > 1 or given.told):
        _gain(run, name, " ".join(words[1:]), given)
    elif len(words) == 1 and len(words[0].split()) == 1:
        raise WordsError(Reason("purpose_of_one_word", word=words[0]))
    else:
        _say(run, name, " ".join(words), given)


def _refuse(given: _Options, *takes: str) -> None:
    """Refuse options that do not go with what is written."""
    for option, value in given._asdict().items():
        if value and option not in takes:
            raise WordsError(Reason("option_not_here", option=f"--{option.replace('_', '-')}"))


def _show(run: Run, name: str) -> None:
    from trustlog.desk import purpose as desk
    from trustlog.desk.gardens import own_lines, subject

    ledger = run.ledger()
    at = desk.standing(ledger, subject(ledger, name), run.as_of)
    if run.json:
        output.print_json(desk.as_json(ledger, at))
        return
    for line in (*desk.shown(at), *own_lines(ledger, at.subject, "purpose", run.as_of)):
        output.print_line(output.one_line(line))


def _say(run: Run, name: str, text: str, given: _Options) -> None:
    from trustlog.desk import purpose as desk

    _refuse(given, "whose", "agreed", "horizon", "on", "note", "private")
    said = desk.Said(given.whose, given.horizon, run.optional_date(given.on), given.note, given.private)
    run.write(lambda ledger: desk.say(ledger, name, text, said, agreed=given.agreed))


def _again(run: Run, name: str, verb: str, given: _Options) -> None:
    from trustlog.desk import purpose as desk

    _refuse(given, "whose", "horizon", "on", "note", "private")
    said = desk.Said(given.whose, given.horizon, run.optional_date(given.on), given.note, given.private)
    act = desk.agree if verb == "agreed" else desk.review
    run.write(lambda ledger: act(ledger, name, said))


def _objective(run: Run, name: str, words: tuple[str, ...], given: _Options) -> None:
    from trustlog.desk import purpose as desk

    day = run.optional_date(given.on)
    if words[0].lower() == "ended":
        _refuse(given, "on")
        if len(words) != 2:
            raise WordsError(Reason("objective_ended_which"))
        number = fact_number(words[1])
        run.write(lambda ledger: desk.end_objective(ledger, name, number, day))
        return
    _refuse(given, "on", "note", "private")
    whose, text = words[0], " ".join(words[1:])
    run.write(lambda ledger: desk.objective(ledger, name, whose, text, day, note=given.note, private=given.private))


def _gain(run: Run, name: str, text: str, given: _Options) -> None:
    from trustlog.desk import purpose as desk

    day = run.optional_date(given.on)
    if not text:
        _refuse(given, "told", "on")
        run.write(lambda ledger: desk.tell(ledger, name, day))
        return
    _refuse(given, "would_say", "would_not", "told", "on", "note", "private")
    would_say = given.would_say or given.told
    if would_say == given.would_not:
        raise WordsError(Reason("gain_would_say"))
    run.write(
        lambda ledger: desk.gain(
            ledger, name, text, would_say=would_say, told=given.told, on=day, note=given.note, private=given.private
        )
    )
