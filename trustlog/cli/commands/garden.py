"""The command `garden` and those below it: several partners with a joint purpose, and all that is between them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from trustlog.cli import output
from trustlog.cli.command import CommandGroup, command, fields, fields_argument, group, reason_option, whole_name
from trustlog.cli.commands.garden_lines import line_commands, look, over
from trustlog.cli.daily.capture import capture
from trustlog.cli.run import Run
from trustlog.desk import garden as desk
from trustlog.domain.capture.garden import is_garden_line
from trustlog.domain.garden import ABOUT
from trustlog.language import _

if TYPE_CHECKING:
    from trustlog.desk.ledger import Ledger
    from trustlog.domain.facts import Garden, Partner

_LINE = "line"
"""The command that writes a capture line about a garden, whose words are typed behind `garden`."""
OF_GARDEN = (*ABOUT, "ack", "anew", "look", "over", "show")
"""The commands before which a garden may stand."""
_STRANDS_HELP = "one_promises (of the first), other_promises, time or openness; default all."
_WIDTH = 100
"""Columns of a page that goes to a file or a pipe: twelve members have their letters there."""


class _Garden(CommandGroup):
    """The group `garden`, before whose commands a garden may stand: `garden harbour gives acme data`."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command; words that are none name a garden, which is shown unless something is said of it.

        Where a colon follows its name they are a capture line.
        """
        if args and is_garden_line(f"garden {' '.join(args)}") and self.get_command(ctx, args[0].rstrip(":")) is None:
            return super().resolve_command(ctx, [_LINE, *args])
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            at = next((place for place, word in enumerate(args) if word in OF_GARDEN), None)
            named = next((place for place, word in enumerate(args[:at]) if word.startswith("-")), at)
            if at is None:
                args = ["show", *args]
            else:
                args = [args[at], " ".join(args[:named]), *args[named:at], *args[at + 1 :]]
        return super().resolve_command(ctx, args)


def _list(run: Run) -> None:
    ledger = run.ledger()
    found = desk.all_gardens(ledger, run.as_of)
    if run.json:
        output.print_json_array(desk.garden_json(each, members) for each, members in found)
        return
    for each, members in found:
        output.print_line(output.one_line(desk.line(each, members)))
    if not found:
        output.print_line(_("No garden yet. One is made of partners that work on something together:"))
        output.print_line('  trustlog garden add "Harbour garden" --members acme,borealis,cimarron')


@group(
    "garden",
    "trustlog garden harbour",
    "trustlog garden harbour acme borealis",
    "trustlog garden harbour: acme promises borealis share the data by fri",
    'trustlog garden add "Harbour garden" --members acme,borealis,cimarron',
    'trustlog garden harbour gives acme "data of the port" --amount 3',
    "trustlog garden harbour look acme borealis 4,3,4,5,3,4,2,4,4,3,5,4,4",
    cls=_Garden,
    alone=_list,
)
def garden() -> None:
    """Gardens: several partners, equal, with a joint purpose. Alone it lists them; with a garden, where it stands: the
    matrix of its pairs, the weakest of them, and what it lacks; with a garden and two of its members, that pair; with a
    partner, the gardens it is in.
    """


@command(_LINE, "trustlog garden harbour: acme promises borealis the plan by fri", group=garden, hidden=True)
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
def line(run: Run, words: tuple[str, ...]) -> None:
    """Write down what members promise and tell each other, and the time they spend together."""
    capture(run, ("garden", *words), False)


@command("list", "trustlog garden list", group=garden)
def list_(run: Run) -> None:
    """List the gardens by name, with who is in them."""
    _list(run)


@command(
    "add",
    'trustlog garden add "Harbour garden" --members acme,borealis,cimarron',
    'trustlog garden add "Seed circle" --members acme,delfino --without-us',
    group=garden,
)
@click.argument("name", nargs=-1, required=True, metavar="NAME")
@click.option("--members", required=True, metavar="P,P,…", help="The partners in it, by handle, with commas between.")
@click.option("--handle", metavar="H", help="The short name to type; default from the name.")
@click.option("--without-us", is_flag=True, help="We are not one of its parties.")
@click.option("--on", metavar="DATE", help="The day it began; default today.")
@click.option("--note", metavar="TEXT", help="A remark.")
def add(
    run: Run, name: tuple[str, ...], members: str, handle: str | None, without_us: bool, on: str | None,
    note: str | None,
) -> None:  # fmt: skip
    """Make a garden of partners, and of us unless it is without us."""
    day, full_name = run.optional_date(on), whole_name(name)
    run.write(
        lambda ledger: desk.add(
            ledger, full_name, members.split(","), handle=handle, with_us=not without_us, on=day, note=note
        )
    )


@command("join", "trustlog garden join harbour delfino", group=garden)
@click.argument("name", metavar="G")
@click.argument("members", nargs=-1, required=True, metavar="P...")
@click.option("--on", metavar="DATE", help="The day they joined; default today.")
def join(run: Run, name: str, members: tuple[str, ...], on: str | None) -> None:
    """Let partners join a garden; it says what that costs in pairs."""
    named = [each for words in members for each in words.split(",")]
    day = run.optional_date(on)
    run.write(lambda ledger: desk.join(ledger, name, named, day))


@command("leave", "trustlog garden leave harbour delfino --on yesterday", group=garden)
@click.argument("name", metavar="G")
@click.argument("member", nargs=-1, required=True, metavar="P")
@click.option("--on", metavar="DATE", help="The day it left; default today.")
def leave(run: Run, name: str, member: tuple[str, ...], on: str | None) -> None:
    """Let a partner leave a garden; what was between it and the others stays."""
    day = run.optional_date(on)
    run.write(lambda ledger: desk.leave(ledger, name, " ".join(member), day))


@command("edit", "trustlog garden edit harbour name=Port", "trustlog garden edit harbour with_us=no", group=garden)
@click.argument("name", metavar="G")
@fields_argument
def edit(run: Run, name: str, pairs: tuple[str, ...]) -> None:
    """Change name, handle, started_on, with_us (yes or no) or note of a garden."""
    values = fields(pairs)
    run.write(lambda ledger: desk.edit(ledger, name, values))


@command("end", 'trustlog garden end harbour --reason "the dock is built"', group=garden)
@click.argument("name", nargs=-1, required=True, metavar="G")
@reason_option("Why it ends.")
@click.option("--on", metavar="DATE", help="The day it ended; default today.")
def end(run: Run, name: tuple[str, ...], reason: str, on: str | None) -> None:
    """End a garden, with a reason; all that it holds stays."""
    day = run.optional_date(on)
    run.write(lambda ledger: desk.end(ledger, " ".join(name), reason, day))


@command(
    "show",
    "trustlog garden show harbour",
    "trustlog garden show harbour acme borealis",
    "trustlog garden show acme --json",
    group=garden,
)
@click.argument("name", nargs=-1, required=True, metavar="G|P [P P]")
def show(run: Run, name: tuple[str, ...]) -> None:
    """Show where a garden stands, a pair of it in full, or the gardens that a partner is in; `garden G` is the same.

    How far a garden is says its weakest pair, never an average. Names of topics and questions are our reading.
    """
    from trustlog.desk.gardens import subject
    from trustlog.domain.facts import Garden

    ledger = run.ledger()
    pair = _pair_named(ledger, name)
    if pair is not None:
        _show_pair(run, ledger, pair, name[-2:])
        return
    found = subject(ledger, " ".join(name))
    if isinstance(found, Garden):
        _show(run, ledger, found)
    else:
        _of_partner(run, ledger, found)


def _show(run: Run, ledger: "Ledger", found: "Garden") -> None:
    at = desk.standing(ledger, found, run.as_of)
    if run.json:
        output.print_json(desk.as_json(ledger, at))
        return
    output.print_wrapped(desk.shown(at, output.terminal_width() or _WIDTH, output.text_width))


def _pair_named(ledger: "Ledger", name: tuple[str, ...]) -> "Garden | None":
    """Return the garden of which two members are named behind it; None where all words are one name."""
    from trustlog.desk.gardens import garden as find
    from trustlog.desk.gardens import subject
    from trustlog.errors import UnknownName

    if len(name) < 3:
        return None
    try:
        subject(ledger, " ".join(name))
    except UnknownName:
        try:
            return find(ledger, " ".join(name[:-2]))
        except UnknownName:
            return None
    return None


def _show_pair(run: Run, ledger: "Ledger", found: "Garden", names: Sequence[str]) -> None:
    at = desk.standing(ledger, found, run.as_of)
    pair = desk.pair_named(ledger, at, names[0], names[1])
    if run.json:
        output.print_json(desk.pair_json(at, pair))
        return
    output.print_wrapped(desk.pair_page(at, pair))
    if pair.flags:
        output.print_line("")
        handles = {member.id: member.handle for member in at.members}
        with_us = f"trustlog ack {handles[pair.other]}"  # what is between a member and us is answered at the partner
        between = f"trustlog garden {found.handle} ack {handles.get(pair.one)} {handles[pair.other]}"
        output.print_line(f"  {between if pair.one else with_us} --note TEXT")


@command(
    "ack",
    'trustlog garden ack harbour acme borealis --note "talked it over with both"',
    "trustlog garden ack harbour acme borealis --strand time --note agreed",
    group=garden,
)
@click.argument("name", metavar="G")
@click.argument("one", metavar="P")
@click.argument("other", metavar="P")
@click.option("--strand", metavar="S", help=_STRANDS_HELP)
@click.option("--note", required=True, metavar="TEXT", help="What was done about it.")
def ack(run: Run, name: str, one: str, other: str, strand: str | None, note: str) -> None:
    """Acknowledge a flag of a pair of two members: its strand starts over.

    What is between a member and us is answered at the partner: `ack P`.
    """
    run.write(lambda ledger: desk.ack(ledger, name, one, other, strand, note))


@command("anew", 'trustlog garden anew harbour acme borealis --reason "new people"', group=garden)
@click.argument("name", metavar="G")
@click.argument("one", metavar="P")
@click.argument("other", metavar="P")
@click.option("--strand", metavar="S", help=_STRANDS_HELP)
@reason_option("Why what was shown so far no longer tells.")
def anew(run: Run, name: str, one: str, other: str, strand: str | None, reason: str) -> None:
    """Let counting of a pair of two members start again without a flag."""
    run.write(lambda ledger: desk.anew(ledger, name, one, other, strand, reason))


def _of_partner(run: Run, ledger: "Ledger", found: "Partner") -> None:
    inside = [desk.standing(ledger, each, run.as_of) for each in desk.gardens_with(ledger, found, run.as_of)]
    if run.json:
        output.print_json({"partner": found.handle, "gardens": [desk.as_json(ledger, at) for at in inside]})
        return
    output.print_wrapped(desk.gardens_page(found, inside))


for _command in (look, over, *line_commands()):
    garden.add_command(_command)
