"""What tests of reviews begin with: a ledger with something to ask about, and its rows."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from desk_cases import chosen, on, small
from desk_demo import TODAY

from trustlog.desk.capture import capture
from trustlog.desk.ledger import Ledger


def with_promises(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    """Make the small ledger with promises overdue and due, and close it after the test."""
    made = small(chosen(request, tmp_path))
    before = on(made, TODAY - timedelta(days=20))
    capture(before, "acme: we promise a by fri; they promise b by 20 nov +big; they promise e by 21 nov")
    capture(before, "borealis: we promise c by 25 nov; they promise d by 27 nov")
    yield made
    made.close()


def row_of(walk: Any, step: int, place: int = 0) -> Any:
    return walk.steps[step - 1].rows[place]


def states(walk: Any, step: int) -> list[str]:
    return [row.state for row in walk.steps[step - 1].rows]
