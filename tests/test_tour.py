"""The README's tour, typed into interactive shells: what it shows is what comes out."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MARK = "@@next@@"


def tour() -> list[tuple[str, str]]:
    """Give each command of the README's console blocks with the output printed under it."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    steps: list[tuple[str, str]] = []
    for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            steps.append((command, output.strip("\n")))
    return steps


@pytest.fixture
def shell_env(tmp_path: Path) -> dict[str, str]:
    """Give an environment in which `trustlog` and `tl` are this checkout's, on an empty home, on the tour's Monday."""
    scripts = tmp_path / "bin"
    scripts.mkdir()
    for name in ("trustlog", "tl"):
        script = scripts / name
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m trustlog "$@"\n')
        script.chmod(0o755)
    home = tmp_path / "home"
    home.mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TRUSTLOG", "XDG"))}
    return {
        **kept,
        "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "HOME": str(home),
        "TRUSTLOG_TODAY": "2026-11-23",
        "TRUSTLOG_USER": "me",
        "NO_COLOR": "1",
        "COLUMNS": "120",
        "PS1": "",
        "PS2": "",
    }


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_tour_prints_what_the_readme_shows(shell: str, shell_env: dict[str, str], tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        if os.environ.get("TRUSTLOG_REQUIRE_ALL"):
            pytest.fail(f"{shell} is not installed")
        pytest.skip(f"{shell} is not installed")
    steps = tour()
    assert len(steps) >= 10
    arguments = ["bash", "--norc", "--noprofile", "-i"] if shell == "bash" else ["zsh", "-f", "-i"]
    script = "PS1=''; PS2=''; PROMPT_SP=''; unset PROMPT_COMMAND\nexec 2>&1\n"
    script += "".join(f"echo {MARK}\n{command} </dev/null\n" for command, _ in steps) + f"echo {MARK}\n"
    done = subprocess.run(
        arguments, input=script, env=shell_env, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False
    )
    printed = done.stdout.split(MARK + "\n")[1:-1]
    assert len(printed) == len(steps), done.stdout + done.stderr
    for (command, expected), output in zip(steps, printed, strict=True):
        kept = [line.rstrip() for line in output.splitlines() if not line.startswith("Recorded as if today")]
        wanted = [line.rstrip() for line in expected.splitlines()]
        assert kept == wanted, f"{shell}: $ {command}"
