"""Completion in the shell, on click's own machinery: commands, options, handles, people, numbers and capture lines.

The shell runs the program with `_TRUSTLOG_COMPLETE` set at every press of the key. So it is quick, makes no ledger, and
where anything is wrong it offers nothing: a message would land in the middle of the line being typed.
"""

import re
from collections.abc import Callable, Iterable, Sequence

import click
from click.shell_completion import BashComplete, CompletionItem, FishComplete, ShellComplete, ZshComplete

from trustlog import config
from trustlog.cli.app import root
from trustlog.cli.arguments import FLAGS, OPTIONS_WITH_VALUE
from trustlog.cli.names import HEADINGS
from trustlog.desk import completion as desk
from trustlog.desk.ledger import Ledger
from trustlog.domain.kinds import TIMELINE
from trustlog.domain.strands import STRANDS

VARIABLE = "_TRUSTLOG_COMPLETE"
PROGRAMS = ("trustlog", "tl")
IMPORT_KINDS = ("partners", "people", "promises", "moments", "disclosures")
LOG_KINDS = tuple(name.removesuffix("_change") for name in TIMELINE)
_FIXED = {
    "S": STRANDS,
    "up|down|N|decline": ("up", "down", "decline", "1", "2", "3", "4", "5"),
    "yes|no": ("yes", "no"),
}
_PAIR = 3
"""Words that name a garden and two of its members."""
_FILES = {"FILE": "file", "[FILE]": "file", "[EVENTS.csv]": "file", "OUT.csv": "file", "PATH": "file", "DIR": "dir"}


class _FromLedger:
    """Answers a shell from the ledger as well as from the commands."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """Return what the word being typed may become; nothing where anything is wrong."""
        try:
            return Completions(args, incomplete).items()
        except Exception:  # an error would be printed into the line being typed; the command itself will report it
            return []


class _Bash(_FromLedger, BashComplete):
    source_template = BashComplete.source_template.replace(
        "COMPREPLY+=($value)", "COMPREPLY+=($value)\n            [[ $value == *= ]] && compopt -o nospace"
    )  # what a field is to hold follows its = at once


class _Zsh(_FromLedger, ZshComplete):
    pass


class _Fish(_FromLedger, FishComplete):
    def format_completion(self, item: CompletionItem) -> str:
        """Return an item without commas, at which click's script cuts it."""
        return super().format_completion(CompletionItem(item.value, item.type, (item.help or "").replace(",", ";")))


SHELLS: dict[str, type[ShellComplete]] = {"bash": _Bash, "zsh": _Zsh, "fish": _Fish}


def script(shell: str) -> str:
    """Return the script that a shell reads to complete `trustlog` and `tl`."""
    completers = (SHELLS[shell](root, {}, program, VARIABLE) for program in PROGRAMS)
    return "\n".join(completer.source_template % completer.source_vars() for completer in completers)


def answer(instruction: str) -> str:
    """Return the answer to an instruction of a script, like `bash_complete`; an empty answer to any other."""
    shell, _, verb = instruction.partition("_")
    if verb != "complete" or shell not in SHELLS:
        return ""
    return SHELLS[shell](root, {}, PROGRAMS[0], VARIABLE).complete()


class Completions:
    """What an unfinished word may become, given the words before it."""

    def __init__(self, args: Sequence[str], incomplete: str) -> None:
        self.incomplete = incomplete
        self.where = ""
        self.words: list[str] = []
        self.open_option = ""  # a shared option whose value is being typed
        rest = iter(args)
        for word in rest:
            if word in OPTIONS_WITH_VALUE:
                value = next(rest, None)
                self.open_option = word if value is None else ""
                self.where = value if word == "--db" and value else self.where
            elif word.startswith("--db="):
                self.where = word.removeprefix("--db=")
            elif word not in FLAGS:
                self.words.append(word)

    def items(self) -> list[CompletionItem]:
        """Return all completions, those of the commands first."""
        if self.open_option:
            return [CompletionItem(self.incomplete, type="file")] if self.open_option == "--db" else []
        if not self.words:
            summaries = ((name, summary) for commands in HEADINGS.values() for name, (_, summary) in commands.items())
            return [*self._options(root), *self._offered(summaries), *self._from_ledger(desk.handles)]
        if self.words[0] == "garden" and (found := self._garden()) is not None:
            return found
        command, rest = self._command()
        if command is None:
            return self._capture(self.words)
        if self.words[0] == "add" and not self.incomplete.startswith("-"):
            return self._capture(rest)
        if isinstance(command, click.Group) and not rest:
            context = click.Context(command)
            inner = ((name, command.get_command(context, name)) for name in command.list_commands(context))
            listed = ((name, part.get_short_help_str(60)) for name, part in inner if part is not None)
            return [*self._options(command), *self._offered(listed)]
        return self._of_command(command, rest)

    def _command(self) -> tuple[click.Command | None, list[str]]:
        """Return the command typed so far, and the words behind its name."""
        command, rest = root.get_command(click.Context(root), self.words[0]), self.words[1:]
        if isinstance(command, click.Group) and rest:
            inner = command.get_command(click.Context(command), rest[0])
            if inner is None and self.words[0] == "import":  # a file may stand where a command would
                return command.get_command(click.Context(command), "file"), rest
            return (inner, rest[1:]) if inner is not None else (command, rest)
        return command, rest

    def _garden(self) -> list[CompletionItem] | None:
        """Return what may follow `garden`: a garden or a partner beside the commands; behind a garden what is said.

        A garden may stand before its commands, which take it first; None where they answer for themselves.
        """
        from trustlog.cli.commands.garden import OF_GARDEN, garden

        typed = self.words[1:]
        if typed and garden.get_command(click.Context(garden), typed[0]):
            return None
        if self.incomplete.startswith("-") and not typed:
            return None
        if not typed:
            context = click.Context(garden)
            inner = ((name, garden.get_command(context, name)) for name in garden.list_commands(context))
            commands = ((name, part.get_short_help_str(60)) for name, part in inner if part is not None)
            return [*self._offered(commands), *self._from_ledger(desk.gardens), *self._from_ledger(desk.handles)]
        at = next((place for place, word in enumerate(typed) if word in OF_GARDEN), None)
        if at is not None:
            self.words = ["garden", typed[at], *typed[:at], *typed[at + 1 :]]
            return None
        if self.incomplete.startswith("-"):
            return []
        verbs = self._offered((verb, "") for verb in OF_GARDEN) if len(typed) == 1 else []
        return [*verbs, *(self._members(typed) if len(typed) < _PAIR else [])]

    def _in_garden(self, param: click.Parameter, typed: list[str]) -> list[CompletionItem]:
        """Return the partners that may stand behind a garden: its members; where some join, all."""
        words = re.findall(r"\w+", (param.metavar or "").rpartition("|")[2])
        several = (param.metavar or "").endswith("...")
        before = typed[1:] if param.nargs == -1 else []
        if words[: len(before) + 1] != ["P"] * (len(before) + 1) and not (several and words == ["P"]):
            return []
        return self._from_ledger(desk.handles) if several else self._members(typed)

    def _members(self, typed: list[str]) -> list[CompletionItem]:
        """Return who is in the garden that was typed first, but for those behind it."""
        found = self._from_ledger(lambda ledger: desk.members(ledger, typed[0]))
        return [item for item in found if item.value not in typed[1:]]

    def _of_command(self, command: click.Command, rest: list[str]) -> list[CompletionItem]:
        options = {name: param for param in command.params if isinstance(param, click.Option) for name in param.opts}
        with_value = {name for name, option in options.items() if not option.is_flag and not option.count}
        if rest and rest[-1] in with_value:
            return self._values(options[rest[-1]], [])
        if self.incomplete.startswith("-"):
            return self._options(command)
        is_value = (at > 0 and rest[at - 1] in with_value for at in range(len(rest)))
        typed = [word for word, skipped in zip(rest, is_value, strict=True) if not skipped and word not in options]
        arguments = [param for param in command.params if isinstance(param, click.Argument)]
        at = min(len(typed), len(arguments) - 1)
        if at < 0 or (len(typed) > at and arguments[at].nargs != -1):
            return []
        return self._values(arguments[at], typed)

    def _values(self, param: click.Parameter, typed: list[str]) -> list[CompletionItem]:
        """Return the values of an option, or of an argument behind those typed already."""
        if isinstance(param.type, click.Choice):
            return self._offered((str(choice), "") for choice in param.type.choices)
        metavar = (param.metavar or "").removesuffix("...")
        if metavar in _FILES:
            return [CompletionItem(self.incomplete, type=_FILES[metavar])]
        if metavar in _FIXED:
            return self._offered((value, "") for value in _FIXED[metavar])
        if metavar == "KIND":
            return self._offered((kind, "") for kind in (IMPORT_KINDS if self.words[0] == "import" else LOG_KINDS))
        if metavar in ("N", "[N...]", "[BATCH]") and isinstance(param, click.Argument):
            used_numbers = {word.removeprefix("#") for word in typed}
            numbers = self._from_ledger(lambda ledger: desk.numbers(ledger, self.words[0]))
            return [item for item in numbers if item.value not in used_numbers]
        if metavar == "FIELD=VALUE" or (metavar.endswith(" FIELD=VALUE") and typed and self._is_field(typed)):
            return self._fields(typed)
        if metavar == "NAME" and self.words[0] == "book":
            return self._from_ledger(desk.items) if not typed else []
        if param.name in ("mapping", "map_as") or (param.name == "drop" and self.words[:2] == ["import", "mappings"]):
            return self._from_ledger(desk.mappings)
        if metavar in ("G", "G|P [P P]", "P|GARDEN") and not typed:
            partners = self._from_ledger(desk.handles) if metavar != "G" else []
            return [*partners, *self._from_ledger(desk.gardens)]
        if self.words[0] == "garden" and typed:
            return self._in_garden(param, typed)
        if metavar == "P NAME":
            return self._from_ledger(desk.items if typed else desk.handles)
        if metavar.startswith("[PARTNER] "):
            return self._people(typed[0] if typed else None, with_handles=not typed)
        if metavar.strip("[]") in ("P", "PARTNER", "INTO") and not (typed and param.nargs == -1):
            return self._from_ledger(desk.handles)
        return []

    def _is_field(self, typed: list[str]) -> bool:
        """Return whether a field may begin here, behind a partner and a name: a word with = is being typed, or was."""
        return len(typed) > 1 or "=" in self.incomplete

    def _fields(self, typed: list[str]) -> list[CompletionItem]:
        """Return the fields of what is edited, each with =; behind one with few answers, its answers.

        bash hands the = on as a word of its own, and replaces only what stands behind it.
        """
        whose = {"partner": "partner", "person": "person"}.get(self.words[0], "fact")
        before, sign, _ = self.incomplete.partition("=")
        parted = typed[-1:] == ["="] or (self.incomplete == "=" and len(typed) > 1)
        if parted:
            before = typed[-2 if typed[-1] == "=" else -1]
        end = next((at for at, word in enumerate(typed) if "=" in word or (parted and word == before)), len(typed))

        def offers(ledger: Ledger) -> Iterable[desk.Offer]:
            fields = desk.fields(ledger, whose, typed[:end])
            if not (sign or parted):
                given = {word.partition("=")[0] for word in typed}
                return [(f"{field.name}=", field.value) for field in fields if field.name not in given]
            answers = (answer for field in fields if field.name == before for answer in field.answers if answer)
            return [(answer if parted else f"{before}={answer}", "") for answer in answers]

        if self.incomplete == "=":
            self.incomplete = ""
        return self._from_ledger(offers)

    def _people(self, handle: str | None, *, with_handles: bool = False) -> list[CompletionItem]:
        handles = self._from_ledger(desk.handles) if with_handles else []
        return [*handles, *self._from_ledger(lambda ledger: desk.people(ledger, handle))]

    def _capture(self, line: list[str]) -> list[CompletionItem]:
        """Complete a capture line typed without quotes: a handle, then kinds and clause words, then people."""
        if not line:
            return self._from_ledger(desk.handles)
        if self.incomplete.startswith("@") or line[-1] == "@":  # bash hands the @ on as a word of its own
            sign = "" if line[-1] == "@" else "@"
            return self._from_ledger(lambda ledger: [(f"{sign}{name}", text) for name, text in desk.items(ledger)])
        if "with" in line[1:]:
            return self._people(line[0].rstrip(":"))
        if len(line) > 1 and line[1] in ("we", "they"):
            verbs = ("promise", "offer", "shared", "hid", "asked") if len(line) == 2 else ()
            return self._offered((verb, "") for verb in verbs)
        if len(line) == 1:
            return self._from_ledger(lambda ledger: [(word, "") for word in desk.capture_words(ledger)])
        return self._offered((word, "") for word in ("with", "yesterday", "unplanned"))

    def _options(self, command: click.Command) -> list[CompletionItem]:
        if not self.incomplete.startswith("-"):
            return []
        listed = (param for param in command.params if isinstance(param, click.Option) and not param.hidden)
        names = ((name, option.help or "") for option in listed for name in option.opts)
        return self._offered((name, summary) for name, summary in names if name.startswith("--"))

    def _from_ledger(self, offers_of: Callable[[Ledger], Iterable[desk.Offer]]) -> list[CompletionItem]:
        ledger = desk.look_into(
            self.where or config.ledger_path(),
            me=config.me(), today=config.today(), now=config.now(), zone=config.zone(),
        )  # fmt: skip
        if ledger is None:
            return []
        try:
            return self._offered(offers_of(ledger))
        finally:
            ledger.close()

    def _offered(self, offers: Iterable[desk.Offer]) -> list[CompletionItem]:
        from trustlog.cli.output import one_line

        typed = self.incomplete.removeprefix("#").lower()
        return [
            CompletionItem(value, help=one_line(summary))
            for value, summary in offers
            if value.lower().startswith(typed)
        ]
