"""What the tests of `trustlog serve` share: it, running; one who calls on it; and what a page shows."""

import asyncio
import os
import re
import shutil
import signal
import socket
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic
from typing import NamedTuple

import aiohttp
import aiohttp.web
from desk_demo import NOW, TODAY, original

from trustlog.desk.ledger import open_ledger
from trustlog.desk.log import log
from trustlog.domain.facts import Moment
from trustlog.web.address import loopback, names
from trustlog.web.door import Door
from trustlog.web.server import Server

ROOT = Path(__file__).parent.parent
SECONDS = 30
_STEERING = re.compile(rb"\x1b(\[[0-9;?:<>=]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[ -/]*[0-~])")


def environment(folder: Path) -> dict[str, str]:
    """Give an environment in which nothing of this machine's user is seen."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TRUSTLOG", "TEXTUAL", "XDG"))}
    more = {"HOME": str(folder), "PYTHONPATH": str(ROOT), "TRUSTLOG_USER": "eva", "TRUSTLOG_TODAY": TODAY.isoformat()}
    return kept | more


def demo(folder: Path) -> Path:
    """Put a copy of the demo's ledger into a folder."""
    return Path(shutil.copyfile(original(), folder / "ledger.db"))


def lunch(folder: Path, text: str) -> Moment:
    """Give the newest lunch of a folder's ledger, which must have this text."""
    ledger = open_ledger(str(folder / "ledger.db"), me="eva", today=TODAY, now=NOW)
    try:
        (found,) = log(ledger, kinds=("lunch",), limit=1).facts
        assert isinstance(found, Moment)
        assert found.text == text
        return found
    finally:
        ledger.close()


class Serving(NamedTuple):
    """A running `trustlog serve` and the address it printed."""

    process: Process
    address: str

    @property
    def origin(self) -> str:
        """The address without path and token."""
        return self.address.partition("/?")[0]

    async def end(self, sign: signal.Signals = signal.SIGTERM) -> int:
        """Stop it and give its exit status."""
        if self.process.returncode is None:
            self.process.send_signal(sign)
        return await asyncio.wait_for(self.process.wait(), SECONDS)


@asynccontextmanager
async def serving(ledger: Path, *words: str, browser: str = "", files: int = 0) -> AsyncIterator[Serving]:
    """Run `trustlog serve` on a ledger, with a browser to open or none, and with room for so many open files."""
    limited = ["sh", "-c", f'ulimit -n {files}; exec "$@"', "sh"] if files else []
    quiet = [] if browser else ["--no-open"]
    process = await asyncio.create_subprocess_exec(
        *limited, sys.executable, "-m", "trustlog", "serve", *quiet, "--db", str(ledger), *words,
        stdout=PIPE, stderr=PIPE, env={**environment(ledger.parent), "BROWSER": browser}, cwd=ROOT,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    line = await asyncio.wait_for(process.stdout.readline(), SECONDS)
    assert line.startswith(b"http://"), (await process.stderr.read()).decode()
    running = Serving(process, line.decode().strip())
    try:
        yield running
    finally:
        await running.end()


async def refused(ledger: Path, *words: str) -> tuple[int | None, str]:
    """Run a `trustlog serve` that will not start; give its status and what it says."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "trustlog", "serve", "--db", str(ledger), *words,
        stdout=PIPE, stderr=PIPE, env=environment(ledger.parent), cwd=ROOT,
    )  # fmt: skip
    said, complained = await asyncio.wait_for(process.communicate(), SECONDS)
    assert said == b""
    return process.returncode, complained.decode()


def caller() -> aiohttp.ClientSession:
    """Make one who calls with cookies of their own, as a browser keeps them."""
    return aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))


async def enter(calls: aiohttp.ClientSession, address: str) -> str:
    """Open the address with its token; give the address of the page it leads to."""
    async with calls.get(address) as answer:
        assert answer.status == 200, await answer.text()
        return str(answer.url)


class Page:
    """An open WebSocket to a Trustlog, and all it drew, without what steers the terminal."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.drawn = ""
        self.told: list[list[object]] = []

    async def until(self, text: str) -> None:
        """Read on until a text was drawn since the last time, or the page is told it; forget what came before."""
        end = monotonic() + SECONDS
        while text not in self.drawn and not any(text in one for one in self.told):
            assert monotonic() < end, f"{text!r} did not come: {self.drawn[-500:]}"
            message = await self.socket.receive(timeout=SECONDS)
            if message.type is aiohttp.WSMsgType.BINARY:
                self.drawn += _STEERING.sub(b"", message.data).decode()
            elif message.type is aiohttp.WSMsgType.TEXT:
                self.told.append(message.json())
            else:
                raise AssertionError(f"{message.type!r} before {text!r} came: {self.drawn[-500:]}")
        self.drawn = ""

    async def rest(self) -> str:
        """Read on until the other side closes; give what was drawn, with single blanks."""
        while (message := await self.socket.receive(timeout=SECONDS)).type is aiohttp.WSMsgType.BINARY:
            self.drawn += _STEERING.sub(b"", message.data).decode()
        assert message.type is aiohttp.WSMsgType.CLOSE
        return " ".join(self.drawn.split())

    async def press(self, keys: str) -> None:
        """Send keys as the page sends them."""
        await self.socket.send_json(["stdin", keys])


@asynccontextmanager
async def opened(calls: aiohttp.ClientSession, page: str, origin: str) -> AsyncIterator[Page]:
    """Open the WebSocket of a page, as the page's own script does."""
    async with calls.ws_connect(f"{page}ws?width=120&height=40", origin=origin) as socket:
        yield Page(socket)


def children(pid: int) -> list[int]:
    """Give the processes that a process started and that still are."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, parent = status.parent.name, status.read_text().rpartition(")")[2].split()[1]
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(parent) == pid:
            found.append(int(name))
    return found


async def gone(pids: list[int]) -> None:
    """Wait until none of these processes is there any more."""
    end = monotonic() + SECONDS
    while left := [pid for pid in pids if _runs(pid)]:
        assert monotonic() < end, f"still there: {left}"
        await asyncio.sleep(0.02)


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


@asynccontextmanager
async def home(ledger: Path, host: str = "127.0.0.1", most: int = 8) -> AsyncIterator[Door]:
    """Run the server in this process, on a free port; give its door."""
    address = loopback(host)
    family = socket.AF_INET6 if address.version == 6 else socket.AF_INET
    listening = socket.create_server((host, 0), family=family)
    door = Door(names(address, listening.getsockname()[1]))
    runner = aiohttp.web.AppRunner(Server(str(ledger), door, most).application())
    await runner.setup()
    try:
        await aiohttp.web.SockSite(runner, listening).start()
        yield door
    finally:
        await runner.cleanup()
