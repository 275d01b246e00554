"""Drives headless Chromium over its DevTools protocol: what a page shows, by condition, and keys as they are typed."""

import asyncio
import base64
import json
import shutil
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from time import monotonic
from typing import Any

import aiohttp
from web_cases import SECONDS

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--window-size=1280,800",
    "--remote-debugging-port=0",
)  # fmt: skip
# the terminal is drawn on a canvas; this keeps hold of the xterm in the page, so that its cells can be read
WATCH = """Object.defineProperty(Object.prototype, "terminal", {configurable: true, set(made) {
    if (made && made.buffer) window.seen = made;
    Object.defineProperty(this, "terminal", {value: made, writable: true, configurable: true, enumerable: true});
}})"""
CELLS = """window.seen ? Array.from({length: seen.rows}, (_, row) =>
    seen.buffer.active.getLine(row).translateToString(true)).join("\\n") : "" """
KEYS = {"\r": ("Enter", 13), "\x1b": ("Escape", 27)}


class Tab:
    """One tab; `asked` holds the address of every request it made, `complaints` what its console says."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.session: str | None = None
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self._numbers = count(1)
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}

    async def listen(self) -> None:
        """Take what the browser sends until it is gone."""
        async for message in self.socket:
            told = json.loads(message.data)
            if "id" in told:
                self._answers.pop(told["id"]).set_result(told)
            elif told["method"] == "Network.requestWillBeSent":
                self.asked.append(told["params"]["request"]["url"])
            elif told["method"] == "Network.webSocketCreated":
                self.asked.append(told["params"]["url"])
            elif told["method"] in ("Log.entryAdded", "Runtime.exceptionThrown"):
                self.complaints.append(json.dumps(told["params"]))

    async def call(self, method: str, **params: object) -> dict[str, Any]:
        """Have the browser do something."""
        number = next(self._numbers)
        self._answers[number] = asyncio.get_running_loop().create_future()
        words = {"id": number, "method": method, "params": params}
        await self.socket.send_json(words | ({"sessionId": self.session} if self.session else {}))
        answer = await asyncio.wait_for(self._answers[number], SECONDS)
        assert "error" not in answer, answer
        return dict(answer["result"])

    async def value(self, script: str) -> Any:
        """Give what a piece of JavaScript comes to in the page."""
        answer = await self.call("Runtime.evaluate", expression=script, returnByValue=True)
        return answer["result"].get("value")

    async def until(self, text: str, script: str = CELLS) -> str:
        """Wait until a text is among the terminal's cells, or in what a script gives; give the whole."""
        end = monotonic() + SECONDS
        while text not in (shown := str(await self.value(script))):
            assert monotonic() < end, f"{text!r} did not come; {self.complaints}\n{shown}"
            await asyncio.sleep(0.05)
        return shown

    async def press(self, keys: str) -> None:
        """Type keys, each as the keyboard would."""
        for key in keys:
            name, code = KEYS.get(key, (key, 0))
            what = {"key": name, "text": key, "windowsVirtualKeyCode": code or ord(key.upper())}
            await self.call("Input.dispatchKeyEvent", type="keyDown", **what)
            await self.call("Input.dispatchKeyEvent", type="keyUp", **what)

    async def picture(self, path: Path) -> None:
        """Save what the tab shows."""
        answer = await self.call("Page.captureScreenshot", format="png")
        path.write_bytes(base64.b64decode(answer["data"]))


@asynccontextmanager
async def browser(folder: Path, *flags: str) -> AsyncIterator[Tab]:
    """Run Chromium with a profile of its own, and with more flags, and give its tab."""
    program = shutil.which("chromium")
    assert program is not None
    process = await asyncio.create_subprocess_exec(
        program,
        *FLAGS,
        *flags,
        f"--user-data-dir={folder / 'profile'}",
        "about:blank",
        stdin=DEVNULL,
        stdout=DEVNULL,
        stderr=PIPE,
    )
    assert process.stderr is not None
    try:
        async with asyncio.timeout(SECONDS):
            while not (line := await process.stderr.readline()).startswith(b"DevTools listening on "):
                assert line, "Chromium did not start"
        drained = asyncio.create_task(process.stderr.read())
        async with (
            aiohttp.ClientSession() as calls,
            calls.ws_connect(line.split()[-1].decode(), max_msg_size=0) as socket,
        ):
            tab = Tab(socket)
            listening = asyncio.create_task(tab.listen())
            targets = (await tab.call("Target.getTargets"))["targetInfos"]
            target = next(one["targetId"] for one in targets if one["type"] == "page")
            tab.session = (await tab.call("Target.attachToTarget", targetId=target, flatten=True))["sessionId"]
            for domain in ("Page", "Network", "Runtime", "Log"):
                await tab.call(f"{domain}.enable")
            await tab.call("Page.addScriptToEvaluateOnNewDocument", source=WATCH)
            yield tab
            listening.cancel()
            drained.cancel()
    finally:
        process.terminate()
        await process.wait()
