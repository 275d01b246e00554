"""The errors people are told about: one class a kind of fault. Reasons and ways out are values, and words come last.

A `Reason` says what is wrong and a `Remedy` what can be done about it, each by a code and its params (numbers, names,
days). `trustlog.wording` makes sentences of them: the command line names a command as the way out, the screens a key.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from trustlog.wording import Words


class Coded:
    """A code, which is a short stable word, and the values that belong to it."""

    def __init__(self, code: str, /, **params: Any) -> None:
        self.code = code
        self.params = params

    def __eq__(self, other: object) -> bool:
        """Tell whether both have the same class, code and params."""
        return isinstance(other, Coded) and repr(self) == repr(other)

    def __hash__(self) -> int:
        """Return a hash that equal values share."""
        return hash(repr(self))

    def __repr__(self) -> str:
        """Return the code and its params as they would be written in Python."""
        values = "".join(f", {name}={value!r}" for name, value in self.params.items())
        return f"{type(self).__name__}({self.code!r}{values})"

    def __str__(self) -> str:
        """Return the words of the command line."""
        from trustlog.wording.command_line import WORDS

        return WORDS.of(self)


class Reason(Coded):
    """What is wrong."""


class Remedy(Coded):
    """What can be done about it."""


class TrustlogError(Exception):
    """Something went wrong; the ledger is as it was.

    `reason` says what is wrong: a `Reason`, or the error that caused this error. `remedies` are the ways out. As text
    an error has the words of the command line; a front end asks `lines_in` for its own.
    """

    status = 1

    def __init__(self, reason: "Said", *remedies: Remedy) -> None:
        self.reason = reason
        self.remedies = remedies
        super().__init__(self.reason, *remedies)

    @property
    def code(self) -> str:
        """The short stable word for what is wrong."""
        return self.reason.code

    @property
    def params(self) -> dict[str, Any]:
        """The numbers, names and days that the reason is about."""
        return self.reason.params

    def __str__(self) -> str:
        """Return the words of the command line, in one line."""
        from trustlog.wording.command_line import WORDS

        return self.sentence(WORDS)

    def sentence(self, words: "Words") -> str:
        """Return what is wrong and the ways out in the words of a front end, in one line."""
        return "; ".join(map(words.of, (self.reason, *self.remedies)))

    def lines_in(self, words: "Words") -> list[str]:
        """Return the lines a person reads: one, unless many faults are reported at once."""
        return [self.sentence(words)]

    @property
    def lines(self) -> list[str]:
        """The lines that the command line prints."""
        from trustlog.wording.command_line import WORDS

        return self.lines_in(WORDS)


Said = Reason | TrustlogError
"""What is wrong, before it is words."""


class WordsError(TrustlogError):
    """The words are off."""

    status = 2


class DateError(WordsError):
    """That is not a date Trustlog can read."""


class UnknownName(WordsError):
    """No such partner or person, or more than one."""


class Fault(WordsError):
    """A place in a capture line that was not understood.

    `at` and `end` are character positions in that line, counted from 0; `line_number` is set for `add -`, from 1.
    """

    def __init__(
        self, reason: Said, at: int = 0, end: int | None = None, line_number: int | None = None,
        remedies: "tuple[Remedy, ...]" = (),
    ) -> None:  # fmt: skip
        super().__init__(reason, *remedies)
        self.at = at
        self.end = at + 1 if end is None else end
        self.line_number = line_number


class Faults(WordsError):
    """Several faults at once: of one capture line, or of many."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(Reason("many_faults", count=len(faults)))
        self.faults = faults

    def sentence(self, words: "Words") -> str:
        """Return all faults in one line, without their places."""
        return "; ".join(map(words.of, self.faults))

    def lines_in(self, words: "Words") -> list[str]:
        """Return one line for a capture line, however many places in it are off; of many lines, one line a fault."""
        placed = [_placed(fault) for fault in self.faults]
        if all(fault.line_number is None for fault in self.faults):
            return [_in_one_line(placed, words)]
        return [words.of(fault) for fault in placed]


class FieldFaults(WordsError):
    """What is wrong with the fields of a form, by their names; nothing was written."""

    def __init__(self, by_field: "Mapping[str, TrustlogError]") -> None:
        super().__init__(Reason("many_faults", count=len(by_field)))
        self.by_field = by_field

    def sentence(self, words: "Words") -> str:
        """Return all faults in one line."""
        return "; ".join(map(words.of, self.by_field.values()))


def _placed(fault: Fault) -> Reason:
    """Return a fault with its place, both counted from 1."""
    if fault.line_number is None:
        return Reason("at_place", at=fault.at + 1, fault=fault)
    return Reason("on_line_at_place", line=fault.line_number, at=fault.at + 1, fault=fault)


def _in_one_line(reasons: "Sequence[Said]", words: "Words", most: int = 20) -> str:
    """Return the words of all in one line, which stays readable however many there are."""
    more = [Reason("and_more", count=len(reasons) - most)] if len(reasons) > most else []
    return "; ".join(map(words.of, [*reasons[:most], *more]))


class Refused(TrustlogError):
    """The ledger says no."""


class RefusedLines(Refused):
    """The ledger says no to several of what capture lines ask for."""

    def __init__(self, refusals: list[Fault]) -> None:
        super().__init__(Reason("many_faults", count=len(refusals)))
        self.refusals = refusals

    def sentence(self, words: "Words") -> str:
        """Return all refusals in one line, those of several lines with the number of theirs."""
        placed = [
            Reason("on_line", line=refusal.line_number, fault=refusal) if refusal.line_number else refusal
            for refusal in self.refusals
        ]
        return _in_one_line(placed, words)


class NotThere(Refused):
    """There is no fact with that number."""


class Conflict(Refused):
    """Somebody changed this in the meantime; nothing was written, try again."""


class RestedOn(Conflict):
    """Something else in the ledger depends on this, or is gone; nothing was written."""


class NotUndone(Refused):
    """A batch cannot be taken back.

    `instead` is the batch to take back next, its number and title, where there is one; `in_the_way` are the numbers of
    the person's own later batches that keep this batch from being taken back.
    """

    def __init__(
        self, reason: Said, *remedies: Remedy, in_the_way: tuple[int, ...] = (), instead: tuple[int, str] | None = None
    ) -> None:
        super().__init__(reason, *remedies)
        self.in_the_way = in_the_way
        self.instead = instead

    def why(self, words: "Words") -> str:
        """Return why the batch cannot be taken back, without what can be taken back instead."""
        return super().sentence(words)

    def sentence(self, words: "Words") -> str:
        """Return why the batch cannot be taken back, and which can be taken back instead."""
        if self.instead is None:
            return self.why(words)
        number, title = self.instead
        return f"{self.why(words)}; {words.of(Remedy('undo_instead', number=number, title=title))}"


class LedgerUnfit(TrustlogError):
    """The ledger cannot be opened: newer than this program, damaged, foreign or locked."""


class LedgerAway(LedgerUnfit):
    """The ledger cannot be reached just now; try again."""


class ReadOnly(LedgerUnfit):
    """The ledger can be read here, and not written."""


class Cancelled(TrustlogError):
    """A person stopped it."""

    def __init__(self) -> None:
        super().__init__(Reason("cancelled"))


class FileFault(TrustlogError):
    """One thing is wrong with a file."""


class FileFaults(TrustlogError):
    """An imported file has faults; nothing was written."""

    def __init__(self, faults: Iterable[Said]) -> None:
        self.faults = list(faults)
        super().__init__(self.faults[0] if len(self.faults) == 1 else Reason("many_faults", count=len(self.faults)))

    def lines_in(self, words: "Words") -> list[str]:
        """Return one line a fault."""
        return [words.of(fault) for fault in self.faults]


class SettingsFaults(WordsError):
    """The settings file has faults; nothing was done."""

    def __init__(self, faults: Sequence[Said]) -> None:
        super().__init__(Reason("many_faults", count=len(faults)))
        self.faults = faults

    def sentence(self, words: "Words") -> str:
        """Return all faults in one line."""
        return "; ".join(map(words.of, self.faults))

    def lines_in(self, words: "Words") -> list[str]:
        """Return one line a fault; the last one names what looks the file through."""
        lines = [words.of(fault) for fault in self.faults]
        return [*lines[:-1], f"{lines[-1]}; {words.of(Remedy('check_settings'))}"]
