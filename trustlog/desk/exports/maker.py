"""Who made an export, for people who read it."""

import re

from trustlog.language import _

_NUMBER = re.compile(r"uid\d+")
"""What stands for the name of somebody whose computer knows none; see `config.me`."""


def maker_words(me: str) -> str:
    """Return who made an export: the name, or that there is none."""
    return _("somebody without a name ({me})").format(me=me) if _NUMBER.fullmatch(me) else me
