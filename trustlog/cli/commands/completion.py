"""The command `completion`: the script with which a shell completes what is typed."""

import click

from trustlog.cli import output
from trustlog.cli.command import command
from trustlog.cli.run import Run
from trustlog.language import _


@command("completion", "trustlog completion bash", "trustlog completion zsh", "trustlog completion fish")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(run: Run, shell: str) -> None:
    """Print the script that completes commands, options, handles, people, gardens and numbers in a shell.

    For bash, put eval "$(trustlog completion bash)" into ~/.bashrc; for zsh, eval "$(trustlog completion zsh)" into
    ~/.zshrc, after compinit; for fish, write it to ~/.config/fish/completions/trustlog.fish.
    """
    from trustlog.cli.completion import script

    run.refuse_json(_("a script"))
    output.print_line(script(shell).strip())
