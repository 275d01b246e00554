"""The words of errors: what a person reads of a `Reason` and a `Remedy`, in tables, one set for each front end.

`reasons` and `ledgers_and_files` hold the sentences that every front end has in common, `ways` the ways out.
`command_line` and `screens` hold what differs, a command in the first and a key in the second, and what each refuses by
itself. Another language is another set of tables.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from trustlog.domain.calendar.days import show
from trustlog.errors import Coded, Reason, Remedy, Said, TrustlogError
from trustlog.language import N_, _, is_other

Template = str | Callable[..., str]
"""A sentence with its params in braces, or a function of them."""


SPOKEN = frozenset(("verb", "how", "what", "why"))
"""The params that are words of the program or the system, each marked where it is handed over, and not of people."""
OF_THE_SYSTEM = (
    N_("No such file or directory"), N_("Permission denied"), N_("Is a directory"), N_("Not a directory"),
    N_("File exists"), N_("File name too long"), N_("No space left on device"), N_("Read-only file system"),
    N_("Input/output error"), N_("Operation not permitted"),
)  # fmt: skip
"""Why the system did not do it, as it says that in English."""


class Words(NamedTuple):
    """The words of a front end in a language; `given` are values that its sentences may name besides the params."""

    reasons: Mapping[str, Template]
    remedies: Mapping[str, Template]
    given: Mapping[str, Any]

    def of(self, fault: Said | Coded) -> str:
        """Return the words for what is wrong or for a way out; a code without words is a KeyError."""
        if isinstance(fault, TrustlogError):
            return fault.sentence(self)
        template = (self.remedies if isinstance(fault, Remedy) else self.reasons)[fault.code]
        params = {
            name: _(value) if name in SPOKEN and isinstance(value, str) else self._shown(value)
            for name, value in fault.params.items()
        }
        if is_other() and isinstance(fault, Reason):  # a way out is typed, where a day is one word
            params = {name: show(value) if type(value) is date else value for name, value in params.items()}
        return _(template).format(**self.given, **params) if isinstance(template, str) else template(**params)

    def _shown(self, value: Any) -> Any:
        if isinstance(value, list | tuple) and value and isinstance(value[0], Coded | TrustlogError):
            return [self.of(said) for said in value]
        return self.of(value) if isinstance(value, Coded | TrustlogError) else value
