"""Another language than English on the command line: the program's own sentences, and those of click."""

import gettext  # which click has imported
import os

from trustlog.config import ENGLISH
from trustlog.wording.catalogue import DOMAIN, FOLDER, speak_language


def speak_everywhere(code: str) -> None:
    """Speak a language, and let click say its own sentences in it, which it finds by way of gettext."""
    speak_language(code)
    if code == ENGLISH:
        gettext.textdomain("messages")  # as it is unless set
        return
    os.environ["LANGUAGE"] = code
    gettext.bindtextdomain(DOMAIN, FOLDER)
    gettext.textdomain(DOMAIN)
