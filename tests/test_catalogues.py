"""The catalogues: every sentence has its translation, with the same names to fill in, and none is left in English."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest
from conftest import load_script

from trustlog.domain.capture.words import KINDS

catalogues = load_script("docs/catalogues.py")
ROOT = Path(__file__).parent.parent / "trustlog"
CATALOGUES = {path.parent.parent.name: catalogues.read(path) for path in catalogues.catalogues()}

SAME = {
    "nl": (
        "{n} open",
        "partner", "Partner", "Partners", "Partners ─ {total}", "Trend", "trend", "Trend ─ {strand}{reaches}",
        "workshop", "demo", "pilot", "lunch", "mail", "E-mail", "maker", "factor", "n", "open", "Open", "{open} open",
        "log-odds", "log-odds²", "platform", "later", "Later", "Later: {week}", "{later} later", "begin", "rest",
        "{rest} min", "✓ open", "{value} pt", "in {path}",
        "{name} is {value}: {error}", "{titles}: {counted} in {lately}",
        "Plan · {handle}", "Plan · {partner}", "trustlog {version}\n", "2026-01-01 · 3mo", "Acme Instruments",
        "Jane Doe, COO", "people: partner, name", "promises: partners, direction, text, made_on",
        "moments: partners, kind, on", "disclosures: partners, direction, topic, on",
    )
}  # fmt: skip
"""What is the same word in that language."""


def forms(text: object) -> tuple[str, ...]:
    """Return a sentence, or its singular and plural."""
    return text if isinstance(text, tuple) else (str(text),) if isinstance(text, str) else tuple(text)


def names(text: str) -> set[str]:
    """Return what is filled in, with its format."""
    return {f"{name}!{how}:{form}" for _, name, form, how in Formatter().parse(text) if name is not None}


def without_names(text: str) -> str:
    """Return the words of a sentence alone."""
    bare = re.sub(r"\{[^}]*\}|`[^`]*`|--[a-z-]+|[a-z]+://\S*|TRUSTLOG_\w+", "", text)
    return " ".join(re.findall(r"[^\W\d_]{2,}", bare))


@pytest.mark.parametrize("language", CATALOGUES)
def test_the_catalogue_has_every_sentence_and_each_is_translated(language: str) -> None:
    catalogue = CATALOGUES[language]
    missing, gone = [], {message.id if isinstance(message.id, str) else message.id[0] for message in catalogue} - {""}
    for texts in catalogues.sentences():
        gone.discard(texts[0])
        message = catalogue.get(texts[0])
        if message is None or len(forms(message.id)) < len(texts) or not all(forms(message.string)):
            missing.append(texts)
    assert missing == [], "run make catalogues, and translate what is empty"
    assert gone == set(), "run make catalogues"


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_translation_fills_in_what_the_sentence_fills_in(language: str) -> None:
    for message in CATALOGUES[language]:
        if message.id:
            for text, form in zip(forms(message.id), forms(message.string), strict=True):
                assert names(form) == names(text), message.id
                assert form.count("[") == text.count("["), f"markup for the screens: {message.id}"
                assert (form[:1] == " ", form[-1:].isspace()) == (text[:1] == " ", text[-1:].isspace()), message.id


@pytest.mark.parametrize("language", CATALOGUES)
def test_no_translation_is_the_english(language: str) -> None:
    same = {
        text
        for message in CATALOGUES[language]
        if message.id and forms(message.id) == forms(message.string)
        for text in forms(message.id)[:1]
        if without_names(text)
    }
    assert same - set(SAME[language]) == set()


NOUNS = {"day", "intention", "note", "partner", "pause", "plan"}
"""What is counted, and stands alone as the same word."""


def test_a_sentence_that_is_counted_is_no_other_one() -> None:
    """One English text has one translation: a number "one" and "one, ones" of promises would be the same in it."""
    every = catalogues.sentences()
    alone = {texts[0] for texts in every if len(texts) == 1}
    assert alone & {texts[0] for texts in every if len(texts) == 2} == NOUNS


@pytest.mark.parametrize("language", CATALOGUES)
def test_every_kind_of_moment_has_a_word(language: str) -> None:
    assert {kind for kind in KINDS if CATALOGUES[language].get(kind) is None} == set()


def test_the_word_of_every_key_is_marked() -> None:
    left = []
    for path in sorted((ROOT / "tui").rglob("*.py")):
        calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
        words = [word for call in calls if called(call) == "keyed" for word in call.args[2:4]]
        left += [(path.name, words_of(word)) for word in words if words_of(word)]
    assert left == []


TERMS = {
    "nl": {
        "flags?": "vlag", "reviews?": "terugblik|herzien", "bars?": "lat", "strands?": "dra", "gates?": "poort",
        "ledgers?": "grootboek", "evidence": "bewijs", "handles?": "kortna|korte naam", "trials?": "proef",
        "stakes?": "gewicht", "tests?": "test", "estimates?": "schat", "settings?": "instelling",
        "batch(es)?": "reeks", "intentions?": "voornemen", "pyramid": "piramide", "partners?": "partner",
    }
}  # fmt: skip
"""Words of the program, and what each is called wherever it is named."""
OTHERWISE = {"review", "call Foxglove about the batch", 'stake is small, normal or big, not "{text}"'}
"""Where such a word means something else, or is typed."""


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_word_of_the_program_is_called_the_same_everywhere(language: str) -> None:
    otherwise = []
    for message in CATALOGUES[language]:
        text, said = forms(message.id)[0], " ".join(forms(message.string)).lower()
        if "FIELD=VALUE" in text or "\n\n" in text or text in OTHERWISE:
            continue
        bare = re.sub(r"\{[^}]*\}|`[^`]*`|--[a-z-]+|docs/\S+|review \{command\}", "", text).lower()
        for word, term in TERMS[language].items():
            if re.search(rf"\b{word}\b", bare) and not re.search(term, said):
                otherwise.append((word, text))
    assert otherwise == []


DE_WORDS = {"nl": r"\bhet (belofte|kant|vlag|draad|lat|poort|reeks|terugblik|meting|schatting|test|proef)\b"}
"""A gender that is taken for the other one."""


@pytest.mark.parametrize("language", CATALOGUES)
def test_words_have_their_gender(language: str) -> None:
    every = (form for message in CATALOGUES[language] for form in forms(message.string))
    assert [form for form in every if re.search(DE_WORDS[language], form)] == []


ROOM = {
    "tui/app/commands.py": (r"[a-z]+: .*", 31),  # a name in the palette
    "domain/review.py": (r"Catch up|Overdue|Due next week|Waiting|What we tell each other|Slipping and ready", 25),
}
"""Texts that are cut where they are too long, by their module: which, and how many columns there are."""


@pytest.mark.parametrize("language", CATALOGUES)
def test_what_has_little_room_fits(language: str) -> None:
    too_long = []
    for message in CATALOGUES[language]:
        for place, _line in message.locations:
            which, room = ROOM.get(place, ("(?!)", 0))
            if isinstance(message.id, str) and re.fullmatch(which, message.id) and len(message.string) > room:
                too_long.append((message.string, room))
    assert too_long == []


# What reaches a person ------------------------------------------------------------------------------------------------

MARKS = {"_", "N_", "ngettext", "plural", "counted"}
PLACES = ("cli", "desk", "domain/kinds", "trust/words", "trust/gates", "tui", "wording")
OF_NOBODY = {
    "Reason", "Remedy", "Binding", "Batch", "getattr", "sign", "query", "query_one", "styled", "stylize", "execute",
    "ask", "is_busy_with", "command", "group", "argument", "keyed", "RuntimeError", "AssertionError", "Literal",
}  # fmt: skip
"""Calls whose texts no person reads: keys, styles, titles that are kept in English, examples that are typed."""
KEYWORDS = {"help", "short_help", "classes", "id", "also", "epilog", "key"}
UNMARKED = {
    "cli/pages/": "pages of the documentation, which are English",
    "desk/demo/": "facts that somebody made up",
    "tui/drawing/completion.py": "words of the grammar",
    "tui/app/themes.py": "colours",
}


KEPT = {
    "cli/arguments.py": {"export xlsx", "export html"},  # what is typed
    "cli/commands/book.py": {"  trustlog book add …"},  # what is typed
    "cli/commands/garden.py": None,  # examples, as they are typed
    "cli/commands/garden_lines.py": None,  # the same
    "cli/commands/review.py": None,
    "cli/commands/wheel.py": {"wheel ask"},  # what is typed
    "cli/daily/promises.py": {"on time"},
    "desk/agreement/writing.py": {"agreement … version"},  # the title of a batch
    "desk/book/items.py": {'… "…" --aspect … --depth …'},  # what is typed
    "desk/capture/who_is_known.py": None,
    "desk/duplicates/of_partners.py": {"partner apart …"},  # the title of a batch
    "desk/duplicates/of_people.py": {"person apart"},  # the same
    "desk/exports/tables.py": {"another partner"},  # of a file
    "desk/exports/readings.py": {"the partner is archived"},  # of a file
    "desk/garden/acts.py": {"garden join … …", "acme, borealis, cimarron"},  # the title of a batch; what is typed
    "desk/garden/looks.py": {"garden look …"},  # the title of a batch
    "desk/levels/decide_level.py": {" on trial", ", trial ended"},  # titles of batches, in English as they are kept
    "desk/partners/merging.py": {"merged into …"},  # kept
    "desk/purpose/gaining.py": {"purpose … gain", "purpose … gain told"},  # titles of batches
    "desk/purpose/in_garden.py": {"purpose … gain"},  # the same
    "desk/purpose/objectives.py": {"purpose … objective"},  # the same
    "desk/review/answering.py": None,  # answers that are kept; `retold` says them
    "desk/review/notes.py": {"to tell", "to ask"},  # what a note begins with
    "desk/review/ongoing.py": {"review of … taken up", "review … begun"},
    "desk/review/rows.py": {"kept, late", "delivered after it had lapsed"},
    "domain/kinds/moment.py": {"between others, in a garden"},  # of a file
    "trust/words/strand_numbers.py": {"settled promise"},  # a noun that is counted
    "tui/app/clerk.py": {"long work"},
    "tui/screens/partner/forms.py": {"Jane Doe"},
    "tui/app/commands.py": {"delete remove", "fix edit change mend", "delete remove erase"},  # found by, not shown
}
"""Sentences that need no mark, by their module; with None all of it."""


def is_sentence(text: str) -> bool:
    """Tell whether a text is words for a person: two of them at least, and no key, style or pattern."""
    return len(re.findall(r"[A-Za-z]{2,}", text)) > 1 and " " in text.strip() and not re.search(r"[$\\<>]|^#|; }", text)


def words_of(node: ast.expr) -> str:
    """Return the text of a literal, each part that is filled in as a sign."""
    if isinstance(node, ast.JoinedStr):
        return "".join(words_of(part) if isinstance(part, ast.Constant) else "…" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def unmarked(tree: ast.AST) -> list[tuple[int, str]]:
    """Return the sentences that no mark is around, each with its line."""
    found: list[tuple[int, str]] = []

    def visit(node: ast.AST) -> None:
        if isinstance(node, ast.Call) and called(node) in MARKS | OF_NOBODY:
            return
        if isinstance(node, ast.keyword) and node.arg in KEYWORDS:
            return
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            return  # a docstring
        if isinstance(node, ast.AnnAssign | ast.arg | ast.FunctionDef) and node.__dict__.get("annotation") is not None:
            node = type(node)(**{**node.__dict__, "annotation": ast.Constant(None)})
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for part in (*node.args.defaults, *node.args.kw_defaults, *node.body):
                if part is not None:
                    visit(part)
            return
        if isinstance(node, ast.Constant | ast.JoinedStr):
            if is_sentence(words_of(node)):
                found.append((node.lineno, words_of(node)))
            if isinstance(node, ast.Constant):
                return
        for child in ast.iter_child_nodes(node):
            if not (isinstance(node, ast.JoinedStr) and isinstance(child, ast.Constant)):
                visit(child)

    visit(tree)
    return found


def test_every_sentence_that_reaches_a_person_is_marked() -> None:
    left = []
    for place in PLACES:
        for path in sorted((ROOT / place).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if name in catalogues.TABLES or any(name.startswith(begin) for begin in UNMARKED):
                continue
            kept = KEPT.get(name, frozenset())
            if kept is not None and not name.endswith("__init__.py"):
                left += [(name, text) for _, text in unmarked(ast.parse(path.read_text())) if text not in kept]
    assert left == []
