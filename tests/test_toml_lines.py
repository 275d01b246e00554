"""The line of every key, table and item of a TOML text."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from trustlog.exchange.toml.lines import key_lines, line_of

TEXT = '''# a remark with [brackets] and = signs
top = "a [text] # no remark"

[reading]
needed = 30
"down good".x = 1 # dotted, in quotes
bars.1 = { time = [0.1,
  0.2], depth = 2 }
names = [
  "one, two",  # "three
  'four]',

  5,
]
long = """
[not.a.table]
key = 1 \\"""
"""
other = \'\'\'it\'s\'\'\'\'
after = 1
[[many]]
a = 1
[many.inner]
b = [[1], [
2]]
[[many]]
a = 2
[a . "b\\u00e9" . c]
[a]
'''


def test_lines_of_all_that_toml_has() -> None:
    values = tomllib.loads(TEXT)
    assert values["reading"]["other"] == "it's'"
    lines = key_lines(TEXT)
    assert lines == {
        ("top",): 2,
        ("reading",): 4,
        ("reading", "needed"): 5,
        ("reading", "down good"): 6,
        ("reading", "down good", "x"): 6,
        ("reading", "bars"): 7,
        ("reading", "bars", "1"): 7,
        ("reading", "bars", "1", "time"): 7,
        ("reading", "bars", "1", "time", 0): 7,
        ("reading", "bars", "1", "time", 1): 8,
        ("reading", "bars", "1", "depth"): 8,
        ("reading", "names"): 9,
        ("reading", "names", 0): 10,
        ("reading", "names", 1): 11,
        ("reading", "names", 2): 13,
        ("reading", "long"): 15,
        ("reading", "other"): 19,
        ("reading", "after"): 20,
        ("many",): 21,
        ("many", 0): 21,
        ("many", 0, "a"): 22,
        ("many", 0, "inner"): 23,
        ("many", 0, "inner", "b"): 24,
        ("many", 0, "inner", "b", 0): 24,
        ("many", 0, "inner", "b", 0, 0): 24,
        ("many", 0, "inner", "b", 1): 24,
        ("many", 0, "inner", "b", 1, 0): 25,
        ("many", 1): 26,
        ("many", 1, "a"): 27,
        ("a",): 28,
        ("a", "bé"): 28,
        ("a", "bé", "c"): 28,
    }
    assert key_lines(TEXT.replace("\n", "\r\n")) == lines
    assert line_of(lines, ("reading", "bars", "1", "openness")) == 7
    assert line_of(lines, ("nowhere",)) is None


_KEYS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=6)
_TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
_VALUES = st.recursive(
    st.one_of(st.integers(-9, 9), st.booleans(), _TEXTS), lambda inner: st.lists(inner, max_size=3), max_leaves=6
)


def _quoted(text: str) -> str:
    signs = (f"\\U{ord(sign):08x}" if sign in '"\\' or not sign.isprintable() else sign for sign in text)
    return f'"{"".join(signs)}"'


def _written(value: object, breaks: bool) -> str:
    if isinstance(value, list):
        gap = "\n # ], x = 1\n" if breaks else " "
        return f"[{gap}{f',{gap}'.join(_written(one, breaks) for one in value)}{gap}]"
    if isinstance(value, bool):
        return str(value).lower()
    return _quoted(value) if isinstance(value, str) else str(value)


@given(
    tables=st.dictionaries(
        _KEYS, st.dictionaries(_KEYS, st.tuples(_VALUES, st.booleans(), st.integers(0, 2)), max_size=4), max_size=4
    )
)
def test_every_key_is_found_where_it_was_written(tables: dict[str, dict[str, tuple[object, bool, int]]]) -> None:
    text, placed = "", {}
    for table, held in tables.items():
        text += "\n# [x]\n"
        placed[(table,)] = text.count("\n") + 1
        text += f"[{_quoted(table)}]\n"
        for key, (value, breaks, blanks) in held.items():
            text += "\n" * blanks
            placed[(table, key)] = text.count("\n") + 1
            text += f"{_quoted(key)} = {_written(value, breaks)} # = [\n"
    read = tomllib.loads(text)
    assert {table: list(held) for table, held in read.items()} == {table: list(held) for table, held in tables.items()}
    lines = key_lines(text)
    assert {path: line for path, line in lines.items() if all(isinstance(key, str) for key in path)} == placed
    for path, line in lines.items():
        assert line >= placed[(path[0],)]
