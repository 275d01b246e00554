"""Another language than English on the command line: the program's own sentences, and those of click."""

import gettext  # which click has imported
import os

from trustlog.config import ENGLISH
from trustlog.language import N_
from trustlog.wording.catalogue import DOMAIN, FOLDER, speak_language

CLICK_SAYS = (
    N_("Usage:"), N_("Options"), N_("Commands"), N_("Show this message and exit."), N_("Show the version and exit."),
    N_("Missing argument"), N_("Missing option"), N_("Missing parameter"), N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"), N_("No such option {name!r}."), N_("No such command {name!r}."),
    N_("Option {name!r} does not take a value."), N_("{value!r} is not a valid {number_type}."),
    N_("{value} is not in the range {range}."), N_("required"), N_("default: {default}"),
    N_("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    N_("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    N_("Did you mean {possibility}?", "(Possible options: {possibilities})"),
    N_("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
)  # fmt: skip
"""What click says, in its words: by these it finds them in our catalogue."""


def speak_everywhere(code: str) -> None:
    """Speak a language, and let click say its own sentences in it, which it finds by way of gettext."""
    speak_language(code)
    if code == ENGLISH:
        gettext.textdomain("messages")  # as it is unless set
        return
    os.environ["LANGUAGE"] = code
    gettext.bindtextdomain(DOMAIN, FOLDER)
    gettext.textdomain(DOMAIN)
