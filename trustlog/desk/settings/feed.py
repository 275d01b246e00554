"""Which file is kept as one's own calendar, written to the settings file; every other line of it stays as it is."""

import json

from trustlog.desk.settings.kinds import with_lines
from trustlog.desk.settings.screens import keep, screen_settings
from trustlog.errors import Reason, Refused


def choose_feed(path: str, *, private: bool = False, ledger: str = "") -> str:
    """Write which file is kept as a calendar, an empty path for none, whether private facts are in it, of which ledger.

    Return the path of the settings file.
    """
    from trustlog.exchange.toml.read import read_toml

    settings = screen_settings()
    if settings.fault is not None:
        raise Refused(Reason("setting_not_kept", why=settings.fault))
    before = read_toml(settings.text)
    chosen: dict[str, str | bool] = {"feed": path, "private": private, "ledger": ledger}
    lines = settings.text.splitlines(keepends=True)
    for name in chosen.keys() & before.get("calendar", {}).keys():
        lines[settings.line("calendar", name) - 1] = ""
    text = with_lines("".join(lines), "calendar", chosen)
    wanted = {**before, "calendar": {**before.get("calendar", {}), **chosen}}
    keep(settings, text, wanted, f"feed = {json.dumps(path, ensure_ascii=False)}")
    return settings.path
