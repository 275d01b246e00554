"""What tables are declared with: what a column says of itself, what is known of a table, and their rules.

Each function named after a meaning makes a SQLModel field with its `About`.

The module that calls it is `tables.py`; `python -m trustlog.storage.schema.generate` reads what is said here, and
writes the lists, SELECTs and row makers that the program runs on.
"""

from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index, MetaData
from sqlalchemy import text as sql_text
from sqlmodel import Field, SQLModel

from trustlog.domain.limits import LEVEL, Span

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Row(SQLModel):
    """What all tables have in common: their metadata, and the refusal of columns that there are not."""

    metadata: ClassVar[MetaData] = METADATA
    model_config = {"extra": "forbid"}


_MISSING = object()


@dataclass(frozen=True)
class About:
    """What is known of a column beside its type.

    `meaning` is one of `id`, `link`, `number`, `day`, `stamp`, `flag`, `word` (one of the program's own words), `text`
    (words of a person) and `json`. `seen`: others may see it of a private fact, and in the journal of somebody else's
    batch; nothing else is shown there. `own`: whatever the row, only who recorded it ever sees it. `teaches`: readings,
    or what the ledger has taught, rest on it. `searched`: `search` looks through its words. `told`: the history shows
    it to its author. `names`: a row is called by the first column that has a value, by this rank (0: by none). `side`:
    the partner is at the `from` or the `to` end, and the other end is us. `merges`: it moves along when its partner is
    merged into another. `happened`: it is the day that the row says something happened on. `inner`: people and scripts
    are shown what is derived of it instead. `span`: the numbers that the domain allows. `longest`: so many characters
    at the most. `may_be_empty`: a text that is there without a word.
    """

    meaning: str
    seen: bool = False
    own: bool = False
    teaches: bool = True
    searched: bool = False
    told: bool = True
    names: int = 0
    side: str = ""
    merges: bool = False
    happened: bool = False
    inner: bool = False
    span: Span | None = None
    longest: int = 0
    may_be_empty: bool = False


@dataclass(frozen=True)
class AboutTable:
    """What is known of a table as a whole.

    `value` names the class of `domain.facts` that its rows are read as. `journalled`: its rows are written by batches.
    `derived`: its rows can be made again, so they are in no export. `teaches`: readings rest on some column of it.
    `personal`: each row is for its author's eyes only. `veiled`: private rows count in their author's readings only.
    `joins`: its rows only say what belongs together. `full_text`: its searched columns are in the index of words.
    `scan` names the class of `domain.facts` with the columns that a reading of all partners needs.
    """

    value: str = ""
    journalled: bool = True
    derived: bool = False
    teaches: bool = True
    personal: bool = False
    veiled: bool = False
    joins: bool = False
    full_text: bool = False
    scan: str = ""


def table(**known: Any) -> dict[str, Any]:
    """Return the last entry of `__table_args__`: what is known of the table as a whole."""
    return {"info": {"about": AboutTable(**known)}}


def ident() -> Any:
    """Declare the id of a row."""
    return _field(About("id", told=False), primary_key=True)


def key(meaning: str, *, link: str | None = None) -> Any:
    """Declare a column that is the key of its row, or a part of it."""
    return _field(About(meaning), primary_key=True, **({"foreign_key": link} if link else {}))


def link(target: str, *, index: bool = False, **known: Any) -> Any:
    """Declare the id of a row of another table."""
    return _field(About("link", **{"told": False, **known}), foreign_key=f"{target}.id", index=index)


def maybe(target: str, *, index: bool = False, **known: Any) -> Any:
    """Declare the id of a row of another table, or none."""
    return _field(About("link", **{"told": False, **known}), default=None, foreign_key=f"{target}.id", index=index)


def number(*, unique: bool = False, link: str | None = None, default: Any = _MISSING, **known: Any) -> Any:
    """Declare a count, a size, or the number that people type."""
    more = {"foreign_key": link} if link else {}
    return _field(About("number", **known), default=default, unique=unique, **more)


def day(*, default: Any = _MISSING, **known: Any) -> Any:
    """Declare a day."""
    return _field(About("day", **known), default=default)


def stamp(*, default: Any = _MISSING, **known: Any) -> Any:
    """Declare a moment in UTC."""
    return _field(About("stamp", **known), default=default)


def flag(*, default: Any = _MISSING, **known: Any) -> Any:
    """Declare a yes or no."""
    return _field(About("flag", **known), default=default)


def word(*, default: Any = _MISSING, unique: bool = False, **known: Any) -> Any:
    """Declare one of the program's own words."""
    return _field(About("word", **known), default=default, unique=unique)


def text(*, default: Any = _MISSING, **known: Any) -> Any:
    """Declare words of a person; no estimate is made from them."""
    return _field(About("text", **{"teaches": False, **known}), default=default)


def json(*, default: Any = _MISSING, **known: Any) -> Any:
    """Declare values written as JSON, which only the program reads."""
    return _field(About("json", **{"teaches": False, "told": False, **known}), default=default)


def _field(about: About, *, default: Any = _MISSING, **given: Any) -> Any:
    given = {name: value for name, value in given.items() if value}
    if default is not _MISSING:
        given["default"] = default
    return Field(sa_column_kwargs={"info": {"about": about}}, **given)


def one_of(column: str, words: str) -> CheckConstraint:
    """Return the rule that a column holds one of these words, parted by blanks."""
    listed = ", ".join(f"'{word}'" for word in words.split())
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def check(name: str, rule: str) -> CheckConstraint:
    """Return a rule of a table, under a name that the naming convention makes whole."""
    return CheckConstraint(rule, name=name)


def between(column: str, span: Span) -> str:
    """Return the condition that a column holds one of the numbers of a span."""
    return f"{column} BETWEEN {span.low} AND {span.high}"


def level(column: str) -> CheckConstraint:
    """Return the rule that a column holds a level, 1 to 5."""
    return check(column, between(column, LEVEL))


def where(name: str, rule: str, *columns: str) -> Index:
    """Return an index over those rows that answer to a rule."""
    return Index(name, *columns, sqlite_where=sql_text(rule), postgresql_where=sql_text(rule))
