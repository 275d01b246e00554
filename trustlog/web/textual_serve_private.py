"""Every part of textual-serve without a public name that the server uses; `tests/test_private_parts.py` watches them.

textual-serve documents its server only. The server here has its own door and its own programs, and takes from it the
protocol between page and program, the files of the page, and the downloads.
"""

import asyncio
from asyncio.subprocess import Process
from pathlib import Path

import textual_serve
from textual_serve import download_manager
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

DOWNLOAD_SECONDS = 60
"""On a busy machine a piece of a file may take longer than the 4 s after which textual-serve breaks it off."""


def wait_longer_for_downloads() -> None:
    """Have textual-serve wait `DOWNLOAD_SECONDS` for each piece of a file."""
    download_manager.DOWNLOAD_TIMEOUT = DOWNLOAD_SECONDS


def static_folder() -> Path:
    """Return the folder of the page's scripts, styles and fonts."""
    return Path(textual_serve.__file__).parent / "static"


class Service(AppService):
    """What textual-serve does for a page, its private parts by public names; `open_program` starts the program."""

    @property
    def downloads(self) -> DownloadManager:
        """What hands files on from the program to the page."""
        return self._download_manager

    @property
    def process(self) -> Process | None:
        """The program, once it was started."""
        return self._process

    def environment(self, width: int, height: int) -> dict[str, str]:
        """Return the environment in which a program draws for a page of so many columns and rows."""
        return self._build_environment(width, height)

    async def open_program(self, width: int, height: int) -> Process:
        """Start the program, with pipes for input, output and errors."""
        raise NotImplementedError

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        process = await self.open_program(width, height)
        self._process, self._stdin = process, process.stdin
        return process

    def take_task(self) -> "asyncio.Task[None] | None":
        """Return the task that passes on what the program draws, and forget it: then nobody else waits for it."""
        task, self._task = self._task, None
        return task
