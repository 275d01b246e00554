"""A question at a terminal that is answered by yes or no, in the language spoken."""

import click

from trustlog.cli import output
from trustlog.domain.text.folding import folded
from trustlog.language import _

_YES = ("y", "yes", "j", "ja")
_NO = ("", "n", "no", "nee")
"""What is typed for it in any of the languages: whoever reads Dutch types it, too."""


def confirm(question: str, *, err: bool = False) -> bool:
    """Return whether a person says yes; enter alone is a no. `err` asks on stderr, where the answer is data."""
    while True:
        typed = click.prompt(f"{question} [{_('y/N')}]", default="", show_default=False, err=err)
        word = folded(typed.strip())
        if word in _YES or word in _NO:
            return word in _YES
        output.print_message(_("type y for yes, or n for no"))
