"""`trustlog serve` on the command line: what it refuses, in one line and before anybody listens."""

import os
import socket
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from cli_cases import Tl

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.usefixtures("monday")


@pytest.fixture
def tl(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Tl:
    return Tl(tmp_path / "ledger.db", capsys)


@pytest.mark.parametrize(
    "host",
    ["0.0.0.0", "192.168.1.4", "example.com", "localhost.example.com", "::", "::ffff:127.0.0.1", "::1%lo", "127.1", ""],
)
def test_other_addresses_are_refused_with_the_reason(host: str, tl: Tl) -> None:
    said = tl("serve", "--host", host)
    assert said.status == 2
    assert f'"{host}" is not an address of this computer alone' in said.refusal
    assert "writes in your ledger" in said.refusal
    assert not tl.db.exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--port", "0"], "--port"),
        (["--port", "65536"], "--port"),
        (["--json"], "--json has no meaning"),
        (["--as-of", "2026-06-30"], "--as-of has no meaning"),
    ],
)
def test_words_that_are_off(words: list[str], says: str, tl: Tl) -> None:
    said = tl("serve", *words)
    assert said.status == 2
    assert says in said.refusal
    assert not tl.db.exists()


def test_a_port_in_use_is_refused(tl: Tl) -> None:
    pytest.importorskip("textual_serve")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = tl("serve", "--port", str(port))
    assert said.status == 1
    assert said.refusal.startswith(f"trustlog: cannot listen on 127.0.0.1 port {port}: ")
    assert said.refusal.endswith("; name another --port")


def test_a_ledger_that_cannot_be_opened_is_refused(tl: Tl) -> None:
    pytest.importorskip("textual_serve")
    tl.db.write_text("this is no ledger, and it is long enough not to be taken for an empty file" * 9)
    said = tl("serve")
    assert said.status == 1
    assert str(tl.db) in said.refusal


def test_without_the_extra_it_says_what_to_install(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['textual_serve'] = None; from trustlog.cli.main import main; sys.exit(main(['serve']))"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT), "TRUSTLOG_DB": str(tmp_path / "ledger.db")}
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert done.stderr == "trustlog: the browser needs two packages more: pip install 'trustlog[serve]'\n"
    assert done.stdout == ""
    assert not (tmp_path / "ledger.db").exists()


def test_the_extra_is_there_where_all_tests_must_run() -> None:
    if os.environ.get("TRUSTLOG_REQUIRE_ALL") != "1":
        pytest.skip("not all tests must run")
    assert find_spec("textual_serve") is not None
