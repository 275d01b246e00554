"""What is wrong with the fields of a form, gathered by field instead of raised one by one."""

from collections.abc import Iterator
from contextlib import contextmanager

from trustlog.errors import FieldFaults, TrustlogError

WHY = "why"
"""The field of a form that holds the reason."""


class ByField:
    """Gathers what is wrong by the field it is about; where it is told not to, the first error is raised."""

    def __init__(self, *, gathers: bool) -> None:
        self._gathers = gathers
        self._faults: dict[str, TrustlogError] = {}

    @contextmanager
    def of(self, field: str) -> Iterator[None]:
        """Keep what goes wrong as what is wrong with a field; the first fault of a field stands."""
        try:
            yield
        except TrustlogError as error:
            if not self._gathers:
                raise
            self._faults.setdefault(field, error)

    def raise_all(self) -> None:
        """Raise all that was gathered, if anything was."""
        if self._faults:
            raise FieldFaults(self._faults)
