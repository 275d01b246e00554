"""The errors people are told about: one class a kind of fault, each one line that says what to do."""


class TrustlogError(Exception):
    """Something went wrong; the ledger is as it was."""

    status = 1

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or (type(self).__doc__ or "").splitlines()[0])

    @property
    def lines(self) -> list[str]:
        """The lines a person reads: one, unless many faults are reported at once."""
        return [str(self)]


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

    def __init__(self, message: str, at: int = 0, end: int | None = None, line_number: int | None = None) -> None:
        super().__init__(message)
        self.at = at
        self.end = at + 1 if end is None else end
        self.line_number = line_number


class Faults(WordsError):
    """Several faults at once: of one capture line, or of many."""

    def __init__(self, faults: "list[Fault]") -> None:
        super().__init__("; ".join(str(fault) for fault in faults))
        self.faults = faults

    @property
    def lines(self) -> list[str]:
        """One line for a capture line, however many places in it are off; of many lines, one line a fault."""
        placed = [(fault.line_number, f"at {fault.at + 1}: {fault}") for fault in self.faults]
        if all(number is None for number, _ in placed):
            return [in_one_line([text for _, text in placed])]
        return [text if number is None else f"line {number}, {text}" for number, text in placed]


def in_one_line(texts: "list[str]", most: int = 20) -> str:
    """Join what is said into one line, which stays readable however much there is."""
    more = f"; and {len(texts) - most} more" if len(texts) > most else ""
    return "; ".join(texts[:most]) + more


class Refused(TrustlogError):
    """The ledger says no."""


class NotThere(Refused):
    """There is no fact with that number."""


class Conflict(Refused):
    """Somebody changed this in the meantime; nothing was written, try again."""


class RestedOn(Conflict):
    """Something else in the ledger depends on this, or is gone; nothing was written."""


class NotUndone(Refused):
    """A batch cannot be taken back.

    `reason` says why, in a sentence. `instead` is the batch to take back next, its number and title, where there is
    one; `in_the_way` are the numbers of one's own later batches that keep this one from being taken back.
    """

    def __init__(
        self, reason: str, *, in_the_way: tuple[int, ...] = (), instead: tuple[int, str] | None = None
    ) -> None:
        more = f"; the next one that can be undone is batch {instead[0]}: {instead[1]}" if instead else ""
        super().__init__(f"{reason}{more}")
        self.reason = reason
        self.in_the_way = in_the_way
        self.instead = instead


class LedgerUnfit(TrustlogError):
    """The ledger cannot be opened: newer than this program, damaged, foreign or locked."""


class LedgerAway(LedgerUnfit):
    """The ledger cannot be reached just now; try again."""


class ReadOnly(LedgerUnfit):
    """The ledger can be read here, and not written."""


class Cancelled(TrustlogError):
    """Cancelled; nothing was written."""


class FileFaults(TrustlogError):
    """An imported file has faults; nothing was written."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(faults[0] if len(faults) == 1 else f"{len(faults)} faults, nothing written")
        self.faults = faults

    @property
    def lines(self) -> list[str]:
        """One line a fault."""
        return self.faults


class SettingsFaults(WordsError):
    """The settings file has faults; nothing was done."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults

    @property
    def lines(self) -> list[str]:
        """One line a fault; the last one names the command that looks the file through."""
        return [*self.faults[:-1], f"{self.faults[-1]}; `trustlog settings check` checks the file once it is mended"]
