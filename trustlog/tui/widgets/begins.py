"""Completing a field that holds names parted by commas."""

from collections.abc import Callable

from textual.suggester import Suggester

from trustlog.tui.drawing.completion import begins, completed
from trustlog.tui.widgets.field import in_place


class Begins(Suggester):
    """Completes the last word of a comma-separated field, from choices asked for each time."""

    def __init__(self, choices: Callable[[], list[str]]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._choices = choices

    async def get_suggestion(self, value: str) -> str | None:
        """Return the field with its last word completed."""
        typed = value.rpartition(",")[2].lstrip()
        head = value[: len(value) - len(typed)]
        fitting = (choice for choice in self._choices() if begins(typed, choice) and in_place(choice) == choice)
        return next((head + completed(typed, choice) for choice in fitting), None)
