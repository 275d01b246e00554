"""The program as click has it: all commands with their options and helps, of which a run loads only its own."""

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

import click

from trustlog import __version__
from trustlog.cli.arguments import NOT_YET, arrange, is_utf8, refuse_not_yet
from trustlog.cli.command import SpokenCommand, examples_text, shared_options
from trustlog.cli.names import COMMANDS, HEADINGS
from trustlog.cli.run import Run
from trustlog.language import N_, _


class LazyGroup(SpokenCommand, click.Group):
    """A group that imports a command when it is asked for, so that no command pays for another."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of all commands, in the order of the help."""
        return list(COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        """List the commands under their headings, from the table alone: none is loaded for it."""
        widest = max(map(len, COMMANDS))
        for heading, commands in HEADINGS.items():
            with formatter.section(_(heading)):
                formatter.write_dl([(name.ljust(widest), _(summary)) for name, (_unused, summary) in commands.items()])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's
        """Load one command and return it, or None for a name that is none."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command = getattr(import_module(f"trustlog.cli.commands.{module}"), name)
        assert isinstance(command, click.Command)  # noqa: S101 - a wrong table above is a bug
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Do what is asked; ctrl+c ends it as it ends a question: click would print an empty line about it."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise click.Abort from None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command; a planned command that does not exist yet has its own message, unlike a misspelt name."""
        refuse_not_yet(args[0])
        return super().resolve_command(ctx, args)


@click.command(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=examples_text(
        (
            N_("tl acme lunch 45m yesterday"),
            N_('tl "acme: coffee with jane; we promise send the proposal by fri"'),
            "trustlog due",
        )
    ),
)
@click.version_option(__version__, "-V", "--version", message="trustlog %(version)s")
@shared_options
@click.pass_context
def root(ctx: click.Context) -> None:
    """Keep a ledger of promises, time and openness with partners, and read what it says about trust.

    Without a command the screens open. Words that are no command are a line to write down:
    tl acme lunch 45m yesterday
    """
    if ctx.invoked_subcommand is None:
        from trustlog.cli.screens import open_screens

        run: Run = ctx.obj
        run.refuse_json(_("the screens"))
        open_screens(run)


def all_commands() -> Iterator[tuple[str, click.Command]]:
    """Yield every command with its full name, like `promise list`, in the order of the help; hidden ones are not."""
    context = click.Context(root, info_name="trustlog")
    for name in COMMANDS:
        command = root.get_command(context, name)
        assert command is not None  # noqa: S101 - the table names it
        yield name, command
        if isinstance(command, click.Group):
            inner = click.Context(command, info_name=name, parent=context)
            for part in command.list_commands(inner):
                subcommand = command.get_command(inner, part)
                assert subcommand is not None  # noqa: S101 - the group names it
                if not subcommand.hidden:
                    yield f"{name} {part}", subcommand


def answer(words: Sequence[str], run: Run) -> int:
    """Do what the words ask for and return the exit status; every refusal is raised."""
    for word in words:
        if not is_utf8(word):
            raise click.UsageError(
                _("not valid UTF-8: {decode}").format(decode=word.encode("utf-8", "backslashreplace").decode())
            )
    result = root.main(arrange(words, {*COMMANDS, *NOT_YET}), prog_name="trustlog", standalone_mode=False, obj=run)
    return result if isinstance(result, int) else 0
