"""Packages that load a module when one of its names is first asked for."""

import subprocess
import sys


def test_a_module_that_is_called_like_a_name_of_its_own_does_not_take_its_place() -> None:
    asked = "from trustlog.desk import levels; levels.beginning; print(callable(levels.anew))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"
