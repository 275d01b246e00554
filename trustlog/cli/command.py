"""How commands are made: the shared options and examples each has, groups of commands, and types of arguments."""

from collections.abc import Callable, Sequence
from typing import Any

import click

from trustlog.cli.arguments import fact_number, fact_numbers, refuse_not_yet
from trustlog.cli.run import Run
from trustlog.errors import Reason, WordsError
from trustlog.language import N_, _, is_other

Body = Callable[..., None]
EXAMPLE = N_("Example:")
_UNCUT = 1000
"""Signs of a sentence in a list of commands, more than any has."""


def _remember(context: click.Context, param: click.Parameter, value: Any) -> None:
    """Keep a shared option in the run, wherever among the words it stood."""
    if value is None or value is False or context.resilient_parsing:
        return
    assert param.name is not None  # noqa: S101 - an option always has a name
    setattr(context.ensure_object(Run), param.name, value)


def _is_shared(param: click.Parameter) -> bool:
    """Tell whether every command has the option: in a help, a command's own options come first."""
    return not param.expose_value


def shared_options(body: Any) -> Any:
    """Add the options that every command takes, before and after its name."""
    for decorate in (
        click.option("--no-input", is_flag=True, expose_value=False, callback=_remember, help="Never ask anything."),
        click.option(
            "--lang", metavar="en|nl", expose_value=False, callback=_remember,
            help="The language to speak (or TRUSTLOG_LANG).",
        ),
        click.option("--json", is_flag=True, expose_value=False, callback=_remember, help="Print JSON, not text."),
        click.option(
            "--as-of", "as_of_words", metavar="DATE", expose_value=False, callback=_remember,
            help="Read as of the end of that day (only commands that read).",
        ),
        click.option(
            "--db", metavar="PATH", expose_value=False, callback=_remember,
            help="The ledger, a file or postgresql+psycopg://… (or TRUSTLOG_DB).",
        ),
    ):  # fmt: skip
        body = decorate(body)
    return body


class SpokenCommand(click.Command):
    """A command whose help is in the language spoken; names of options and arguments stay."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the options and arguments, with their help in the language spoken."""
        params = super().get_params(ctx)
        return [_spoken(param) for param in params] if is_other() else params

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does."""
        click.Command.format_help_text(_spoken_words(self), ctx, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples."""
        click.Command.format_epilog(_spoken_words(self), ctx, formatter)


def _spoken(param: click.Parameter) -> click.Parameter:
    """Return an option with its help in the language spoken, as a copy; an argument as it is."""
    if not isinstance(param, click.Option) or not param.help:
        return param
    from copy import copy

    spoken = copy(param)
    spoken.help = _(param.help)
    return spoken


def _spoken_words(command: click.Command) -> click.Command:
    """Return a command with all its words in the language spoken, as a copy."""
    if not is_other():
        return command
    from copy import copy
    from inspect import cleandoc

    spoken = copy(command)
    spoken.help = _(cleandoc(command.help)) if command.help else command.help
    spoken.short_help = _(command.short_help) if command.short_help else command.short_help
    spoken.epilog = "\n".join(map(_spoken_line, (command.epilog or "").split("\n")))
    return spoken


def _spoken_line(line: str) -> str:
    """Return a line of the examples in the language spoken: a command stays, a line that is written down does not."""
    text = line.lstrip(" ")
    return line if text in ("", "\b") else f"{line[: len(line) - len(text)]}{_(text)}"


class _Command(SpokenCommand):
    """A command whose line in the help of its group may be looked up when that is printed."""

    summary: Callable[[], str] | None = None

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the line."""
        if self.summary is not None:
            self.short_help = self.summary()
        return click.Command.get_short_help_str(_spoken_words(self), limit)


def command(
    name: str,
    *examples: str,
    group: click.Group | None = None,
    summary: Callable[[], str] | None = None,
    **settings: Any,
) -> Callable[[Body], click.Command]:
    """Return a decorator that makes a command of a function `(run, …)`; `group` is the group that holds it.

    `summary` is called for the line in the group's help, where that is not the first of the function's docstring.
    """

    def decorate(body: Body) -> click.Command:
        callback = shared_options(click.pass_obj(body))
        new_command = click.command(name, _Command, epilog=examples_text(examples), **settings)(callback)
        new_command.summary = summary
        new_command.params.sort(key=_is_shared)
        if group is not None:
            group.add_command(new_command)
        return new_command

    return decorate


def group(
    name: str, *examples: str, cls: "type[CommandGroup] | None" = None, alone: "Callable[[Run], None] | None" = None
) -> Callable[[Body], click.Group]:
    """Return a decorator for a command that holds others; called alone, it does `alone`, or lists their names."""

    def decorate(body: Body) -> click.Group:
        @click.pass_context
        def choose(context: click.Context) -> None:
            if context.invoked_subcommand is None and alone is not None:
                alone(context.ensure_object(Run))
            elif context.invoked_subcommand is None:
                raise click.UsageError(
                    _("name one of {list_commands}").format(list_commands=", ".join(new_group.list_commands(context))),
                    context,
                )

        new_group = click.group(
            name,
            cls=cls or CommandGroup,
            epilog=examples_text(examples),
            help=body.__doc__,
            invoke_without_command=True,
        )(shared_options(choose))
        return new_group

    return decorate


class CommandGroup(SpokenCommand, click.Group):
    """A command made of others; a word that is none of them is answered with their names."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands, each with its whole sentence: one that is cut off tells nobody what it does."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [(name, each.get_short_help_str(_UNCUT)) for name, each in commands if each and not each.hidden]
        if rows:
            with formatter.section(_("Commands")):
                formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command, or raise UsageError with the names there are."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            refuse_not_yet(f"{self.name} {args[0]}")
            raise click.UsageError(
                _('no command "{args}" here: {list_commands}').format(
                    args=args[0], list_commands=", ".join(self.list_commands(ctx))
                ),
                ctx,
            )
        return super().resolve_command(ctx, args)


def examples_text(examples: Sequence[str]) -> str:
    """Return the examples as a paragraph of the help whose lines click leaves alone."""
    return f"\b\n{EXAMPLE}\n" + "\n".join(f"  {example}" for example in examples)


NUMBER = fact_number  # as the type of an argument
number_argument = click.argument("number", type=NUMBER, metavar="N")


def _numbers(_context: click.Context, _param: click.Parameter, words: tuple[str, ...]) -> tuple[int, ...]:
    return fact_numbers(words)


numbers_argument = click.argument("numbers", nargs=-1, required=True, callback=_numbers, metavar="N...")
numbers_or_none_argument = click.argument("numbers", nargs=-1, callback=_numbers, metavar="[N...]")
fields_argument = click.argument("pairs", nargs=-1, required=True, metavar="FIELD=VALUE...")


def reason_option(help_text: str, *, required: bool = True) -> Callable[[Body], Body]:
    """Return the option with which a person says why."""
    return click.option("--reason", required=required, metavar="TEXT", help=help_text)


def whole_name(words: Sequence[str]) -> str:
    """Return the words of a new name as one; raise WordsError for one that reads as FIELD=VALUE.

    Such a word was meant for a field, as `partner edit` takes it; a name with that in it is given as one word, quoted.
    """
    for word in words[1:]:
        field, sign, _value = word.partition("=")
        if sign and field.isidentifier():
            raise WordsError(Reason("name_with_field", word=repr(word)))
    return " ".join(words)


def fields(pairs: Sequence[str]) -> dict[str, str]:
    """Return FIELD=VALUE words as values by field; raise WordsError for any other word, or a field given twice."""
    values: dict[str, str] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign or not name.strip():
            raise WordsError(Reason("no_field_and_value", pair=repr(pair)))
        if name.strip().lower() in values:
            raise WordsError(Reason("field_twice", name=name.strip()))
        values[name.strip().lower()] = value
    return values
