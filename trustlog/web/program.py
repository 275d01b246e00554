"""The Trustlog behind a page: a process of its own that draws into a pipe, ended with the page or the server."""

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable
from contextlib import suppress

from textual_serve.download_manager import DownloadManager

from trustlog.web.textual_serve_private import Service

DRIVER = "trustlog.tui.app.web_driver:BrowserDriver"
PATIENCE = 5.0
"""Seconds a program has for finishing what it is writing when its page is gone; then it is ended."""
SIDES = (2, 1000)
CLEARED = "\x1b[?1049l\x1b[?1003l\x1b[?1000l\x1b[2J\x1b[H"


class Program(Service):
    """A Trustlog and the pipes to it; textual-serve knows the protocol, this class starts and ends the program.

    `base` is the path below which the page may ask for downloads, `where` the ledger.
    """

    def __init__(
        self,
        where: str,
        base: str,
        *,
        write_bytes: Callable[[bytes], Awaitable[None]],
        write_str: Callable[[str], Awaitable[None]],
        close: Callable[[], Awaitable[object]],
        downloads: DownloadManager,
    ) -> None:
        super().__init__(
            "trustlog", write_bytes=write_bytes, write_str=write_str, close=self._leave, download_manager=downloads
        )
        self.where = where
        self.base = base
        self._close_page = close

    async def _leave(self) -> None:
        """Let the page stay when the program says it leaves: its last words come after that."""

    async def open_program(self, width: int, height: int) -> Process:
        """Start the program without a shell, in a session of its own, so that ctrl-c reaches the server alone."""
        environment = self.environment(fit(width), fit(height))
        environment |= {"TEXTUAL_DRIVER": DRIVER, "TRUSTLOG_DB": self.where}
        return await asyncio.create_subprocess_exec(
            *command(), stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment, start_new_session=True
        )

    async def set_terminal_size(self, width: int, height: int) -> None:
        """Tell the program how many columns and rows the page has."""
        await super().set_terminal_size(fit(width), fit(height))

    async def run(self) -> None:
        """Pass on what the program draws until it ends; then show its last words, and close the page."""
        process = self.process
        assert process is not None  # noqa: S101 - `start` opened it, and its pipes
        assert process.stdout is not None  # noqa: S101 - as above
        assert process.stderr is not None  # noqa: S101 - as above
        last_words = asyncio.create_task(process.stderr.read())
        try:
            await self._pass_on(process.stdout)
            status = await process.wait()
            words = (await last_words).decode("utf-8", "replace").strip()
            if words and status > 0:
                sys.stderr.write(f"{words}\n")
                await self.remote_write_bytes(f"{CLEARED}{words}\n".replace("\n", "\r\n").encode())
            await self._close_page()
        except (ConnectionError, asyncio.IncompleteReadError):  # the page is gone, or the program in mid-picture
            await _emptied(process)
            with suppress(ConnectionError):
                await self._close_page()

    async def _pass_on(self, stdout: asyncio.StreamReader) -> None:
        """Read packets: a letter, a size in four bytes, the content; other lines are the driver naming itself."""
        kinds = {b"D": self.on_data, b"M": self.on_meta, b"P": self.on_packed}
        while kind := await stdout.read(1):
            if kind not in kinds:
                await stdout.readline()
                continue
            size = int.from_bytes(await stdout.readexactly(4), "big")
            await kinds[kind](await stdout.readexactly(size))

    async def on_meta(self, data: bytes) -> None:
        """Do what the program asks of the page; a file it delivers is fetched below `base`, where the cookie goes."""
        meta = json.loads(data)
        if meta["type"] != "deliver_file_start":
            await super().on_meta(data)
            return
        key = str(meta["key"])
        await self.downloads.create_download(
            app_service=self,
            delivery_key=key,
            file_name=meta["path"].replace("\\", "/").rpartition("/")[2],
            open_method="download",
            mime_type=meta["mime_type"],
            encoding=meta["encoding"],
            name=meta.get("name"),
        )
        await self.remote_write_str(json.dumps(["open_url", {"url": f"{self.base}download/{key}", "new_tab": True}]))

    async def stop(self) -> None:
        """End the program: ask it first, and kill it when it does not end within `PATIENCE`."""
        task, process = self.take_task(), self.process
        if task is None or process is None:
            return
        try:
            async with asyncio.timeout(PATIENCE):
                await self.downloads.cancel_app_downloads(self.app_service_id)
                await self.send_meta({"type": "quit"})
                self.stdin.close()
                await asyncio.shield(task)
        except TimeoutError:  # it is busy, or stands still because the page does not read
            pass
        finally:
            if process.returncode is None:
                process.kill()
                task.cancel()
                await asyncio.wait([task])
                await _emptied(process)


async def _emptied(process: Process) -> None:
    """Read and drop the rest of the output, so that the program can end, and wait until it has."""
    assert process.stdout is not None  # noqa: S101 - it was started with pipes
    while await process.stdout.read(65536):
        pass
    await process.wait()


def command() -> list[str]:
    """Return the words that start this same program: with `python -m` where it was started so, else out of its package.

    Without `-m` the folder we are in is nowhere that modules are looked for, and it shall not be for the pages either.
    """
    by_module = sys.modules["__main__"].__spec__ is not None
    return [sys.executable, *([] if by_module else ["-P"]), "-m", "trustlog"]


def fit(side: int) -> int:
    """Keep the width or height a page asks for within what a program can draw."""
    return min(max(side, SIDES[0]), SIDES[1])
