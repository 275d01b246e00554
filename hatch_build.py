"""Compiles the catalogues when the program is built or installed, also in place."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Catalogues(BuildHookInterface):
    """Makes the compiled catalogues beside those that people edit."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's
        """Compile what is not compiled yet."""
        sys.path.insert(0, str(Path(self.root) / "docs"))
        import catalogues

        catalogues.compile_stale()
