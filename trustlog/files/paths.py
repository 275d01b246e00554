"""Paths as people type them: what `~` means, and what is no path to a ledger or to any other file."""

import os

from trustlog.errors import Reason, Remedy, WordsError

SERVER = "postgresql+psycopg://"


def expanded(words: str, kind: str = "file") -> str:
    """Return a path as typed, with `~` or `~user` at its beginning as the home folder; `kind` names it in refusals.

    Raises `WordsError` for an empty path and for a path with a NUL character, which no system takes.
    """
    if not words.strip():
        raise WordsError(Reason("no_name", what=kind), Remedy("name_it"))
    if "\0" in words:
        raise WordsError(Reason("nul_in_path", what=kind), Remedy("leave_nul_out"))
    return os.path.expanduser(words)


def ledger_place(words: str) -> str:
    """Return a ledger's place as typed in `--db` or `TRUSTLOG_DB`: a server's URL as it is, a path with `~` expanded.

    Raises `WordsError` for what SQLite or other programs would take for something else than a file at that path: other
    URLs, `file:` above all, which may open a file other than the file that was checked, or none at all. The message
    names the plain path.
    """
    if words.startswith(SERVER):
        return words
    if not words.strip():
        raise WordsError(Reason("no_ledger_named"), Remedy("name_ledger"))
    scheme, colon, rest = words.partition(":")
    scheme = scheme.lower()
    if colon and (scheme in ("file", "sqlite", "sqlite3") or scheme.startswith("sqlite+")):
        plain = _plain(scheme, rest)
        advice = Remedy("name_file_alone", path=plain) if plain else Remedy("name_plain_file")
        raise WordsError(Reason("url_of_a_file", words=words), advice)
    if "://" in words:
        raise WordsError(Reason("what_a_ledger_is"))
    place = expanded(words, "ledger")
    if os.path.basename(place) in ("", ".", ".."):
        raise WordsError(Reason("names_a_folder", words=words), Remedy("name_file_in_it"))
    return f"./{place}" if place.startswith(":") else place  # `:memory:` is a file here


def _plain(scheme: str, rest: str) -> str:
    """Return the path in what follows the scheme of a `file:` or `sqlite:` URL; empty where there is none."""
    from urllib.parse import unquote

    path = unquote(rest.partition("#")[0].partition("?")[0])
    if path.startswith("//"):
        _, slash, tail = path[2:].partition("/")
        path = f"{slash}{tail}" if scheme == "file" else tail  # SQLAlchemy's third slash is none of the path's
    return "" if path.startswith(":") or os.path.basename(path) == "" else path
