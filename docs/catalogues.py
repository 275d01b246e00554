"""Writes the catalogues of other languages: takes the sentences out of the program and compiles what is translated.

`python docs/catalogues.py` brings every catalogue up to date and compiles it; `--compile` only compiles. A sentence is
marked by `_`, `N_` or `ngettext`; `plural` and `counted` mark a noun with its plural; in the tables of `TABLES` every
text is a sentence, without a mark.
"""

import ast
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
PROGRAM = ROOT / "trustlog"
LOCALE = PROGRAM / "locale"
TABLES = (
    "domain/calendar/days.py",
    "wording/command_line.py",
    "wording/gardens.py",
    "wording/ledgers_and_files.py",
    "wording/lines.py",
    "wording/reasons.py",
    "wording/screens.py",
    "wording/ways.py",
)
MARKS = ("_", "N_")
NOUNS = ("plural", "counted")
Sentence = tuple[str, ...]
"""A sentence, or its singular and its plural."""


def catalogues() -> list[Path]:
    """Return the catalogue of each language."""
    return sorted(LOCALE.glob("*/LC_MESSAGES/trustlog.po"))


def sentences() -> dict[Sentence, list[str]]:
    """Return every sentence that is marked, in the order of the files, and the files it is in."""
    places: dict[Sentence, list[str]] = {}
    for path in sorted(PROGRAM.rglob("*.py")):
        name = path.relative_to(PROGRAM).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"))
        helps = help_texts(tree) if name.startswith("cli/") else ()
        for sentence in (*marked(tree), *helps, *(table_texts(tree) if name in TABLES else ())):
            files = places.setdefault(sentence, [])
            if name not in files:
                files.append(name)
    return places


def marked(tree: ast.AST) -> Iterator[Sentence]:
    """Yield the sentences within marks, and the nouns that are counted."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        mark = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        texts = _texts(node.args[:1] if mark == "_" else node.args[1:] if mark in NOUNS else node.args[:2])
        if (mark in MARKS and texts) or (mark == "ngettext" and len(texts) == 2):
            yield texts
        elif mark in NOUNS and texts:
            yield texts if len(texts) == 2 else (texts[0], _plural(texts[0]))


def help_texts(tree: ast.AST) -> Iterator[Sentence]:
    """Yield the help of commands and options: click takes it from docstrings and by name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg in ("help", "short_help"):
            yield from (texts for texts in (_texts([node.value]),) if texts)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "reason_option":
            yield from (texts for texts in (_texts(node.args[:1]),) if texts)
        if isinstance(node, ast.FunctionDef) and _is_command(node) and (says := ast.get_docstring(node)):
            yield (says,)


def _is_command(node: ast.FunctionDef) -> bool:
    return any("command(" in (made_by := ast.unparse(each)) or "group(" in made_by for each in node.decorator_list)


def table_texts(tree: ast.Module) -> Iterator[Sentence]:
    """Yield the values that are texts of the tables of a module."""
    for node in tree.body:
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        items = value.values if isinstance(value, ast.Dict) else value.elts if isinstance(value, ast.Tuple) else []
        yield from (text for item in items if (text := _texts([item])))


def update(catalogue: Catalog) -> Catalog:
    """Return a catalogue with all sentences of the program, each with the translation it has.

    What is no longer said is kept as obsolete, for sentences that come back.
    """
    renewed = Catalog(
        locale=catalogue.locale, header_comment=catalogue.header_comment, project="Trustlog", version="",
        copyright_holder="", charset="utf-8", fuzzy=False, revision_date=catalogue.revision_date,
        creation_date=catalogue.creation_date,
    )  # fmt: skip
    before = {_first(message): message for message in (*catalogue.obsolete.values(), *catalogue) if message.id}
    for sentence, files in sentences().items():
        known = before.get(sentence[0])
        has_forms = known is not None and isinstance(known.string, tuple) == (len(sentence) == 2)
        key = sentence if len(sentence) == 2 else sentence[0]
        renewed.add(key, known.string if known is not None and has_forms else None, [(name, None) for name in files])
    gone = {name: message for name, message in before.items() if message.string and renewed.get(name) is None}
    renewed.obsolete.update(gone)
    return renewed


def _first(message: Message) -> str:
    """Return a sentence, or its singular."""
    return message.id if isinstance(message.id, str) else message.id[0]


def read(path: Path) -> Catalog:
    """Return a catalogue."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def write(path: Path, catalogue: Catalog) -> None:
    """Write a catalogue, without what differs from one day to the next."""
    with path.open("wb") as file:
        write_po(file, catalogue, width=120, include_lineno=False, omit_header=False)


def compile_stale() -> None:
    """Compile every catalogue that is newer than what was compiled of it."""
    for path in catalogues():
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime <= path.stat().st_mtime:
            half_done = compiled.with_suffix(f".{os.getpid()}")  # tests run side by side
            with half_done.open("wb") as file:
                write_mo(file, read(path))
            half_done.replace(compiled)


def _texts(nodes: list[ast.expr]) -> Sentence:
    """Return the texts that nodes are; nothing unless all are."""
    texts = [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return tuple(texts) if len(texts) == len(nodes) else ()


def _plural(noun: str) -> str:
    sys.path.insert(0, str(ROOT))
    from trustlog.domain.text import usual_plural

    return usual_plural(noun)


def main() -> None:
    """Bring the catalogues up to date and compile them, and say how many sentences have no translation."""
    if sys.argv[1:] != ["--compile"]:
        for path in catalogues():
            catalogue = update(read(path))
            write(path, catalogue)
            missing = sum(not message.string or not all(message.string) for message in catalogue if message.id)
            print(f"{path.relative_to(ROOT)}: {len(catalogue)} sentences, {missing} without a translation")
    compile_stale()


if __name__ == "__main__":
    main()
