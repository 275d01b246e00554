"""What is written about a garden of itself: how it is looked at, and a line on each topic that it has to settle."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import click

from trustlog.cli import output
from trustlog.cli.command import command
from trustlog.cli.run import Run
from trustlog.desk import garden as desk
from trustlog.domain.garden import ABOUT, NOBODY_WORDS
from trustlog.errors import Reason, WordsError
from trustlog.language import N_, _


@command(
    "look",
    "trustlog garden look harbour acme borealis 4,3,?,5,3,4,2,4,4,3,5,4,4",
    "trustlog garden look harbour us acme 4343545434454 --by Ann",
    "trustlog garden look harbour 4,4,3,5,?,2,4",
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


@command("over", "trustlog garden over harbour 41")
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


def line_commands() -> Iterator[click.Command]:
    """Yield the command of each topic."""
    return (_line_command(topic, told) for topic, told in _LINES.items())


def _line_command(topic: str, told: _Line) -> click.Command:
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
    return command(topic, told.example, help=told.says)(made)
