"""The commands about facts of every kind: `edit`, `drop`, `log` and `search`."""

import click

from trustlog.cli import output
from trustlog.cli.command import command, fields, fields_argument, number_argument, reason_option
from trustlog.cli.run import Run
from trustlog.language import _


@command(
    "edit",
    'trustlog edit 12 text="send the audit report" due="next fri"',
    "trustlog edit 15 kind=coffee private=yes",
    "trustlog edit 15 partner=borealis",
    "trustlog edit 15 at=10:00",
    'trustlog edit 15 on=yesterday minutes=1h30 --reason "the calendar says so"',
)
@number_argument
@fields_argument
@click.option("--reason", metavar="TEXT", help="Why, a day after its entry and later, where a reading depends on it.")
def edit(run: Run, number: int, pairs: tuple[str, ...], reason: str | None) -> None:
    """Correct any field of a fact, its partner among them.

    A promise has text, partner, direction (we or they), on (the day it was made), due, stake, note and private.
    A moment has text, partner, people, ours (who of us was there), on, at (the time of day), kind, minutes,
    unplanned, initiative, note and private; several partners and people are parted by commas. Openness has topic,
    partner, direction, on, depth (1 to 4, or hidden), item (of the open book), note and private. A note has note,
    partner, on and private. A decision about a level has note and private. A plan has text, partner and on. A pause has
    reason.
    A dependence has note, partner, on, our_weight, our_replaceable, our_miss, our_leave, the same four as
    their_weight, their_replaceable, their_miss and their_leave, estimated and private. A pulse has note, partner, by,
    on, about, promises, openness, time, fair, fifth and private. A sheet has note, on and private. Their word has
    remark, on, note and private. A joint check has note, on and private. A request has note, partner, direction, on,
    item and private. A farewell has said, said_by, handed_over, door, reasons, on, note and private. A fit has why_us,
    both_think, on, note and private.
    A purpose has text, whose (us, them or both), agreed, horizon (in years), on, note and private. An objective has
    text, on, ended_on, note and private. A gain has text, would_say, on, note and private. An impact has text, area,
    evidence, on, note and private. A garden line has text, member, toward (with whom), amount, on, ended_on, note and
    private. A garden look has note, answers, said_by, on and private. A section has text, on, note and private. An
    agreement has note, on and private. A benefit has text, sort, for_whom, tied, on, note and private. A wheel has
    answers, notes, said_by, on, note and private.

    Within a day of its entry a slip is mended freely. Later, what a reading depends on needs --reason, and the reading
    says how often that was.
    """
    from trustlog.desk import facts

    values = fields(pairs)
    run.write(lambda ledger: facts.edit(ledger, number, values, reason))


@command("drop", 'trustlog drop 12 --reason "entered twice"')
@number_argument
@reason_option("Why it was never true.")
def drop(run: Run, number: int, reason: str) -> None:
    """Remove a fact that was never true; undo brings it back."""
    from trustlog.desk import facts

    run.write(lambda ledger: facts.drop(ledger, number, reason))


@command("log", "trustlog log acme --since 3mo", "trustlog log --since march", "trustlog log --kind lunch --kind note")
@click.argument("partner", nargs=-1, metavar="[P]")
@click.option("--since", metavar="DATE", help="From that day on.")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="promise, moment, lunch, note …; may be repeated.")
def log(run: Run, partner: tuple[str, ...], since: str | None, kinds: tuple[str, ...]) -> None:
    """Show the timeline of a partner, or of all, newest first, all kinds mixed."""
    from trustlog.desk import sentences
    from trustlog.desk.log import log as timeline

    ledger = run.ledger()
    names = [name for listed in kinds for name in listed.split(",")]
    selection = timeline(ledger, " ".join(partner) or None, run.optional_since(since), names, run.as_of_named)
    if run.json:
        from trustlog.desk.facts import fact_json

        output.print_json_array(
            fact_json(fact, selection.names, max(selection.as_of, sentences.fact_day(fact))) for fact in selection.facts
        )
        return
    from trustlog.domain.calendar.days import show

    rows = []
    for fact in selection.facts:
        day = sentences.fact_day(fact)
        sentence = sentences.sentence(fact, selection.names, max(selection.as_of, day))
        mark = sentences.ahead(fact, selection.as_of) + sentences.private_mark(fact)
        rows.append((show(day), f"#{fact.number}", selection.names.partner_of(fact), mark + sentence))
    output.print_table(rows, (_("Day"), "", _("Partner"), _("What")), right=(1,), empty=_("Nothing logged."))


@command("search", "trustlog search audit report", "trustlog search jane")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
def search(run: Run, words: tuple[str, ...]) -> None:
    """Find everything that has all these words: facts, partners, people, plans, reasons.

    Exact matches come first, then the newest.
    """
    from trustlog.desk.search import hit_json, hit_partner, hit_sentence
    from trustlog.desk.search import search as find

    result = find(run.ledger(), " ".join(words), run.as_of_named)
    if run.json:
        output.print_json_array(hit_json(hit, result) for hit in result.hits)
        return
    from trustlog.domain.calendar.days import show

    rows = [
        (
            show(hit.on) if hit.on else "",
            f"#{hit.number}" if hit.number > 0 else "",
            hit_partner(hit, result),
            hit_sentence(hit, result),
        )
        for hit in result.hits
    ]
    output.print_table(rows, (_("Day"), "", _("Partner"), _("What")), right=(1,), empty=_("Nothing has these words."))
