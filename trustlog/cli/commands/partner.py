"""`trustlog partner`: the organisations we work with."""

import click

from trustlog.cli import out
from trustlog.cli.run import Run, command, fields, group


@group("partner", "trustlog partner add Acme Holding --handle acme --level 2")
def partner() -> None:
    """Add, list, show and change partners."""


@command(
    "add", "trustlog partner add Acme Holding --handle acme --level 2 --since 2025-03-01 --cadence 2w", group=partner
)
@click.argument("name", nargs=-1, required=True, metavar="NAME")
@click.option("--handle", metavar="H", help="The short name to type; default from the name.")
@click.option("--level", type=int, default=1, metavar="1-5", help="The level it is at; default 1.")
@click.option("--target", type=int, metavar="1-5", help="The level aimed at; default one above.")
@click.option("--cadence", metavar="DAYS", help="How long without a moment is too long; default 30d (a setting).")
@click.option("--since", metavar="DATE", help="When it came to that level; default today.")
def add(
    run: Run,
    name: tuple[str, ...],
    handle: str | None,
    level: int,
    target: int | None,
    cadence: str | None,
    since: str | None,
) -> None:
    """Add a partner."""
    from trustlog.desk import partners as desk
    from trustlog.domain.calendar.dates import read_days

    days = None if cadence is None else read_days(cadence)
    day = run.optional_date(since)
    ledger = run.writing()
    written = desk.add(ledger, " ".join(name), handle=handle, level=level, target=target, cadence_days=days, since=day)
    run.wrote(ledger, written)


@command("list", "trustlog partner list --archived", group=partner)
@click.option("--archived", is_flag=True, help="Also those that were let go.")
def list_(run: Run, archived: bool) -> None:
    """List the partners by name."""
    from trustlog.desk.partners import partner_list

    ledger = run.ledger()
    found = partner_list(ledger, run.as_of, archived=archived)
    if run.json:
        from trustlog.cli.values import value_json

        out.show_json_array(value_json(one, {}) for one in found)
        return
    from trustlog.domain.calendar.dates import show

    rows = []
    for one in found:
        level = f"{one.level} {ledger.settings.level_name(one.level)}"
        state = "archived" if one.archived_on else ""
        every = f"{one.cadence_days} d"
        rows.append((one.handle, level, show(one.level_since), str(one.target), every, f"{one.name}  {state}".rstrip()))
    head = ("Handle", "Level", "Since", "Target", "Every", "Name")
    out.show_table(rows, head, right=(4,), empty="No partners yet; trustlog partner add NAME makes the first one.")


@command("show", "trustlog partner show acme", group=partner)
@click.argument("name", nargs=-1, required=True, metavar="P")
def show(run: Run, name: tuple[str, ...]) -> None:
    """Show what is known of a partner, its people and what is open."""
    from trustlog.desk import partners, sentences
    from trustlog.desk import people as people_desk
    from trustlog.desk.partners import line, partner_list
    from trustlog.desk.promises import promise_list

    ledger = run.ledger()
    named = partners.partner(ledger, " ".join(name))
    then = [one for one in partner_list(ledger, run.as_of, archived=True) if one.id == named.id]
    found = then[0] if then else named
    people = people_desk.person_list(ledger, found.handle)
    promises = promise_list(ledger, run.as_of, partner=found.handle)
    if run.json:
        from trustlog.cli.values import value_json
        from trustlog.desk.facts import fact_json, names_from

        names = names_from([found], people)
        open_now = [fact_json(one, names, run.as_of) for one in promises]
        listed = [value_json(one, names.handles) for one in people]
        out.show_json({**value_json(found, {}), "people": listed, "open_promises": open_now})
        return
    shown = [line(found, ledger.settings.level_names)]
    shown += [f"  {found.note}"] if found.note else []
    shown += [f"  {people_desk.line(one, found.handle).partition(': ')[2]}" for one in people]
    shown += [f"  #{one.number}  {sentences.promise(one)} · {sentences.outcome(one, run.as_of)}" for one in promises]
    for text in shown:
        out.say(out.plain(text))


@command("edit", "trustlog partner edit acme target=4 cadence=2w", group=partner)
@click.argument("name", metavar="P")
@click.argument("pairs", nargs=-1, required=True, metavar="FIELD=VALUE...")
def edit(run: Run, name: str, pairs: tuple[str, ...]) -> None:
    """Change name, handle, target, cadence, note or since."""
    from trustlog.desk.partners import edit as do

    wanted = fields(pairs)
    ledger = run.writing()
    run.wrote(ledger, do(ledger, name, wanted))


@command("archive", 'trustlog partner archive acme --reason "contract ended"', group=partner)
@click.argument("name", nargs=-1, required=True, metavar="P")
@click.option("--reason", required=True, metavar="TEXT", help="Why.")
def archive(run: Run, name: tuple[str, ...], reason: str) -> None:
    """Let a partner go; its facts stay."""
    from trustlog.desk.partners import archive as do

    ledger = run.writing()
    run.wrote(ledger, do(ledger, " ".join(name), reason))


@command(
    "merge",
    "trustlog partner merge acme-bv acme",
    group=partner,
    short_help="Move all of one partner to another that it turns out to be.",
)
@click.argument("name", metavar="P")
@click.argument("into", metavar="INTO")
def merge(run: Run, name: str, into: str) -> None:
    """Move all facts and people of one partner to another that it turns out to be."""
    from trustlog.desk.partners import merge as do

    ledger = run.writing()
    run.wrote(ledger, do(ledger, name, into))


@command("pause", 'trustlog partner pause acme 2026-12-21 2027-01-03 --reason "holidays"', group=partner)
@click.argument("name", metavar="P")
@click.argument("first", metavar="FROM")
@click.argument("last", metavar="TO")
@click.option("--reason", required=True, metavar="TEXT", help="Why.")
def pause(run: Run, name: str, first: str, last: str, reason: str) -> None:
    """Note days that shall not count, both included."""
    from trustlog.desk.partners import pause as do

    begin, end = run.date(first, due=True), run.date(last, due=True)
    ledger = run.writing()
    run.wrote(ledger, do(ledger, name, begin, end, reason))
