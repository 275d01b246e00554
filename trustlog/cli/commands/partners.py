"""The command `partner` and those below it: the organisations we work with."""

import click

from trustlog.cli import output
from trustlog.cli.command import command, fields, fields_argument, group, reason_option, whole_name
from trustlog.cli.merging import merge_asked, take_option
from trustlog.cli.run import Run
from trustlog.desk import partners as desk
from trustlog.language import _

_PLAIN = 6
"""Columns of the list that stand there always; owner and tags where any partner has them."""
name_argument = click.argument("name", nargs=-1, required=True, metavar="P")


@group("partner", "trustlog partner add Acme Holding --handle acme --level 2")
def partner() -> None:
    """Add, list, show and change partners."""


@command(
    "add",
    "trustlog partner add Acme Holding --handle acme --cadence 2w",
    "trustlog partner add Borealis --level 2 --since 2025-03-01",
    group=partner,
)
@click.argument("name", nargs=-1, required=True, metavar="NAME")
@click.option("--handle", metavar="H", help="The short name to type; default from the name.")
@click.option("--level", type=int, default=1, metavar="1-5", help="The level it is at; default 1.")
@click.option("--target", type=int, metavar="1-5", help="The level aimed at; default one above.")
@click.option("--cadence", metavar="DAYS", help="How long without a moment is too long; default 30d (a setting).")
@click.option("--since", metavar="DATE", help="When it came to that level; default today.")
@click.option(
    "--logged-from", metavar="DATE", help="From when on nothing logged means that nothing was; default today."
)
@click.option("--tag", "tags", multiple=True, metavar="T", help="A word to find it by; may be repeated.")
@click.option("--domain", "domains", multiple=True, metavar="D", help="Of their e-mail addresses; may be repeated.")
@click.option("--owner", metavar="WHO", help="Who of you looks after it.")
@click.option("--note", metavar="TEXT", help="A remark.")
def add(
    run: Run,
    name: tuple[str, ...],
    handle: str | None,
    level: int,
    target: int | None,
    cadence: str | None,
    since: str | None,
    logged_from: str | None,
    tags: tuple[str, ...],
    domains: tuple[str, ...],
    owner: str | None,
    note: str | None,
) -> None:
    """Add a partner."""
    from trustlog.domain.calendar.dates import read_days

    days = None if cadence is None else read_days(cadence)
    day, logged = run.optional_since(since), run.optional_since(logged_from)
    full_name = whole_name(name)
    run.write(
        lambda ledger: desk.add(
            ledger,
            full_name,
            handle=handle,
            level=level,
            target=target,
            cadence_days=days,
            since=day,
            logged_from=logged,
            tags=tags,
            domains=domains,
            owner=owner,
            note=note,
        )
    )


@command("list", "trustlog partner list --archived", "trustlog partner list --tag north --owner kim", group=partner)
@click.option("--archived", is_flag=True, help="Also the archived ones.")
@click.option("--tag", "tags", multiple=True, metavar="T", help="Only those with this tag; repeated: with all of them.")
@click.option("--owner", metavar="WHO", help="Only those whom this one looks after.")
def list_(run: Run, archived: bool, tags: tuple[str, ...], owner: str | None) -> None:
    """List the partners by name."""
    ledger = run.ledger()
    partners = desk.partner_list(ledger, run.as_of, archived=archived, tags=tags, owner=owner)
    if run.json:
        from trustlog.cli.printing.values_json import value_json

        output.print_json_array(value_json(listed, {}) for listed in partners)
        return
    from trustlog.domain.calendar.days import show
    from trustlog.trust.words.numbers import level_words

    rows = []
    for listed in partners:
        level = level_words(listed.level, ledger.settings.level_name(listed.level), listed.on_trial, run.as_of)
        name = _("{name}  archived").format(name=listed.name) if listed.archived_on else listed.name.rstrip()
        every = f"{listed.cadence_days} d"
        since = show(listed.level_since) + (
            _(" (level {level})").format(level=listed.level - 1) if listed.on_trial else ""
        )
        more = (listed.owner or "", listed.tags or "")
        rows.append((listed.handle, level, since, str(listed.target), every, name, *more))
    head = (_("Handle"), _("Level"), _("Since"), _("Target"), _("Every"), _("Name"), _("Owner"), _("Tags"))
    used = [at for at in range(len(head)) if at < _PLAIN or any(row[at] for row in rows)]
    shown = [tuple(row[at] for at in used) for row in rows]
    empty = _("No partners yet; trustlog partner add NAME makes the first one.")
    if tags or owner is not None:
        empty = _("No partner is so.")
    output.print_table(shown, tuple(head[at] for at in used), right=(4,), empty=empty)


@command("show", "trustlog partner show acme", group=partner)
@name_argument
def show(run: Run, name: tuple[str, ...]) -> None:
    """Show what is known of a partner, its people and what is open."""
    from trustlog.desk import people as people_desk
    from trustlog.desk import sentences
    from trustlog.desk.facts import names_of
    from trustlog.desk.promises import promise_list

    ledger = run.ledger()
    named = desk.partner(ledger, " ".join(name))
    as_of_then = (listed for listed in desk.partner_list(ledger, run.as_of, archived=True) if listed.id == named.id)
    details = next(as_of_then, named)
    people = people_desk.person_list(ledger, details.handle)
    promises = promise_list(ledger, run.as_of, partner=details.handle)
    names = names_of(ledger, promises)
    if run.json:
        from trustlog.cli.printing.values_json import value_json
        from trustlog.desk.facts import fact_json

        open_promises = [fact_json(promise, names, run.as_of) for promise in promises]
        listed_people = [value_json(person, {details.id: details.handle}) for person in people]
        output.print_json({**value_json(details, {}), "people": listed_people, "open_promises": open_promises})
        return
    lines = [desk.line(details, ledger.settings.level_names, desk.merged_into(ledger, details))]
    lines += [f"  {details.note}"] if details.note else []
    lines += [f"  {people_desk.line(person, details.handle).partition(': ')[2]}" for person in people]
    for promise in promises:
        stands = f"{sentences.outcome(promise, run.as_of)}{names.beside(promise, run.as_of)}"
        lines.append(f"  #{promise.number}  {sentences.private_mark(promise)}{sentences.promise(promise)} · {stands}")
    for line in lines:
        output.print_line(output.one_line(line))


@command(
    "edit",
    "trustlog partner edit acme target=4 cadence=2w",
    "trustlog partner edit acme tags=north,pilot owner=kim",
    group=partner,
)
@click.argument("name", metavar="P")
@fields_argument
@click.option("--reason", metavar="TEXT", help="Why a day is another that tests or a trial rest on.")
def edit(run: Run, name: str, pairs: tuple[str, ...], reason: str | None) -> None:
    """Change what is known of a partner.

    That is name, handle, level, level_since, target, cadence, logged_from, tags, domains, note and owner. Level and
    level_since are those it began with; later levels are decided with `trustlog level`. A later logged_from needs a
    reason: all tests of the partner then begin anew. On trial level_since needs one, too. Several tags and domains are
    parted by commas; an empty value clears tags, domains, note and owner.
    """
    values = fields(pairs)
    run.write(lambda ledger: desk.edit(ledger, name, values, reason))


@command("archive", 'trustlog partner archive acme --reason "contract ended"', group=partner)
@name_argument
@reason_option("Why you no longer work with it.")
def archive(run: Run, name: tuple[str, ...], reason: str) -> None:
    """Archive a partner you no longer work with; its facts stay."""
    run.write(lambda ledger: desk.archive(ledger, " ".join(name), reason))


@command(
    "merge",
    "trustlog partner merge acme-bv acme",
    "trustlog partner merge acme-bv acme --dry-run",
    "trustlog partner merge acme-bv acme --take owner --take target",
    group=partner,
    short_help="Move everything of one partner to the same under another name.",
)
@click.argument("name", metavar="P")
@click.argument("into", metavar="INTO")
@take_option
@click.option("--dry-run", is_flag=True, help="Only say what it would do.")
def merge(run: Run, name: str, into: str, take: tuple[str, ...], dry_run: bool) -> None:
    """Move all facts and people of one partner to another, where both turn out to be the same.

    Promises, moments, disclosures, notes, practice, plans, pauses, people and gardens move; people of the same name
    become one. What is blank at the one kept is filled; where the two differ, its own stays, unless --take names the
    field: name, target, cadence, logged_from, tags, domains, note, owner. Its level stays, too. At a terminal all of it
    is shown and asked about before it is done; one undo brings everything back.
    """
    merge_asked(
        run,
        dry_run=dry_run,
        look=lambda ledger: desk.merge_preview(ledger, name, into, take),
        lines=desk.merge_lines,
        as_json=desk.merge_json,
        act=lambda ledger: desk.merge(ledger, name, into, take),
    )


@command(
    "duplicates",
    "trustlog partner duplicates",
    "trustlog partner duplicates acme",
    "trustlog partner duplicates --apart acme acme-foods",
    group=partner,
    short_help="List partners that may have been entered twice.",
)
@click.argument("name", nargs=-1, metavar="[P]")
@click.option("--apart", nargs=2, metavar="P Q", help="Two that are not the same: they are suggested no more.")
def duplicates(run: Run, name: tuple[str, ...], apart: tuple[str, str] | None) -> None:
    """List pairs of partners that may be the same, the likeliest first, and why; nothing is merged by itself.

    Looked at are names without their legal form, names that differ by one letter, domains, and addresses and telephone
    numbers of their people. `trustlog partner merge` merges a pair, --apart says for good that it is none.
    """
    from trustlog.desk import duplicates as found

    if apart is not None:
        if name:
            raise click.UsageError(_("--apart names both partners"))
        run.write(lambda ledger: found.set_partners_apart(ledger, *apart))
        return
    pairs = found.partner_pairs(run.ledger(), " ".join(name) or None)
    if run.json:
        output.print_json_array(pair.as_json() for pair in pairs)
        return
    rows = [(pair.other.handle, pair.one.handle, pair.says) for pair in pairs]
    head = (_("Partner"), _("May be"), _("Because"))
    output.print_table(rows, head, empty=_("No partner looks as if it had been entered twice."))


@command("pause", 'trustlog partner pause acme 2026-12-21 2027-01-03 --reason "holidays"', group=partner)
@click.argument("words", nargs=-1, required=True, metavar="[P] FROM TO")
@click.option("--all", "of_all", is_flag=True, help="Days of all partners, such as holidays of your own.")
@click.option("--yearly", is_flag=True, help="The same days of every later year, too.")
@reason_option("Why they do not count.")
def pause(run: Run, words: tuple[str, ...], of_all: bool, yearly: bool, reason: str) -> None:
    """Note days that do not count, both included.

    They are one partner's, or with --all those of all.
    """
    if len(words) != (2 if of_all else 3):
        asked = _("FROM and TO") if of_all else _("P, FROM and TO, or --all with FROM and TO")
        raise click.UsageError(_("pause takes {asked}").format(asked=asked))
    name = None if of_all else words[0]
    first_day, last_day = (run.date(day, due=True) for day in words[-2:])
    run.write(lambda ledger: desk.pause(ledger, name, first_day, last_day, reason, yearly=yearly))
