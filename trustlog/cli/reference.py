"""Writes `docs/commands.md` from the commands themselves: `python -m trustlog.cli.reference > docs/commands.md`."""

import sys
from collections.abc import Iterator

import click

HEAD = """# The commands

Made from the program itself by `python -m trustlog.cli.reference`; a test fails when this page is stale.
`tl` is the same program as `trustlog`. Words that are no command are a line to write down:
`tl acme lunch 45m yesterday`.

Every command takes these, before or after its name:

"""


def commands() -> Iterator[tuple[str, click.Command]]:
    """Give every command with its full name, in the order of the help."""
    from trustlog.cli.app import COMMANDS, root

    context = click.Context(root, info_name="trustlog")
    for name in COMMANDS:
        command = root.get_command(context, name)
        assert command is not None  # noqa: S101 - the table names it
        yield name, command
        if isinstance(command, click.Group):
            inner = click.Context(command, info_name=name, parent=context)
            for part in command.list_commands(inner):
                within = command.get_command(inner, part)
                assert within is not None  # noqa: S101 - the group names it
                yield f"{name} {part}", within


def examples(command: click.Command) -> list[str]:
    """Give the examples of a command's help."""
    return [line.strip() for line in (command.epilog or "").split("Example:\n")[-1].splitlines() if line.strip()]


def reference() -> str:
    """Write the whole page."""
    from trustlog.cli.app import root

    parts = [HEAD + "".join(f"{line}\n" for line in _options(root, shared=True))]
    for name, command in commands():
        context = click.Context(command, info_name=f"trustlog {name}")
        usage = " ".join([f"trustlog {name}", *(" ".join(command.collect_usage_pieces(context)).split())])
        lines = [f"## {name}", "", f"    {usage}", "", " ".join((command.help or "").split()), ""]
        options = _options(command, shared=False)
        lines += [*options, ""] if options else []
        lines += ["```sh", *examples(command), "```", ""]
        parts.append("\n".join(lines))
    return "\n".join(parts).rstrip() + "\n"


def _options(command: click.Command, *, shared: bool) -> list[str]:
    """Write a line for each option; those of every command only where they are asked for."""
    lines = []
    for one in command.params:
        if not isinstance(one, click.Option) or one.hidden or one.is_eager or one.expose_value is shared:
            continue
        value = "" if one.is_flag else f" {one.metavar or _choices(one)}"
        lines.append(f"- `{', '.join(one.opts)}{value}`: {one.help}")
    return lines


def _choices(option: click.Option) -> str:
    return "|".join(str(choice) for choice in option.type.choices) if isinstance(option.type, click.Choice) else "VALUE"


if __name__ == "__main__":
    sys.stdout.write(reference())
