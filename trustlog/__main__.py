"""Where `trustlog`, `tl` and `python -m trustlog` begin: the version needs nothing else to be loaded."""

import gc
import sys

from trustlog import __version__
from trustlog.files.streams import OutputFailed, prepare, silence
from trustlog.language import _


def main() -> None:
    """Run the program with the words of the shell and leave with its status."""
    prepare()
    if sys.argv[1:] in (["--version"], ["-V"]):
        if status := _show_version():
            sys.exit(status)
        return
    gc.set_threshold(100_000)  # before anything is imported: garbage among modules takes a tenth to look for
    from trustlog.cli.main import main as run

    status = run(sys.argv[1:])
    gc.freeze()  # the process ends: what is left is given back as a whole, and need not be looked through
    sys.exit(status)


def _show_version() -> int:
    try:
        sys.stdout.write(_("trustlog {version}\n").format(version=__version__))
        sys.stdout.flush()
    except OutputFailed as failed:
        silence(sys.stdout)
        if failed.is_unread:
            return 0
        sys.stderr.write(_("trustlog: the version could not be printed: {failed}\n").format(failed=failed))
        return 1
    return 0


if __name__ == "__main__":
    main()
