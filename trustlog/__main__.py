"""Where `trustlog`, `tl` and `python -m trustlog` begin: the version needs nothing else to be loaded."""

import sys

from trustlog import __version__


def main() -> None:
    """Run the program with the words of the shell and leave with its status."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.stdout.write(f"trustlog {__version__}\n")
        return
    from trustlog.cli.app import main as run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
