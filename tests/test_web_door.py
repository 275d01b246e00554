"""The door of `trustlog serve`: who does not come in, what they are told, and that nothing comes from elsewhere."""

import re
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

aiohttp = pytest.importorskip("aiohttp")
pytest.importorskip("textual_serve")

from web_cases import caller, enter, home

from trustlog.web.door import Door

PROTECTED = {
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
}
REFUSED = {
    "no token": ("/", {}, "printed"),
    "wrong token": ("/?token=d3Jvbmc", {}, "not the address"),
    "token that is no ASCII": ("/?token=%C3%A9%ED%A0%80", {}, "not the address"),
    "foreign Origin": ("", {"Origin": "http://evil.example"}, "another one"),
    "Origin of a sandbox": ("", {"Origin": "null"}, "another one"),
    "Origin on another port": ("", {"Origin": "http://127.0.0.1:1"}, "another one"),
    "our Origin by another of our names": ("", {"Origin": "http://localhost:{port}"}, "another one"),
    "our Origin over https": ("", {"Origin": "https://127.0.0.1:{port}"}, "another one"),
    "rebound name": ("", {"Host": "evil.example:{port}"}, "answers to 127.0.0.1"),
    "rebound name with its own Origin": (
        "", {"Host": "evil.example:{port}", "Origin": "http://evil.example:{port}"}, "answers to 127.0.0.1",
    ),
    "name without port": ("", {"Host": "127.0.0.1"}, "answers to 127.0.0.1"),
    "name that begins like ours": ("", {"Host": "127.0.0.1:{port}.evil.example"}, "answers to 127.0.0.1"),
    "another loopback address": ("", {"Host": "127.0.0.2:{port}"}, "answers to 127.0.0.1"),
}  # fmt: skip
BEHIND = ("", "ws", "page.css", "static/js/textual.js", "static/", "download/key", "nothing", "../")


@pytest.fixture
async def door(tmp_path: Path) -> AsyncIterator[Door]:
    """Give the door of a running server on a ledger that nobody opens."""
    async with home(tmp_path / "none.db") as made:
        yield made


@pytest.fixture
async def calls() -> AsyncIterator[aiohttp.ClientSession]:
    async with caller() as made:
        yield made


def origin(door: Door) -> str:
    return f"http://{door.names[0]}"


@pytest.mark.parametrize("what", REFUSED)
async def test_a_stranger_is_refused_in_one_sentence(what: str, door: Door, calls: aiohttp.ClientSession) -> None:
    path, headers, says = REFUSED[what]
    address = origin(door) + path if path else door.address
    port = door.names[0].partition(":")[2]
    async with calls.get(address, headers={name: text.format(port=port) for name, text in headers.items()}) as answer:
        said = await answer.text()
        assert answer.status == 403
        assert says in said
        assert said.count("\n") == 1
        assert "evil" not in said
        assert answer.headers.items() >= PROTECTED.items()
        assert "Set-Cookie" not in answer.headers
    assert await enter(calls, door.address) == origin(door) + door.base  # the token was not used up by any of these


async def test_the_token_is_exchanged_once_for_a_cookie_and_a_clean_address(
    door: Door, calls: aiohttp.ClientSession
) -> None:
    address = door.address
    async with calls.get(address, allow_redirects=False) as answer:
        assert answer.status == 303
        assert answer.headers["Location"] == door.base
        cookie = answer.headers["Set-Cookie"]
    assert {"HttpOnly", "SameSite=Strict", f"Path={door.base}"} <= set(cookie.split("; "))
    assert "Domain" not in cookie
    async with calls.get(origin(door) + door.base) as answer:
        assert answer.status == 200
    async with caller() as another:
        for one in (calls, another):
            async with one.get(address) as answer:
                assert answer.status == 403
                assert "used already" in await answer.text()


@pytest.mark.parametrize("path", BEHIND)
async def test_nothing_behind_the_door_is_given_without_the_cookie(
    path: str, door: Door, calls: aiohttp.ClientSession
) -> None:
    await enter(calls, door.address)
    async with aiohttp.ClientSession() as stranger:
        for cookie in ({}, {"Cookie": "trustlog=guessed"}, {"Cookie": "trustlog="}):
            async with stranger.get(origin(door) + door.base + path, headers=cookie) as answer:
                assert answer.status == 403, cookie
                assert "printed" in await answer.text()


async def test_before_the_token_is_used_no_cookie_is_right(door: Door, calls: aiohttp.ClientSession) -> None:
    for cookie in ("trustlog=", "trustlog=None", "other=1"):
        async with calls.get(origin(door) + door.base, headers={"Cookie": cookie}) as answer:
            assert answer.status == 403


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "DELETE", "OPTIONS"])
async def test_other_methods_are_refused_and_use_up_no_token(
    method: str, door: Door, calls: aiohttp.ClientSession
) -> None:
    async with calls.request(method, door.address) as answer:
        assert answer.status == 405
        assert answer.headers.items() >= PROTECTED.items()
    await enter(calls, door.address)


@pytest.mark.parametrize(
    ("headers", "with_cookie"),
    [
        ({"Origin": "http://{name}"}, False),
        ({}, True),
        ({"Origin": "http://evil.example"}, True),
        ({"Origin": "http://127.0.0.1:1"}, True),
        ({"Host": "evil.example:{port}", "Origin": "http://evil.example:{port}"}, True),
    ],
    ids=["no cookie", "no Origin", "foreign Origin", "another port", "rebound name"],
)
async def test_a_websocket_is_refused(
    headers: dict[str, str], with_cookie: bool, door: Door, calls: aiohttp.ClientSession
) -> None:
    page = await enter(calls, door.address)
    name = door.names[0]
    filled = {one: text.format(name=name, port=name.partition(":")[2]) for one, text in headers.items()}
    async with caller() as stranger:
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await (calls if with_cookie else stranger).ws_connect(f"{page}ws", headers=filled)
    assert refused.value.status == 403


async def test_the_page_and_all_it_names_come_from_here_and_nowhere_else(
    door: Door, calls: aiohttp.ClientSession
) -> None:
    page = await enter(calls, door.address)
    async with calls.get(page) as answer:
        text = await answer.text()
        policy = answer.headers["Content-Security-Policy"]
    assert re.findall(r"\w+://[^\"]*", text) == [f"ws://{door.names[0]}{door.base}ws"]
    assert "<script>" not in text
    assert "default-src 'none'" in policy
    assert "'unsafe-inline'" not in policy.replace("style-src 'self' 'unsafe-inline'", "")
    named = re.findall(r"(?:href|src)=\"([^\"]+)\"", text)
    async with calls.get(f"{page}page.css") as answer:
        named += re.findall(r"url\(\"([^\"]+)\"\)", await answer.text())
    assert len(named) >= 8
    for one in named:
        async with calls.get(page + one) as answer:
            assert answer.status == 200, one
            assert answer.headers.items() >= PROTECTED.items()


@pytest.mark.parametrize(
    "path", ["nothing", "pageXcss", "static/", "static/../server.py", "static/..%2f..%2fserver.py"]
)
async def test_what_is_not_there_is_not_given_to_the_page_either(
    path: str, door: Door, calls: aiohttp.ClientSession
) -> None:
    page = await enter(calls, door.address)
    async with calls.get(aiohttp.client.URL(page + path, encoded=True)) as answer:
        assert answer.status in (403, 404)


@pytest.mark.parametrize("host", ["127.0.0.9", "::1"])
async def test_other_loopback_addresses_have_a_door_of_their_own(host: str, tmp_path: Path) -> None:
    try:
        socket.create_server((host, 0), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except OSError:
        pytest.skip(f"{host} is no address of this machine")
    async with home(tmp_path / "none.db", host) as door, caller() as calls:
        assert await enter(calls, door.address) == origin(door) + door.base
