"""The README's tour, typed into interactive shells: what it shows is what comes out.

`python tests/test_tour.py` writes the outputs into the README anew; read the difference before committing it.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
MARK = "@@next@@"
SHELLS = {"bash": ["bash", "--norc", "--noprofile", "--noediting", "-i"], "zsh": ["zsh", "-f", "-i"]}


def steps() -> list[tuple[str, str]]:
    """Give each command of the README's console blocks with the output printed under it."""
    found: list[tuple[str, str]] = []
    for block in re.findall(r"```console\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output.strip("\n")))
    return found


def environment(folder: Path) -> dict[str, str]:
    """Give an environment in which `trustlog` and `tl` are this checkout's, on an empty home, on the tour's Monday."""
    scripts, home = folder / "bin", folder / "home"
    scripts.mkdir()
    home.mkdir()
    for name in ("trustlog", "tl"):
        script = scripts / name
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m trustlog "$@"\n')
        script.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TRUSTLOG", "XDG"))}
    paths = {"PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "HOME": str(home)}
    day = {"TRUSTLOG_TODAY": "2026-11-23", "TRUSTLOG_USER": "me"}
    return {**kept, **paths, **day, "NO_COLOR": "1", "COLUMNS": "110", "PS1": "", "PS2": ""}


def outputs(shell: str, commands: list[str], folder: Path) -> list[list[str]]:
    """Type the commands into an interactive shell; give the lines each one printed."""
    script = "PS1=''; PS2=''; PROMPT_SP=''; unset PROMPT_COMMAND\n"
    script += "".join(f"echo {MARK}\n{command} </dev/null 2>&1\n" for command in commands) + f"echo {MARK}\n"
    done = subprocess.run(
        SHELLS[shell],
        input=script,
        env=environment(folder),
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    printed = done.stdout.split(MARK + "\n")[1:-1]
    assert len(printed) == len(commands), done.stdout + done.stderr
    return [
        [line.rstrip() for line in one.strip("\n").splitlines() if not line.startswith("Recorded as if today")]
        for one in printed
    ]


@pytest.mark.foreign
@pytest.mark.parametrize("shell", SHELLS)
def test_tour_prints_what_the_readme_shows(shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        if os.environ.get("TRUSTLOG_REQUIRE_ALL"):
            pytest.fail(f"{shell} is not installed")
        pytest.skip(f"{shell} is not installed")
    tour = steps()
    assert len(tour) >= 10
    for (command, expected), printed in zip(tour, outputs(shell, [one for one, _ in tour], tmp_path), strict=True):
        assert printed == [line.rstrip() for line in expected.splitlines()], f"{shell}: $ {command}"


def write_readme() -> None:
    """Write what the commands print under each of them."""
    with tempfile.TemporaryDirectory() as folder:
        commands = [command for command, _ in steps()]
        printed = iter(outputs("bash", commands, Path(folder)))

    def block(found: "re.Match[str]") -> str:
        typed = [part.partition("\n")[0] for part in re.split(r"^\$ ", found[1], flags=re.MULTILINE)[1:]]
        shown = ["\n".join([f"$ {command}", *next(printed)]) for command in typed]
        return "```console\n" + "\n".join(shown) + "\n```"

    text = README.read_text(encoding="utf-8")
    README.write_text(re.sub(r"```console\n(.*?)```", block, text, flags=re.DOTALL), encoding="utf-8")


if __name__ == "__main__":
    write_readme()
