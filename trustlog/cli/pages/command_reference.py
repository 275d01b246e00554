"""Makes `docs/commands.md` from the commands: `python -m trustlog.cli.pages.command_reference > docs/commands.md`."""

import sys

import click

from trustlog.cli.app import all_commands, root

HEAD = """# The commands

Made from the program itself by `make pages`; a test fails when this page is stale.
`tl` is the same program as `trustlog`. Words that are no command are a line to write down:
`tl acme lunch 45m yesterday`.

Every command takes these, before or after its name:

"""


def examples(command: click.Command) -> list[str]:
    """Return the examples of a command's help."""
    return [line.strip() for line in (command.epilog or "").split("Example:\n")[-1].splitlines() if line.strip()]


def reference() -> str:
    """Return the whole page as Markdown."""
    parts = [HEAD + "".join(f"{line}\n" for line in _options(root, shared=True))]
    for name, command in all_commands():
        context = click.Context(command, info_name=f"trustlog {name}")
        usage = " ".join([f"trustlog {name}", *(" ".join(command.collect_usage_pieces(context)).split())])
        lines = [f"## {name}", "", f"    {usage}", "", " ".join((command.help or "").split()), ""]
        options = _options(command, shared=False)
        lines += [*options, ""] if options else []
        lines += ["```sh", *examples(command), "```", ""]
        parts.append("\n".join(lines))
    return "\n".join(parts).rstrip() + "\n"


def _options(command: click.Command, *, shared: bool) -> list[str]:
    """Return a line for each option: those that all commands share, or those of this command alone."""
    lines = []
    for param in command.params:
        if not isinstance(param, click.Option) or param.hidden or param.is_eager or param.expose_value is shared:
            continue
        value = "" if param.is_flag else f" {param.metavar or _choices(param)}"
        lines.append(f"- `{', '.join(param.opts)}{value}`: {param.help}")
    return lines


def _choices(option: click.Option) -> str:
    return "|".join(str(choice) for choice in option.type.choices) if isinstance(option.type, click.Choice) else "VALUE"


if __name__ == "__main__":
    sys.stdout.write(reference())
