"""The command `book` and those below it: what we would want partners to know about us, and what each was told."""

from collections.abc import Sequence

import click

from trustlog.cli import output
from trustlog.cli.command import CommandGroup, command, fields, fields_argument, group
from trustlog.cli.run import Run
from trustlog.desk import book as desk
from trustlog.domain.book import STARTING
from trustlog.domain.facts.book import ASPECTS
from trustlog.errors import Reason, WordsError
from trustlog.language import _

_OF_PARTNER = ("show", "ask")


class _Book(CommandGroup):
    """The group `book`, behind which a partner may stand before what is asked of it: `book acme ask margin`."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command; words that are none name a partner, whose page is shown unless something is asked."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            at = next((place for place, word in enumerate(args) if word in _OF_PARTNER), len(args))
            verb = args[at] if at < len(args) else _OF_PARTNER[0]
            args = [verb, *args[:at], *args[at + 1 :]]
        return super().resolve_command(ctx, args)


def _list(run: Run) -> None:
    ledger = run.ledger()
    items = desk.items_on(ledger, run.as_of)
    if run.json:
        output.print_json_array(map(desk.item_json, items))
        return
    for item in items:
        output.print_line(output.one_line(desk.line(item)))
    if not items:
        output.print_line(_("The open book is empty. Three items to begin with:"))
        for start in STARTING:
            options = ("--aspect", start.aspect, "--depth", str(start.depth))
            words = ("trustlog", "book", "add", start.name, f'"{_(start.text)}"', *options)
            output.print_line(f"  {' '.join(words)}")


@group(
    "book",
    "trustlog book",
    'trustlog book add margin "how our margin develops" --aspect doing --depth 3',
    "trustlog book acme",
    cls=_Book,
    alone=_list,
)
def book() -> None:
    """The open book: what we would want partners to know about us. Alone it lists the items; with a partner, what it
    was told of them.
    """


@command("add", 'trustlog book add margin "how our margin develops" --aspect doing --depth 3', group=book)
@click.argument("name", metavar="NAME")
@click.argument("text", nargs=-1, required=True, metavar="TEXT")
@click.option("--aspect", required=True, type=click.Choice(ASPECTS), help="What it is about, of us.")
@click.option("--depth", required=True, metavar="1-4", help="How deep it is to tell it.")
def add(run: Run, name: str, text: tuple[str, ...], aspect: str, depth: str) -> None:
    """Write down an item that partners are to know; a line then names it: we shared @margin."""
    run.write(lambda ledger: desk.add(ledger, name, " ".join(text), aspect, depth))


@command("edit", "trustlog book edit margin depth=2", "trustlog book edit margin retired=no", group=book)
@click.argument("name", metavar="NAME")
@fields_argument
def edit(run: Run, name: str, pairs: tuple[str, ...]) -> None:
    """Change name, text, aspect, depth or retired (yes or no) of an item.

    With another text or depth it is a changed item from today on: who was told before is to be told again.
    """
    values = fields(pairs)
    run.write(lambda ledger: desk.edit(ledger, name, values))


@command("retire", "trustlog book retire margin", group=book)
@click.argument("name", metavar="NAME")
def retire(run: Run, name: str) -> None:
    """Take an item off the list; what was told of it stays."""
    run.write(lambda ledger: desk.retire(ledger, name))


@command("show", "trustlog book show acme", "trustlog book show acme --json", group=book)
@click.argument("partner", nargs=-1, required=True, metavar="P")
def show(run: Run, partner: tuple[str, ...]) -> None:
    """Show what a partner knows of us, item by item, and what we know of it; `book P` is the same."""
    from trustlog.desk.partners import partner as found_partner

    ledger = run.ledger()
    subject = found_partner(ledger, " ".join(partner))
    known = desk.standings(ledger, subject.id, run.as_of)
    if run.json:
        output.print_json({"partner": subject.handle, "items": desk.page_json(known)})
        return
    if not known:
        _list(run)
        return
    output.print_wrapped([subject.name, "", *desk.page(known, run.as_of)])


@command("ask", "trustlog book ask acme margin", "trustlog book ask acme margin --ours --on yesterday", group=book)
@click.argument("words", nargs=-1, required=True, metavar="P NAME")
@click.option("--theirs", is_flag=True, help="They asked us (the default).")
@click.option("--ours", is_flag=True, help="We asked them.")
@click.option("--on", metavar="DATE", help="The day it was asked; default today.")
def ask(run: Run, words: tuple[str, ...], theirs: bool, ours: bool, on: str | None) -> None:
    """Record that they asked us about an item, or we them; `book P ask NAME` is the same."""
    if theirs and ours:
        raise WordsError(Reason("theirs_or_ours"))
    partner, name = _parted(words)
    day = run.optional_date(on, due=False)
    run.write(lambda ledger: desk.ask(ledger, partner, name, ours=ours, on=day))


def _parted(words: Sequence[str]) -> tuple[str, str]:
    """Return the partner and the item that words name, the item last."""
    if len(words) < 2:
        raise WordsError(Reason("partner_and_item"))
    return " ".join(words[:-1]), words[-1]
