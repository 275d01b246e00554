"""Canaries: the parts of libraries that have no public name do what we take them for, and one file a library has them.

These run with the oldest and the newest version of each library that the program may be installed with.
"""

import ast
import asyncio
import inspect
import os
import pkgutil
import sys
import textwrap
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.widget import Widget
from textual.widgets import Static

import trustlog
from trustlog.tui.app import textual_private
from trustlog.tui.app.asyncio_private import selector_of
from trustlog.tui.app.gil_priority import screens_first
from trustlog.tui.widgets.field import Input

ROOT = Path(trustlog.__path__[0])
HOMES = ("tui/app/textual_private.py", "tui/app/asyncio_private.py", "web/textual_serve_private.py")
MODULES = sorted(path for path in ROOT.rglob("*.py") if path.relative_to(ROOT).as_posix() not in HOMES)
OF_NAMED_TUPLES = {"_replace", "_asdict", "_fields", "_make"}
LIBRARIES = ("textual", "textual_serve", "rich", "asyncio", "aiohttp", "click", "sqlalchemy", "sqlmodel", "psycopg")


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__") and name != "_"


def private_names_used(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and name of private parts of others: attributes of anything but `self`, and what is imported."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and is_private(node.attr) and node.attr not in OF_NAMED_TUPLES:
            if not (isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")):
                yield node.lineno, ast.unparse(node)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in LIBRARIES:
            names = [*(node.module or "").split("."), *(alias.name for alias in node.names)]
            yield from ((node.lineno, name) for name in names if is_private(name))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_private_parts_of_libraries_have_a_file_of_their_own(path: Path) -> None:
    assert list(private_names_used(ast.parse(path.read_text(encoding="utf-8")))) == []


def classes_of_ours() -> Iterator[type]:
    """Yield the classes of the screens and the server, those of the private files left out."""
    for package in ("trustlog.tui", "trustlog.web"):
        if package == "trustlog.web":
            pytest.importorskip("textual_serve")
        for module in pkgutil.walk_packages(import_module(package).__path__, f"{package}."):
            found = vars(import_module(module.name)).values()
            if not module.name.endswith("_private"):
                yield from (value for value in found if inspect.isclass(value) and value.__module__ == module.name)


@cache
def written_names(cls: type, context: type[ast.expr_context] | None = None) -> set[str]:
    """Return the private names that the source of a class defines, or with `Load` those of `self` that it reads."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(cls)))
    except (OSError, TypeError):
        return set()
    names = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self"
        if isinstance(node.ctx, context or ast.Store)
    }
    if context is None:
        body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
        names |= {node.name for node in body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
        names |= {
            node.target.id for node in body if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
        }
    return {name for name in names if is_private(name)}


def test_no_class_of_ours_replaces_or_uses_a_private_part_of_its_library() -> None:
    met = []
    for cls in classes_of_ours():
        ours = [base for base in cls.__mro__ if base.__module__.startswith("trustlog.")]
        theirs = [base for base in cls.__mro__ if base.__module__.partition(".")[0] in LIBRARIES]
        names = set().union(*map(written_names, theirs))
        own = set().union(*map(written_names, ours))
        met += [f"{cls.__name__}.{name} replaces one" for name in written_names(cls) & names]
        met += [f"{cls.__name__}.{name} is used" for name in (written_names(cls, ast.Load) - own) & names]
    assert met == []


class Scrolled(Static):
    DEFAULT_CSS = "Scrolled { height: 1; }"


class Small(textual_private.FailingApp[str]):
    """An application with more lines than its window has."""

    CSS = "Screen { overflow-y: scroll; } #below { margin-top: 60; }"
    fails = takes = False
    failed: Exception | None = None

    def compose(self) -> ComposeResult:
        yield Scrolled("in sight", id="above", markup=False)
        yield Scrolled("out of sight", id="below", markup=False)

    def takes_failure(self, error: Exception) -> bool:
        self.failed = error
        if self.takes:
            self.exit("failed")
        return self.takes

    def on_mount(self) -> None:
        if self.fails:
            raise ZeroDivisionError


async def test_visible_widgets_are_those_in_sight() -> None:
    async with Small().run_test(size=(40, 10)) as pilot:
        seen = textual_private.visible_widgets(pilot.app.screen)
        assert pilot.app.query_one("#above", Widget) in seen
        assert pilot.app.query_one("#below", Widget) not in seen


async def test_drawn_strips_are_the_lines_of_the_screen() -> None:
    async with Small().run_test(size=(40, 10)) as pilot:
        strips = textual_private.drawn_strips(pilot.app.screen)
        assert len(strips) == 10
        assert strips[0].text.startswith("in sight")
        assert {strip.cell_length for strip in strips} == {40}


async def test_a_suggestion_is_shown_behind_what_is_typed() -> None:
    app: App[None] = App()
    async with app.run_test(size=(40, 10)) as pilot:
        field = Input("lu")
        await app.mount(field)
        field.focus()
        await pilot.pause()
        textual_private.suggest(field, "lunch")
        await pilot.pause()
        assert any("lunch" in strip.text for strip in textual_private.drawn_strips(app.screen))
        await pilot.press("right")
        assert field.value == "lunch"


async def test_toasts_on_show_go_when_they_are_cleared() -> None:
    async with Small().run_test() as pilot:
        pilot.app.notify("one")
        pilot.app.notify("two")
        await pilot.pause()
        assert [toast.message for toast in textual_private.toasts_on_show(pilot.app)] == ["one", "two"]
        pilot.app.clear_notifications()
        await pilot.pause()
        assert textual_private.toasts_on_show(pilot.app) == []


async def test_an_application_hears_of_its_own_failure_and_ends_as_it_chose() -> None:
    app = Small()
    app.fails = app.takes = True
    assert await app.run_async(headless=True) == "failed"
    assert isinstance(app.failed, ZeroDivisionError)
    assert app.return_code == 0


async def test_a_failure_that_nobody_takes_care_of_ends_the_application() -> None:
    app = Small()
    app.fails = True
    assert await app.run_async(headless=True) is None
    assert isinstance(app.failed, ZeroDivisionError)
    assert app.return_code == 1


@pytest.mark.parametrize(
    ("character", "key"), [("?", "question_mark"), ("/", "slash"), ("+", "plus"), ("k", "k"), (",", "comma")]
)
def test_a_key_has_the_name_that_textual_binds_it_by(character: str, key: str) -> None:
    assert textual_private.key_of_character(character) == key


def test_a_dated_filename_is_one_name() -> None:
    name = textual_private.dated_filename("Trust log: a/b", ".svg")
    assert name.startswith("Trust_log")
    assert name.endswith(".svg")
    assert not set(name) & set(' /:"<>\\|?*')


def test_a_driver_writes_by_the_function_given_and_names_its_application(monkeypatch: pytest.MonkeyPatch) -> None:
    from textual.drivers.web_driver import WebDriver

    reading, writing = os.pipe()
    monkeypatch.setattr(sys, "__stdin__", os.fdopen(reading))
    monkeypatch.setattr(sys, "__stdout__", os.fdopen(writing, "w"))
    written: list[bytes] = []

    def keep(data: bytes) -> int:
        written.append(data)
        return len(data)

    async def build() -> tuple[App[Any], WebDriver]:
        app: App[Any] = Small()
        return app, WebDriver(app)

    app, driver = asyncio.run(build())
    textual_private.replace_writer(driver, keep)
    driver.write("ab")
    assert written == [b"D\x00\x00\x00\x02ab"]
    assert textual_private.app_of(driver) is app


async def test_a_loop_waits_with_its_selector() -> None:
    before = sys.getswitchinterval()
    end = screens_first(asyncio.get_running_loop())
    try:
        assert selector_of(asyncio.get_running_loop()) is not None
        await asyncio.sleep(0.01)
        assert sys.getswitchinterval() != before
    finally:
        end()
    assert sys.getswitchinterval() == before


def test_textual_serve_waits_longer_for_downloads_and_has_its_files() -> None:
    pytest.importorskip("textual_serve")
    from textual_serve import download_manager

    from trustlog.web import textual_serve_private as private

    private.wait_longer_for_downloads()
    assert "DOWNLOAD_TIMEOUT" in inspect.getsource(download_manager.DownloadManager)
    assert download_manager.DOWNLOAD_TIMEOUT == private.DOWNLOAD_SECONDS
    folder = private.static_folder()
    assert (folder / "js" / "textual.js").is_file()
    assert (folder / "css" / "xterm.css").is_file()


async def test_a_service_starts_its_program_and_talks_to_it() -> None:
    pytest.importorskip("textual_serve")
    from asyncio.subprocess import PIPE, Process

    from textual_serve.download_manager import DownloadManager

    from trustlog.web.textual_serve_private import Service

    class Echo(Service):
        """A program that says what it was sent."""

        async def open_program(self, width: int, height: int) -> Process:
            environment = self.environment(width, height)
            assert (environment["COLUMNS"], environment["ROWS"]) == ("80", "24")
            code = "import sys; data = sys.stdin.buffer.read(7); sys.stdout.buffer.write(data); sys.stdout.flush()"
            return await asyncio.create_subprocess_exec(
                sys.executable, "-c", code, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment
            )

        async def run(self) -> None:
            assert self.process is not None
            assert self.process.stdout is not None
            await self.send_bytes(b"ab")
            await self.on_data((await self.process.stdout.read())[5:])
            await self.process.wait()

    written: list[bytes] = []

    async def write_bytes(data: bytes) -> None:
        written.append(data)

    async def nothing(*_given: object) -> None:
        pass

    downloads = DownloadManager()
    service = Echo("echo", write_bytes=write_bytes, write_str=nothing, close=nothing, download_manager=downloads)
    assert service.process is None
    assert service.downloads is downloads
    await service.start(80, 24)
    task = service.take_task()
    assert task is not None
    assert service.take_task() is None
    await task
    assert written == [b"ab"]
