"""The commands of every day bring in only what is listed here, and reading the version nothing at all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROBE = """
import sys
import click, sqlite3, json, re, datetime
before = set(sys.modules)
from trustlog.cli.main import main
status = main(sys.argv[1:])
loaded = sorted(set(sys.modules) - before)
names = (f"{name}/" if hasattr(sys.modules[name], "__path__") else name for name in loaded)
sys.stderr.write("\\n@@" + " ".join(names))
sys.exit(status)
"""
ALLOWED = {"_locale", "locale", "unicodedata", "heapq", "_heapq"}
BY_WORD = {"trust": {"math", "bisect", "_bisect"}}  # the reading needs them; some Pythons have them loaded before
PARTS = ("cli", "config", "desk", "domain", "errors", "files", "language", "lazy", "storage", "trust")
NEVER = (
    "trustlog.storage.schema.tables",
    "trustlog.storage.schema.migrate",
    "trustlog.storage.engine.postgres",
    "trustlog.tui",
)


def run(code: list[str], db: Path) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith("TRUSTLOG")}
    env |= {"PYTHONPATH": str(ROOT), "TRUSTLOG_DB": str(db), "TRUSTLOG_TODAY": "2026-11-23", "HOME": str(db.parent)}
    return subprocess.run([sys.executable, *code], env=env, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    db = tmp_path_factory.mktemp("fast") / "ledger.db"
    for words in (
        ["partner", "add", "Acme"],
        ["acme", "we", "promise", "this", "by", "fri"],
        ["acme", "we", "promise", "that", "by", "fri"],
        ["trust", "acme"],
    ):
        done = run(["-m", "trustlog", *words], db)
        assert done.returncode == 0, done.stderr
    return db


def loaded_by(words: list[str], ledger: Path) -> tuple[list[str], list[str]]:
    """Run a command; return all that it imports, and those modules of our own that are no packages."""
    done = run(["-c", PROBE, *words], ledger)
    assert done.returncode == 0, done.stderr
    listed = done.stderr.rpartition("@@")[2].split()
    loaded = [name.removesuffix("/") for name in listed]
    packages = {name.removesuffix("/") for name in listed if name.endswith("/")}
    deep = [name for name in loaded if name.startswith("trustlog.") and name.count(".") > 1]
    return loaded, [name for name in deep if name not in packages]


@pytest.mark.parametrize(
    ("words", "most"),
    [
        (["acme", "lunch", "45m", "yesterday"], 79),
        (["keep", "1"], 55),
        (["due"], 46),
        (["status"], 45),
        (["trust", "acme"], 85),
        (["log", "acme"], 55),
    ],
)
def test_fast_commands_import_only_what_is_allowed(words: list[str], most: int, ledger: Path) -> None:
    loaded, modules = loaded_by(words, ledger)
    ours = [name for name in loaded if name.partition(".")[0] == "trustlog"]
    assert set(loaded) - set(ours) <= ALLOWED | BY_WORD.get(words[0], set())
    assert all(name == "trustlog" or name.split(".")[1] in PARTS for name in ours)
    assert not [name for name in ours if name.startswith(NEVER)]
    assert len(modules) <= most


@pytest.mark.parametrize(
    "words",
    [
        ["trust", "acme"],
        ["trust", "acme", "--json", "--picture"],
        ["trust", "acme", "--explain"],
        ["trust"],
        ["first"],
        ["due"],
        ["status"],
        ["log", "acme"],
        ["brief", "acme"],
    ],
    ids=" ".join,
)
def test_a_command_opens_the_ledger_once(words: list[str], ledger: Path) -> None:
    code = """
import sys
opened = []
def hook(event, args):
    if event == "sqlite3.connect" and "immutable" not in args[0]:  # a first look at what kind of file it is
        opened.append(args)
sys.addaudithook(hook)
from trustlog.__main__ import main
try:
    main()
finally:
    sys.stderr.write(f"@@{len(opened)}")
"""
    done = run(["-c", code, *words], ledger)
    assert done.returncode == 0, done.stderr
    assert done.stderr.rpartition("@@")[2] == "1"


def test_commands_bring_in_what_is_below_them_only_when_they_run(ledger: Path) -> None:
    code = """
import sys
from importlib import import_module
from trustlog.cli.names import COMMANDS
for place in COMMANDS.values():
    import_module(f"trustlog.cli.commands.{place.partition(':')[0]}")
print(*(name for name, module in sys.modules.items() if not hasattr(module, "__path__")))
"""
    done = run(["-c", code], ledger)
    assert done.returncode == 0, done.stderr
    below = tuple(f"trustlog.{layer}." for layer in ("desk", "exchange", "storage", "trust", "tui", "web"))
    assert [name for name in done.stdout.split() if name.startswith(below)] == []


def test_the_version_needs_no_click(ledger: Path) -> None:
    code = "import sys; from trustlog.__main__ import main; main(); print('click' in sys.modules)"
    done = run(["-c", code, "--version"], ledger)
    assert done.stdout.splitlines() == ["trustlog 0.2.0", "False"]
