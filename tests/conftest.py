"""What tests share: ledgers of their own, on both engines."""

import gc
import gettext
import importlib
import importlib.util
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path
from types import ModuleType

import new_ledgers
import pytest
import tui_idle
import tui_strips
import tui_styles
from hypothesis import HealthCheck, settings

from trustlog.desk.ledger import Ledger
from trustlog.language import speak
from trustlog.storage.engine.connection import Connection, connect

settings.register_profile("default", deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "ci", deadline=None, max_examples=30, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(  # of `make coverage`: tracing is slow, and few examples reach all that many do
    "traced", deadline=None, max_examples=10, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
for quick in (new_ledgers, tui_idle, tui_strips, tui_styles):
    quick.install()


def load_script(path: str) -> ModuleType:
    """Load a program of the repository that is no part of the package, by its path from the root."""
    spec = importlib.util.spec_from_file_location(Path(path).stem, Path(__file__).parent.parent / path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


load_script("docs/catalogues.py").compile_stale()

IN_MEMORY = Path("/dev/shm")
ROOM_IN_MEMORY = 2 << 30
"""Bytes that have to be free in a memory file system for the ledgers of the tests to go there."""
if IN_MEMORY.is_dir() and os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free > ROOM_IN_MEMORY:
    # Thousands of ledgers are made and synced to a disk for a few writes each, which is a fifth of the time.
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))

os.environ["COLORTERM"] = "truecolor"  # whatever terminal the tests are run in, the screens look the same


os.environ["XDG_STATE_HOME"] = str(Path(tempfile.gettempdir()) / f"trustlog-state-{os.getpid()}")
os.environ["TRUSTLOG_CONFIG"] = str(Path(tempfile.gettempdir()) / "trustlog-no-settings" / "settings.toml")

# No test may depend on the day, the zone or the language in which it runs. Whatever asks for "today" without having
# set it is refused, in this process and in those that tests start: this is no date, so the program itself says so.
UNFIXED = "unfixed: this test is to name its day"
AROUND = {
    name: os.environ.get(name) for name in ("TRUSTLOG_TODAY", "TZ", "LANG", "LC_ALL", "LANGUAGE", "TRUSTLOG_LANG")
}
"""What stood in the environment when the tests began: tests marked `any_day` run in it."""
FIXED = {
    "TRUSTLOG_TODAY": UNFIXED,
    "TZ": "UTC",
    "LANG": "C.UTF-8",
    "LC_ALL": None,
    "LANGUAGE": None,
    "TRUSTLOG_LANG": None,
}


def live_in(environment: Mapping[str, str | None]) -> None:
    """Put the day, the zone and the language of this process and of those it starts."""
    for name, value in environment.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
    time.tzset()


live_in(FIXED)


@pytest.fixture(autouse=True)
def day_and_zone(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let a test marked `any_day` live on the real day, in the zone and language around it; refuse it to all others."""
    if request.node.get_closest_marker("any_day") is None:
        yield
    else:
        live_in({**AROUND, "TRUSTLOG_TODAY": None})
        yield
        live_in(FIXED)
    speak(None)  # whatever language a test has spoken, the next one begins in English; click finds its own by gettext
    gettext.textdomain("messages")


@pytest.fixture
def monday(monkeypatch: pytest.MonkeyPatch) -> str:
    """Let it be Monday 23 November 2026, in this process and in those that the test starts."""
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-11-23")
    return "2026-11-23"


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Import a share of the test files where several processes collect all of them: each file is compiled but once.

    In a fresh clone they would all compile the same file at the same time, and each for itself.
    """
    worker = getattr(session.config, "workerinput", None)
    if worker is None or session.config.args_source is not pytest.Config.ArgsSource.TESTPATHS:
        return
    files = sorted(Path(__file__).parent.glob("test_*.py"))
    for file in files[int(worker["workerid"].removeprefix("gw")) :: worker["workercount"]]:
        with suppress(Exception, pytest.skip.Exception):  # collecting it says what is wrong with it
            importlib.import_module(file.stem)


def pytest_collection_finish() -> None:
    """Let the thousands of tests themselves be left alone when Python looks for what nobody needs any more."""
    gc.collect()
    gc.freeze()


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark whatever a PostgreSQL server takes part in: it is another program, and a database takes a while."""
    given = getattr(item, "callspec", None)
    on_server = given is not None and "postgresql" in given.params.values()
    if on_server or "server" in getattr(item, "fixturenames", ()):
        item.add_marker("foreign")
        item.add_marker("server")


class Server:
    """A PostgreSQL server of this test run's own, on loopback, in a folder that goes with it."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self.programs, self.folder = programs, folder
        self.as_other = [runuser(), "-u", "postgres", "--"] if os.geteuid() == 0 else []  # initdb refuses root
        self.port = free_port()
        self._names = count(1)
        self._ledger = ""

    def start(self) -> None:
        """Make a cluster and start it."""
        if self.as_other:
            shutil.chown(self.folder, "postgres", "postgres")
        self.run("initdb", "-D", "data", "-U", "trust", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
        quick = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
        self.run("pg_ctl", "-D", "data", "-w", "-t", "60", "-l", "log", "-o", quick, "start")

    def stop(self) -> None:
        """Stop it at once."""
        self.run("pg_ctl", "-D", "data", "-m", "immediate", "-w", "stop")

    def run(self, program: str, *words: str) -> None:
        """Run one of its programs in its folder."""
        command = [*self.as_other, str(self.programs / program), *words]
        done = subprocess.run(
            command, cwd=self.folder, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, text=True, env={**os.environ, "LC_ALL": "C"},
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr}")

    def new_database(self, like: str = "template1") -> str:
        """Make an empty database, or a copy of one; give its URL."""
        import psycopg

        name = f"ledger{next(self._names)}"
        with psycopg.connect(f"postgresql://trust@127.0.0.1:{self.port}/postgres", autocommit=True) as conn:
            conn.execute(f"CREATE DATABASE {name} TEMPLATE {like}")
        return f"postgresql+psycopg://trust@127.0.0.1:{self.port}/{name}"

    def new_ledger(self) -> str:
        """Make a database with an empty ledger: a copy of the first, for a schema takes five times as long."""
        if not self._ledger:
            self._ledger = self.new_database()
            connect(self._ledger).close()
        return self.new_database(like=self._ledger.rpartition("/")[2])


def runuser() -> str:
    """Find the program that runs another as somebody else: in PATH, else where a PATH may not look."""
    path = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"])
    return shutil.which("runuser", path=path) or "runuser"


def free_port() -> int:
    """Find a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def server_programs() -> Path | None:
    """Find the folder of initdb and pg_ctl: where distributions keep them, else in PATH."""
    kept = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: float(one.parent.name))
    found = shutil.which("initdb")
    for folder in (*reversed(kept), *([Path(found).parent] if found else [])):
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    return None


@pytest.fixture(scope="session")
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    """Give a running PostgreSQL server; without one installed the test is skipped, or fails where all must run."""
    if request.config.getoption("markexpr") == "not foreign":
        pytest.fail("this test asks for a server where `pytest_itemcollected` cannot know it: mark it foreign, server")
    programs = server_programs()
    if programs is None:
        if os.environ.get("TRUSTLOG_REQUIRE_ALL") == "1":
            pytest.fail("PostgreSQL is not installed, and all tests must run")
        pytest.skip("PostgreSQL is not installed")
    folder = Path(tempfile.mkdtemp(prefix="trustlog-pg-"))
    running = Server(programs, folder)
    try:
        running.start()
        yield running
    finally:
        with suppress(RuntimeError):
            running.stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """Give the path of a ledger file that is not there yet."""
    return str(tmp_path / "ledger.db")


@pytest.fixture
def postgres_url(server: Server) -> str:
    """Give the URL of an empty database."""
    return server.new_database()


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest) -> str:
    """Give the place of a new ledger on each engine in turn."""
    return str(request.getfixturevalue("ledger" if request.param == "sqlite" else "postgres_url"))


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an empty ledger, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "ledger.db"
    connect(str(path)).close()
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def conn(request: pytest.FixtureRequest) -> Iterator[Connection]:
    """Give an open, empty ledger on each engine in turn."""
    if request.param == "sqlite":
        place = str(shutil.copy(request.getfixturevalue("empty_file"), request.getfixturevalue("ledger")))
    else:
        place = request.getfixturevalue("server").new_ledger()
    opened = connect(place)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the demo ledgers of the screens' tests are."""
    return tmp_path_factory.mktemp("tui")


@pytest.fixture(scope="session")
def shared_walk(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Name the folder where one process of a run leaves for all others what it saw at every place of the screens."""
    import tui_places

    base = tmp_path_factory.getbasetemp()
    tui_places.SHARED["folder"] = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture
def demo(folder: Path) -> str:
    """A demo ledger of one's own."""
    from tui_pilot import demo_at

    return demo_at(folder)


@pytest.fixture
def other(demo: str) -> Iterator[Ledger]:
    """Another process' view of the same demo ledger."""
    from tui_pilot import ME

    from trustlog import config
    from trustlog.desk.demo import DAY
    from trustlog.desk.ledger import open_ledger

    ledger = open_ledger(demo, me=ME, today=DAY, now=config.now())
    yield ledger
    ledger.close()
