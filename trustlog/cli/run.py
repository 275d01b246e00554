"""What every command shares: the options of the whole program, the ledger, the day, and how writes are reported."""

from collections.abc import Callable, Sequence
from datetime import date as Day  # noqa: N812 - `date` is a method below
from typing import TYPE_CHECKING, Any

import click

from trustlog import config
from trustlog.cli import out
from trustlog.cli.to_come import refuse_what_is_to_come
from trustlog.domain.limits import MOST_DIGITS
from trustlog.errors import WordsError
from trustlog.files.paths import ledger_place

if TYPE_CHECKING:
    from trustlog.desk.ledger import Ledger, Written

Body = Callable[..., None]


class Run:
    """One call of the program: the shared options as given, and what is opened on their account."""

    def __init__(self) -> None:
        self.db: str | None = None
        self.as_of_words: str | None = None
        self.json = False
        self.no_input = False
        self.is_done = False
        self.today = config.today()

    @property
    def where(self) -> str:
        """Tell which ledger is meant."""
        return config.ledger_path() if self.db is None else ledger_place(self.db)

    @property
    def as_of(self) -> Day:
        """Give the day up to which is read: today, unless --as-of names one."""
        return self.today if self.as_of_words is None else self.date(self.as_of_words)

    @property
    def as_of_named(self) -> Day | None:
        """Give the day that --as-of names, or None."""
        return self.optional_date(self.as_of_words)

    def date(self, words: str, *, due: bool = False) -> Day:
        """Read a date as people write it; `due` tells that it looks ahead."""
        from trustlog.domain.calendar.dates import read_date

        return read_date(words, self.today, due=due)

    def optional_date(self, words: str | None, *, due: bool = False) -> Day | None:
        """Read a date where one was given."""
        return None if words is None else self.date(words, due=due)

    def ledger(self, create: bool = True) -> "Ledger":
        """Open the ledger until the command ends."""
        from trustlog.desk.ledger import open_ledger

        told: set[str] = set()

        def tell_once(text: str) -> None:
            if text not in told:
                told.add(text)
                out.tell(text)

        who, now = config.me(), config.now()
        ledger = open_ledger(
            self.where,
            me=who,
            today=self.today,
            now=now,
            zone=config.zone(),
            notice=out.tell,
            tell=tell_once,
            create=create,
        )
        click.get_current_context().call_on_close(ledger.close)
        return ledger

    def writing(self) -> "Ledger":
        """Open the ledger for a command that writes, which no --as-of can go with."""
        if self.as_of_words is not None:
            raise WordsError(
                "--as-of is for commands that read; in one that writes, name the day with --on or in the line"
            )
        return self.ledger()

    def done(self) -> None:
        """Note that something was written for good: whatever goes wrong with the answer, the command is done."""
        self.is_done = True

    def dated(self) -> None:
        """Say that the day written is not the clock's."""
        if config.today_is_set():
            from trustlog.domain.calendar.dates import show

            out.tell(f"Recorded as if today were {show(self.today)}.")

    def wrote(self, ledger: "Ledger", written: "Written") -> None:
        """Report a batch: what it wrote as JSON, or its lines."""
        self.done()
        if self.json:
            from trustlog.cli.values import written_json

            out.show_json_array(written_json(ledger, written))
        else:
            for line in written.lines:
                out.say(out.plain(line))
        self.dated()

    def no_as_of(self, why: str) -> None:
        """Refuse --as-of where it has no meaning."""
        if self.as_of_words is not None:
            raise WordsError(f"--as-of has no meaning here: {why}")

    def refuse_json(self, what: str) -> None:
        """Refuse options that make no sense with something to look at."""
        if self.json:
            raise WordsError(f"--json has no meaning for {what}; leave it out")


def _remember(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    """Keep a shared option, wherever among the words it stood."""
    if value is None or value is False or ctx.resilient_parsing:
        return
    assert param.name is not None  # noqa: S101 - an option always has a name
    setattr(ctx.ensure_object(Run), param.name, value)


def shared_options(body: Any) -> Any:
    """Add the options that every command takes, before and after its name."""
    for decorate in (
        click.option("--no-input", is_flag=True, expose_value=False, callback=_remember, help="Never ask anything."),
        click.option("--json", is_flag=True, expose_value=False, callback=_remember, help="Print JSON."),
        click.option(
            "--as-of", "as_of_words", metavar="DATE", expose_value=False, callback=_remember,
            help="What had happened by the end of that day (commands that read).",
        ),
        click.option(
            "--db", metavar="PATH", expose_value=False, callback=_remember,
            help="The ledger: a file, or postgresql+psycopg://… (also TRUSTLOG_DB).",
        ),
    ):  # fmt: skip
        body = decorate(body)
    return body


def command(
    name: str, *examples: str, group: click.Group | None = None, **settings: Any
) -> Callable[[Body], click.Command]:
    """Make a command of a function `(run, …)`, with the shared options and its examples in the help."""

    def decorate(body: Body) -> click.Command:
        callback = shared_options(click.pass_obj(body))
        made = click.command(name, click.Command, epilog=examples_text(examples), **settings)(callback)
        if group is not None:
            group.add_command(made)
        return made

    return decorate


def group(name: str, *examples: str) -> Callable[[Body], click.Group]:
    """Make a command that only holds others, and without one of them names them in one line."""

    def decorate(body: Body) -> click.Group:
        @click.pass_context
        def choose(ctx: click.Context) -> None:
            if ctx.invoked_subcommand is None:
                raise click.UsageError(f"name one of {', '.join(made.list_commands(ctx))}", ctx)

        made = click.group(
            name, cls=Family, epilog=examples_text(examples), help=body.__doc__, invoke_without_command=True
        )(shared_options(choose))
        return made

    return decorate


class Family(click.Group):
    """A command made of others; a word that is none of them is answered with their names."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or name those there are."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            refuse_what_is_to_come(f"{self.name} {args[0]}")
            raise click.UsageError(f'no command "{args[0]}" here: {", ".join(self.list_commands(ctx))}', ctx)
        return super().resolve_command(ctx, args)


def examples_text(examples: Sequence[str]) -> str:
    """Write examples so that click leaves their lines alone."""
    return "\b\nExample:\n" + "\n".join(f"  {example}" for example in examples)


def number(word: str) -> int:
    """Read the number of a fact, `12` or `#12`."""
    digits = word.removeprefix("#")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > MOST_DIGITS:
        raise WordsError(f'"{word}" is not the number of a fact; write it as 12')
    return int(digits)


NUMBER = number  # as the type of an argument


def fields(pairs: Sequence[str]) -> dict[str, str]:
    """Read FIELD=VALUE words."""
    found: dict[str, str] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign or not name.strip():
            raise WordsError(f"{pair!r} is not FIELD=VALUE; write it as text='the new words'")
        if name.strip().lower() in found:
            raise WordsError(f"{name.strip()} is given twice; give it once")
        found[name.strip().lower()] = value
    return found
