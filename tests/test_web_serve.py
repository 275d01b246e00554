"""`trustlog serve` with pages open: they show the ledger and write in it, and however it ends, nothing stays behind."""

import asyncio
import os
import signal
import stat
import sys
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, suppress
from itertools import groupby
from pathlib import Path
from threading import Lock

import pytest

aiohttp = pytest.importorskip("aiohttp")
pytest.importorskip("textual_serve")

from desk_demo import TODAY
from web_cases import Serving, caller, children, demo, enter, environment, gone, home, lunch, opened, serving

from trustlog.tui.app.web_driver import send

pytestmark = pytest.mark.foreign


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[Serving]:
    """Give a running `trustlog serve` on a copy of the demo's ledger."""
    async with serving(demo(tmp_path)) as running:
        yield running


async def test_a_page_shows_the_ledger_and_writes_in_it_as_whoever_serves(served: Serving, tmp_path: Path) -> None:
    async with caller() as calls:
        page = await enter(calls, served.address)
        async with opened(calls, page, served.origin) as shown:
            await shown.until("lapsed Wed 18 Nov")
            (program,) = children(served.process.pid)
            await shown.press("a")
            await shown.until("Capture")
            await shown.press("acme: lunch 45m about the served page")
            await shown.until("page")
            await shown.press("\r")
            await shown.until("Written")
        await gone([program])
        async with opened(calls, page, served.origin) as again:  # the cookie is good for more than one page
            await again.until("Today")
    written = lunch(tmp_path, "about the served page")
    assert (written.on, written.recorded_by) == (TODAY, "eva")


async def test_a_file_that_the_screens_deliver_is_saved(served: Serving) -> None:
    async with caller() as calls:
        page = await enter(calls, served.address)
        async with opened(calls, page, served.origin) as shown:
            await shown.until("lapsed Wed 18 Nov")
            await shown.press("\x10")
            await shown.until("keep · export")
            await shown.press("save a pic")
            await shown.until("As SVG")
            await shown.press("\r")
            await shown.until("open_url")
            (said,) = [one[1] for one in shown.told if one[0] == "open_url"]
            assert isinstance(said, dict)
            async with calls.get(served.origin + said["url"]) as answer:
                assert answer.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''")
                assert answer.headers["Content-Type"] == "application/octet-stream"
                assert (await answer.text()).startswith("<svg")
            async with calls.get(served.origin + said["url"]) as answer:
                assert answer.status == 404


def test_packets_that_two_threads_write_at_once_stay_whole() -> None:
    reads, writes = os.pipe()
    whole, size, times = Lock(), 300_000, 10  # far more than a pipe holds
    with os.fdopen(reads, "rb") as pipe, ThreadPoolExecutor() as threads:
        written = [threads.submit(send, writes, whole, sign * size) for sign in (b"a", b"b") for _ in range(times)]
        received = pipe.read(2 * times * size)
        assert [packet.result() for packet in written] == [size] * len(written)
    os.close(writes)
    assert all(len(list(run)) % size == 0 for _, run in groupby(received))


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
async def test_however_the_server_ends_no_program_stays(sign: signal.Signals, served: Serving, tmp_path: Path) -> None:
    async with caller() as calls:
        page = await enter(calls, served.address)
        async with opened(calls, page, served.origin) as one, opened(calls, page, served.origin) as two:
            await one.until("lapsed Wed 18 Nov")
            await two.until("Today")
            programs = children(served.process.pid)
            assert len(programs) == 2
            status = await served.end(sign)
            assert status == (-signal.SIGKILL if sign is signal.SIGKILL else 0)
            await gone(programs)
    assert served.process.stderr is not None
    assert (await served.process.stderr.read()).decode().count("\n") == 1
    assert not list(tmp_path.rglob("errors.log"))


async def test_what_is_no_http_is_answered_and_not_talked_about(served: Serving) -> None:
    host, port = served.origin.removeprefix("http://").split(":")
    for sent in (b"\x16\x03\x01 no HTTP at all\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"):
        reading, writing = await asyncio.open_connection(host, int(port))
        writing.write(sent)
        assert b"400 Bad Request" in await reading.readline()
        writing.close()
    await served.end()
    assert served.process.stderr is not None
    assert (await served.process.stderr.read()).decode().count("\n") == 1


async def test_a_page_that_does_not_read_does_not_keep_the_server(tmp_path: Path, at_home: None) -> None:
    ledger = demo(tmp_path)
    async with serving(ledger) as running, caller() as calls:
        page = await enter(calls, running.address)
        async with opened(calls, page, running.origin) as shown:
            await shown.until("lapsed Wed 18 Nov")
            (program,) = children(running.process.pid)
            os.kill(program, signal.SIGSTOP)
            assert await running.end() == 0
            await gone([program])


async def test_leaving_trustlog_closes_its_page_only(served: Serving) -> None:
    async with caller() as calls:
        page = await enter(calls, served.address)
        async with opened(calls, page, served.origin) as one, opened(calls, page, served.origin) as two:
            await one.until("Today")
            await one.press("\x11")
            await one.rest()
            await two.until("lapsed Wed 18 Nov")
            assert len(children(served.process.pid)) == 1


async def test_the_demo_opens_in_the_same_page(tmp_path: Path) -> None:
    async with serving(tmp_path / "empty.db") as running, caller() as calls:
        page = await enter(calls, running.address)
        async with opened(calls, page, running.origin) as shown:
            await shown.until("Open the demo")
            await shown.press("d")
            await shown.until("demo, made up")
            await shown.press("2")
            await shown.until("Borealis")


async def test_what_the_program_says_on_leaving_is_shown_on_its_page(served: Serving, tmp_path: Path) -> None:
    async with caller() as calls:
        page = await enter(calls, served.address)
        (tmp_path / "ledger.db").write_text("no ledger any more, and long enough not to be taken for an empty one" * 9)
        async with opened(calls, page, served.origin) as shown:
            said = await shown.rest()
            assert said.endswith("ledger.db is not a ledger, or damaged; it was left as it is, name another file")


@pytest.mark.parametrize("words", ["no JSON", '["stdin", 7]'])
async def test_a_page_that_talks_nonsense_is_closed(words: str, tmp_path: Path, at_home: None) -> None:
    async with home(demo(tmp_path)) as door, caller() as calls:
        page = await enter(calls, door.address)
        async with opened(calls, page, f"http://{door.names[0]}") as shown:
            await shown.socket.send_str(words)
            await shown.rest()
            assert shown.socket.close_code == aiohttp.WSCloseCode.UNSUPPORTED_DATA


async def test_there_is_a_most_of_pages(tmp_path: Path, at_home: None) -> None:
    async with home(demo(tmp_path), most=1) as door, caller() as calls:
        page, origin = await enter(calls, door.address), f"http://{door.names[0]}"
        async with opened(calls, page, origin) as one:
            async with opened(calls, page, origin) as two:
                assert await two.rest() == "Pages open: 1, and that is the most; close one."
            await one.press("\x11")
            await one.rest()
        async with opened(calls, page, origin) as three:
            await three.until("Today")


@pytest.fixture
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let programs that this process starts see nothing of this machine's user."""
    for name, value in environment(tmp_path).items():
        monkeypatch.setenv(name, value)


NOTED = """#!{python}
import pathlib, sys
noted = pathlib.Path({folder!r}) / "noted"
noted.with_suffix(".new").write_text(sys.argv[1])
noted.with_suffix(".new").rename(noted)
"""


async def test_a_browser_is_opened_and_the_token_is_in_no_list_of_programs(tmp_path: Path) -> None:
    browser = tmp_path / "browser"
    browser.write_text(NOTED.format(python=sys.executable, folder=str(tmp_path)))
    browser.chmod(0o700)
    async with serving(demo(tmp_path), browser=str(browser)) as running:
        while not (tmp_path / "noted").exists():
            await asyncio.sleep(0.05)
        address = (tmp_path / "noted").read_text()
        assert address.startswith("file:///")
        assert "token" not in address
        file = Path(address.removeprefix("file://"))
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert running.address in file.read_text()
        token = running.address.partition("token=")[2].encode()
        for words in Path("/proc").glob("[0-9]*/cmdline"):
            with suppress(OSError):
                assert token not in words.read_bytes()
    assert not file.exists()


async def test_who_is_led_here_by_a_file_comes_in(served: Serving) -> None:
    """The cookie is for our own pages alone, so a browser that comes from elsewhere is sent on by one of them."""
    async with caller() as calls:
        async with calls.get(served.address, headers={"Sec-Fetch-Site": "cross-site"}) as answer:
            assert answer.status == 200
            assert "Location" not in answer.headers
            wait, _, page = answer.headers["Refresh"].partition("; url=")
        assert wait == "0"
        async with opened(calls, served.origin + page, served.origin) as shown:
            await shown.until("Today")
        async with calls.get(served.address, headers={"Sec-Fetch-Site": "cross-site"}) as answer:
            assert answer.status == 403


async def test_a_server_with_too_many_files_open_goes_on(tmp_path: Path) -> None:
    async with serving(demo(tmp_path), files=22) as running:
        async with caller() as calls, AsyncExitStack() as pages:
            page = await enter(calls, running.address)
            said = ""
            while "close" not in said:
                try:
                    shown = await pages.enter_async_context(opened(calls, page, running.origin))
                except aiohttp.ClientError:
                    break
                message = await asyncio.wait_for(shown.socket.receive(), 30)
                said = message.data.decode() if message.type is aiohttp.WSMsgType.BINARY else ""
        async with caller() as calls, calls.get(running.origin) as answer:
            assert answer.status == 403  # it answers again
        await running.end()
        assert running.process.stderr is not None
        told = (await running.process.stderr.read()).decode()
    assert "Traceback" not in told
    assert "should not have happened" not in told
    assert "Too many open files" in said + told
