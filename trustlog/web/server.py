"""The server: four routes behind the door, a program a page, and an end that leaves nothing running."""

import asyncio
import errno
import json
import logging
import re
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import nullcontext, suppress
from importlib.resources import files
from string import Template
from typing import Any
from urllib.parse import quote
from webbrowser import BaseBrowser

from aiohttp import WSCloseCode, WSMsgType, web
from aiohttp.http_exceptions import HttpProcessingError
from textual_serve.download_manager import DownloadManager

from trustlog.errors import Reason, Refused
from trustlog.language import _
from trustlog.web.address import Loopback, names
from trustlog.web.door import Door
from trustlog.web.opener import desktop_browser, opened
from trustlog.web.program import Program
from trustlog.web.textual_serve_private import static_folder, wait_longer_for_downloads

PAGES = 8
"""Each page is a Trustlog of its own, with some 40 MB."""
FULL = (errno.EMFILE, errno.ENFILE, errno.EAGAIN, errno.ENOMEM)
"""What the system says when this program, or all together, have too many files or programs open."""
OWN = {"page.css": "text/css", "page.js": "text/javascript", "icon.svg": "image/svg+xml"}


class Server:
    """What answers behind the door; `where` is the ledger, `most` the number of pages that may be open at once."""

    def __init__(self, where: str, door: Door, most: int = PAGES) -> None:
        self.where = where
        self.door = door
        self.most = most
        wait_longer_for_downloads()
        self.downloads = DownloadManager()
        self.programs: set[Program] = set()

    def application(self) -> web.Application:
        """Make the application: every request, whatever its path, goes by the door."""
        base, statics = self.door.base, static_folder()
        application = web.Application(middlewares=[self.door.guard])
        application.add_routes(
            [
                web.get(base, self.page),
                web.get(f"{base}ws", self.session),
                web.get(f"{base}download/{{key}}", self.download),
                web.get(f"{base}{{name:{'|'.join(map(re.escape, OWN))}}}", self.own),
                web.static(f"{base}static", statics),
            ]
        )
        application.on_response_prepare.append(self.door.forbid)
        application.on_shutdown.append(self.close)
        return application

    async def page(self, request: web.Request) -> web.Response:
        """Return the page."""
        text = Template(_packaged("page.html").decode()).substitute(socket=f"ws://{request.host}{self.door.base}ws")
        return web.Response(text=text, content_type="text/html")

    async def own(self, request: web.Request) -> web.Response:
        """Return what belongs to the page and is ours; the rest is textual-serve's."""
        name = request.match_info["name"]
        return web.Response(body=_packaged(name), content_type=OWN[name], charset="utf-8")

    async def session(self, request: web.Request) -> web.WebSocketResponse:
        """Connect a page with a program until either of them ends."""
        page = web.WebSocketResponse(heartbeat=15)
        await page.prepare(request)
        if len(self.programs) >= self.most:
            await page.send_bytes(f"Pages open: {self.most}, and that is the most; close one.\r\n".encode())
            await page.close(code=WSCloseCode.TRY_AGAIN_LATER)
            return page
        program = Program(
            self.where,
            self.door.base,
            write_bytes=page.send_bytes,
            write_str=page.send_str,
            close=page.close,
            downloads=self.downloads,
        )
        self.programs.add(program)
        try:
            await program.start(_side(request, "width", 80), _side(request, "height", 24))
            await _listen(page, program)
        except OSError as error:
            if error.errno not in FULL:
                raise
            await page.send_bytes(f"No page more can be opened: {error.strerror}; close one.\r\n".encode())
            await page.close(code=WSCloseCode.TRY_AGAIN_LATER)
        finally:
            self.programs.discard(program)
            await program.stop()
        return page

    async def download(self, request: web.Request) -> web.StreamResponse:
        """Return a file that a program delivers; it is saved, never shown as a page of ours."""
        key = request.match_info["key"]
        try:
            metadata = await self.downloads.get_download_metadata(key)
        except KeyError:
            raise web.HTTPNotFound(text=_("There is no such file any more.\n")) from None
        answer = web.StreamResponse()
        answer.content_type = "application/octet-stream"
        answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(metadata.file_name, safe='')}"
        await answer.prepare(request)
        async for chunk in self.downloads.download(key):
            await answer.write(chunk)
        await answer.write_eof()
        return answer

    async def close(self, application: web.Application) -> None:  # noqa: ARG002 - aiohttp's signature
        """End every program, and with it its page."""
        await asyncio.gather(*(program.stop() for program in self.programs))


async def _listen(page: web.WebSocketResponse, program: Program) -> None:
    """Follow the page's messages until it closes; an unknown message closes it."""
    async for message in page:
        try:
            instruction = json.loads(message.data) if message.type is WSMsgType.TEXT else None
        except ValueError:
            instruction = None
        match instruction:
            case ["stdin", str(keys)]:
                await program.send_bytes(keys.encode("utf-8", "replace"))
            case ["resize", {"width": int(width), "height": int(height)}]:
                await program.set_terminal_size(width, height)
            case ["ping", str(when)]:
                await page.send_json(["pong", when])
            case ["focus"]:
                await program.focus()
            case ["blur"]:
                await program.blur()
            case _:
                await page.close(code=WSCloseCode.UNSUPPORTED_DATA)


def _side(request: web.Request, name: str, usual: int) -> int:
    """Return the page's width or height; the usual size where the request does not name it in few digits."""
    digits = request.query.get(name, "")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else usual


def _packaged(name: str) -> bytes:
    return files("trustlog.web").joinpath(name).read_bytes()


class _ErrorReport(logging.Handler):
    """Reports errors as the whole program does; requests that are no HTTP are not errors of this program."""

    def emit(self, record: logging.LogRecord) -> None:
        """Report an exception as an uncaught exception is reported."""
        kind, error, trace = record.exc_info or (None, None, None)
        if isinstance(error, OSError) and error.errno in FULL:
            _say_full(error)
        elif kind is not None and error is not None and not isinstance(error, HttpProcessingError):
            sys.excepthook(kind, error, trace)


def _say_full(error: OSError) -> None:
    sys.stderr.write(
        _("trustlog: a page could not be answered: {strerror}; close some pages\n").format(strerror=error.strerror)
    )


def _report_error(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Say in a line when no more connections can be accepted, which asyncio tries again by itself."""
    error = context.get("exception")
    if isinstance(error, OSError) and error.errno in FULL:
        _say_full(error)
    else:
        loop.default_exception_handler(context)


def _log() -> logging.Logger:
    log = logging.getLogger("trustlog.web")
    log.propagate = False
    log.handlers = [_ErrorReport()]
    return log


def serve(where: str, address: Loopback, port: int, ready: Callable[[str, bool], None], browse: bool = False) -> None:
    """Serve the screens on a ledger until ctrl-c or SIGTERM; port 0 takes a free port.

    `ready` is told the address to open, once somebody listens there, and whether a browser is opening it, which is
    tried where `browse` is true. A port in use is refused.
    """
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    try:
        listening = socket.create_server((str(address), port), family=family)
    except OSError as error:
        raise Refused(Reason("cannot_listen", address=address, port=port, why=error.strerror)) from None
    with listening:
        asyncio.run(_serve(where, address, listening, ready, desktop_browser() if browse else None))


async def _serve(
    where: str,
    address: Loopback,
    listening: socket.socket,
    ready: Callable[[str, bool], None],
    browser: BaseBrowser | None,
) -> None:
    door = Door(names(address, listening.getsockname()[1]))
    end = asyncio.Event()
    asyncio.get_running_loop().set_exception_handler(_report_error)
    for sign in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows, where ctrl-c ends asyncio.run by itself
            asyncio.get_running_loop().add_signal_handler(sign, end.set)
    runner = web.AppRunner(Server(where, door).application(), access_log=None, logger=_log(), shutdown_timeout=1)
    await runner.setup()
    try:
        await web.SockSite(runner, listening).start()
        ready(door.address, browser is not None)
        with nullcontext() if browser is None else opened(door.address, browser):
            await end.wait()
    finally:
        await runner.cleanup()
