"""Two versions of the program side by side: each in a folder of its own, run by the same Python.

A version is a git revision, taken out with `git archive`, the files of this checkout as they are now, or another
folder with a checkout, written with a /. Nothing is installed: each is copied and found by PYTHONPATH.
"""

import io
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import NamedTuple

BASE = "b0c5fb5529348baa0402e48e77a646e40536d62e"
"""The revision that was released as 0.1: what later versions are compared with."""
HERE = "this checkout"
"""The name of the version that is not a revision: the files of this checkout, committed or not."""
ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ("trustlog", "migrations", "benchmarks")
NOT_PASSED_ON = ("PYTHON", "TRUSTLOG_", "XDG_", "LC_", "LANG", "COLORTERM", "NO_COLOR")


class Version(NamedTuple):
    """One version: what it is called in tables, and the folder that holds its files."""

    name: str
    root: Path

    def command(self, *words: str) -> list[str]:
        """Return the words that run `trustlog` with these arguments, whatever folder they are run in."""
        return [sys.executable, "-P", "-m", "trustlog", *words]  # -P: not what stands in the current folder

    def script(self, name: str, *words: str) -> list[str]:
        """Return the words that run one of this version's own benchmarks."""
        return [sys.executable, str(self.root / "benchmarks" / name), *words]

    def environment(self, home: Path, **more: str) -> dict[str, str]:
        """Return the environment to run it in: an empty home, UTC, no settings, nothing of the caller's own."""
        passed_on = {name: value for name, value in os.environ.items() if not name.startswith(NOT_PASSED_ON)}
        folders = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE", "STATE")}
        fixed = {
            "PYTHONPATH": str(self.root), "HOME": str(home), "TZ": "UTC", "LC_ALL": "C.UTF-8", "COLUMNS": "120",
            "LINES": "40", "TERM": "xterm-256color",
        }  # fmt: skip
        own = {"TRUSTLOG_USER": "me", "TRUSTLOG_CONFIG": str(home / "none.toml")}
        return passed_on | folders | fixed | own | more


def version(revision: str, folder: Path, name: str) -> Version:
    """Put a version of the program into a folder and see that it is what Python then imports."""
    root = files_of(revision, folder / name, PROGRAM)
    found = Version(name, root)
    asked = [sys.executable, "-c", "import trustlog; print(trustlog.__file__)"]
    done = subprocess.run(asked, env=found.environment(folder), cwd=folder, capture_output=True, text=True, check=False)
    if Path(done.stdout.strip()) != root / "trustlog" / "__init__.py":
        raise SystemExit(f"{revision}: another trustlog is imported than {root}: {done.stdout or done.stderr}")
    return found


def files_of(revision: str, folder: Path, paths: tuple[str, ...]) -> Path:
    """Put the files below some paths, as of a revision or of this checkout, into a new folder, and return it."""
    folder.mkdir(parents=True)
    if "/" in revision and Path(revision).is_dir():
        for path in paths:
            shutil.copytree(Path(revision, path), folder / path, ignore=shutil.ignore_patterns("__pycache__"))
    elif revision == HERE:
        for path in _git("ls-files", "-coz", "--exclude-standard", "--", *paths).decode().split("\0"):
            if path and (ROOT / path).is_file():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(ROOT / path, folder / path)
    else:
        _git("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", missing=f"{revision}: no such revision")
        there = _git("ls-tree", "-z", "--name-only", revision, "--", *paths).decode().split("\0")
        archive = _git("archive", "--format=tar", revision, "--", *filter(None, there))
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            tar.extractall(folder, filter="data")
    return folder


def _git(*words: str, missing: str = "") -> bytes:
    """Return what git prints; end with one line where it fails."""
    try:
        done = subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, check=False)
    except FileNotFoundError:
        raise SystemExit("git is not installed; versions are compared in a clone of the repository") from None
    if done.returncode:
        said = missing or done.stderr.decode(errors="replace").strip()
        raise SystemExit(f"{said}; this needs a whole clone of the repository")
    return done.stdout
