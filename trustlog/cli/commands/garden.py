"""The command `garden` and those below it: several partners with a joint purpose, and all that is between them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from trustlog.cli import output
from trustlog.cli.command import CommandGroup, command, fields, fields_argument, group, reason_option, whole_name
from trustlog.cli.daily.capture import capture
from trustlog.cli.run import Run
from trustlog.desk import garden as desk
from trustlog.domain.capture.garden import is_garden_line
from trustlog.domain.garden import ABOUT, NOBODY_WORDS
from trustlog.errors import Reason, WordsError
from trustlog.language import N_, _

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


@command(
    "look",
    "trustlog garden look harbour acme borealis 4,3,?,5,3,4,2,4,4,3,5,4,4",
    "trustlog garden look harbour us acme 4343545434454 --by Ann",
    "trustlog garden look harbour 4,4,3,5,?,2,4",
    group=garden,
)
@click.argument("name", metavar="G")
@click.argument("words", nargs=-1, metavar="[P P] ANSWERS")
@click.option("--by", "said_by", metavar="NAME", help="Who said so.")
@click.option("--on", metavar="DATE", help="The day of the look; default today.")
@click.option("--note", metavar="TEXT", help="A remark.")
@click.option("--private", is_flag=True, help="For you alone.")
def look(
    run: Run, name: str, words: tuple[str, ...], said_by: str | None, on: str | None, note: str | None, private: bool
) -> None:
    """Record how a member sees another, thirteen answers, or how the whole is seen, seven; without any, list what is
    asked.

    Answers are 1 to 5, ? where one is not known, with commas between them or without. `us` is one of us.
    """
    if not words:
        _questions(run)
        return
    pair = (words[0], words[1]) if len(words) > 2 else None  # answers may stand apart: 4 3 ? 5
    if len(words) == 2:
        raise WordsError(Reason("look_at_whom"))
    answers = words[2:] if _names_members(words) else words
    chosen = pair if _names_members(words) else None
    day = run.optional_date(on)
    run.write(
        lambda ledger: desk.look(
            ledger, name, ",".join(answers), chosen, said_by=said_by, on=day, note=note, private=private
        )
    )


def _names_members(words: Sequence[str]) -> bool:
    """Tell whether a look begins with two members, and not with its answers."""
    return len(words) > 2 and any(sign.isalpha() for sign in words[0])


def _questions(run: Run) -> None:
    from trustlog.domain.garden_looks import OF_PAIR, OF_WHOLE

    run.refuse_json("look")
    output.print_line(_("How one sees the other, 1 to 5 (our reading):"))
    for place, question in enumerate(OF_PAIR, start=1):
        output.print_line(f"{place:>4}  {_(question.asks)}")
    output.print_line(_("The whole, once a year:"))
    for place, question in enumerate(OF_WHOLE, start=1):
        output.print_line(f"{place:>4}  {_(question.asks)}")


@command("over", "trustlog garden over harbour 41", group=garden)
@click.argument("name", metavar="G")
@click.argument("number", metavar="N")
@click.option("--on", metavar="DATE", help="The day from which on it holds no more; default today.")
def over(run: Run, name: str, number: str, on: str | None) -> None:
    """Let a line of a garden hold no more: sharing that ended, a rule that was given up."""
    from trustlog.cli.arguments import fact_number

    day, line = run.optional_date(on), fact_number(number)
    run.write(lambda ledger: desk.end_line(ledger, name, line, day))


# A line on each topic


class _Line(NamedTuple):
    """The command of a topic: its help, what follows the garden, and an example."""

    says: str
    words: str
    example: str


_LINES = {
    "gives": _Line(
        N_("Write down what a member gives, and how much of it, 1 to 5."), "P TEXT",
        'trustlog garden gives harbour acme "data of the port" --amount 3',
    ),
    "gets": _Line(
        N_("Write down what a member gets, and how much of it, 1 to 5."), "P TEXT",
        'trustlog garden gets harbour us "a first look at the plans" --amount 2',
    ),
    "decides": _Line(
        N_("Write down what a member may decide alone."), "P TEXT",
        'trustlog garden decides harbour borealis "what is built on its own ground"',
    ),
    "veto": _Line(
        N_("Write down who may stop all others alone; nobody, where that was settled so."), "nobody|P [TEXT]",
        "trustlog garden veto harbour nobody",
    ),
    "answer": _Line(
        N_("Write down the next step by which a broken promise is answered."), "TEXT",
        'trustlog garden answer harbour "first a call between the two"',
    ),
    "conflict": _Line(
        N_("Write down how a conflict is settled, cheaply and soon."), "TEXT",
        'trustlog garden conflict harbour "a third listens to both, within a week"',
    ),
    "pie": _Line(
        N_("Write down how the pie is divided."), "TEXT",
        'trustlog garden pie harbour "by hours worked, looked at each spring"',
    ),
    "shares": _Line(
        N_("Write down what knowledge or data a member shares, and with whom."), "P TEXT",
        'trustlog garden shares harbour acme "the tide tables" --with borealis',
    ),
    "unknown": _Line(
        N_("Write down what is not known yet."), "TEXT",
        'trustlog garden unknown harbour "whether the dock holds the new cranes"',
    ),
    "learned": _Line(
        N_("Write down what was learned, and which unknown that resolves."), "TEXT",
        'trustlog garden learned harbour "the dock holds them" --resolves 41',
    ),
    "missing": _Line(
        N_("Write down which discipline or voice is missing at this table."), "TEXT",
        'trustlog garden missing harbour "somebody who lives beside the port"',
    ),
}  # fmt: skip


def _line_command(topic: str, told: _Line) -> None:
    """Make the command of a topic."""

    def body(
        run: Run, name: str, words: tuple[str, ...], on: str | None, note: str | None, private: bool, **more: Any
    ) -> None:
        of = ABOUT[topic].of
        if of == "anyone" and not words:
            raise WordsError(Reason("line_of_anyone"))
        if of == "member" and len(words) < 2:
            raise WordsError(Reason("line_of_whom", topic=topic))
        member, text = (None, words) if of == "whole" else (words[0], words[1:])
        if of == "anyone" and not text and member is not None and member.lower() not in NOBODY_WORDS:
            text = (_("everything"),)
        resolves = more.get("resolves")
        day = run.optional_date(on)
        run.write(
            lambda ledger: desk.say(
                ledger, name, topic, " ".join(text), member=member, toward=more.get("toward"),
                amount=more.get("amount"), resolves=resolves, on=day, note=note, private=private,
            )
        )  # fmt: skip

    made: Callable[..., Any] = click.option("--private", is_flag=True, help="For you alone.")(body)
    made = click.option("--note", metavar="TEXT", help="A remark.")(made)
    made = click.option("--on", metavar="DATE", help="The day of it; default today.")(made)
    if ABOUT[topic].amount:
        made = click.option("--amount", metavar="1-5", help="How much; of it the proportion is made.")(made)
    if ABOUT[topic].toward:
        made = click.option("--with", "toward", metavar="P", help="With whom; without it, with all.")(made)
    if topic == "learned":
        from trustlog.cli.command import NUMBER

        made = click.option("--resolves", type=NUMBER, metavar="N", help="The unknown that it resolves.")(made)
    made = click.argument("words", nargs=-1, metavar=told.words)(made)
    made = click.argument("name", metavar="G")(made)
    command(topic, told.example, group=garden, help=told.says)(made)


for _topic, _told in _LINES.items():
    _line_command(_topic, _told)
