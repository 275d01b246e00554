"""Which facts have the words looked for, by number; and whether they have them exactly.

SQLite has an index of words (`fact_search`) that knows capitals but no accents. So each word is looked up in the
index's own list of words first: there are few with a letter beyond ASCII, and which of them read like the word wanted
is told by the same folding as everywhere. PostgreSQL's index is of whole texts: it is asked for those of ASCII alone,
and the others are compared here.
"""

from collections.abc import Iterable, Iterator

from trustlog.domain.text.find import EXACT, FOLDED, NOT, Wanted, fit
from trustlog.domain.text.folding import alike, folded
from trustlog.storage.engine.connection import Connection
from trustlog.storage.schema._generated import FULL_TEXT, SEARCHED

_BEYOND = "\x80"  # the first character beyond ASCII
_LAST = "\U0010ffff"
_LISTED = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.fact_words USING fts5vocab(main, fact_search, 'row')"


def joined(columns: Iterable[str]) -> str:
    """Return the SQL that puts columns of text together."""
    return " || ' ' || ".join(f"coalesce({name}, '')" for name in columns)


_BEYOND_ASCII = " UNION ALL ".join(
    f"SELECT number, {joined(columns)} FROM {table} WHERE octet_length({joined(columns)}) <> length({joined(columns)})"
    for table, columns in ((table, SEARCHED[table]) for table in FULL_TEXT)
)


def numbers_with(conn: Connection, words: tuple[Wanted, ...]) -> dict[int, int]:
    """Return the numbers of the facts that have all these words, each with how they fit: EXACT or FOLDED."""
    return _by_index(conn, words) if conn.engine == "sqlite" else _by_text(conn, words)


def may_have(conn: Connection, text: str, words: Iterable[Wanted], between: str = "AND") -> tuple[str, dict[str, str]]:
    """Return a condition, with its parameters, that holds of all that have these words in `text` (SQL), and few others.

    A text of ASCII alone has a word only if that is of ASCII too and stands there in some capitals; any other text may.
    """
    size = f"length(CAST({text} AS BLOB))" if conn.engine == "sqlite" else f"octet_length({text})"
    low = f"lower({text})" if conn.engine == "sqlite" else f'lower({text} COLLATE "C")'  # ASCII letters only
    plain = [word.bare for word in words]
    params = {f"w{place}": f"%{bare}%" for place, bare in enumerate(plain) if bare.isascii()}
    likes = [f"{low} LIKE :w{place}" if bare.isascii() else "1 = 0" for place, bare in enumerate(plain)]
    return f"({size} <> length({text}) OR ({f' {between} '.join(likes)}))", params


def _by_text(conn: Connection, words: tuple[Wanted, ...]) -> dict[int, int]:
    """Ask the server's own index for texts of ASCII, which it takes as they are, and compare all others here."""
    fits: dict[int, int] = {}
    if all(word.bare.isascii() for word in words):
        how = EXACT if all(word.exact == word.bare for word in words) else FOLDED
        query = " & ".join(f"'{word.bare}':*" for word in words)
        sql = "SELECT number FROM fact_text WHERE to_tsvector('simple', body) @@ to_tsquery('simple', :wanted)"
        fits = {row[0]: how for row in conn.rows(sql, wanted=query)}
    with conn.reading():
        for number, body in conn.stream(_BEYOND_ASCII):
            how = fit(words, body)
            if how != NOT:
                fits[number] = how
            else:
                fits.pop(number, None)
    return fits


def _by_index(conn: Connection, words: tuple[Wanted, ...]) -> dict[int, int]:
    spelled = [_spellings(conn, word) for word in words]
    numbers = _matching(conn, spelled)
    exactly = [[spelling for spelling, is_exact in spellings.items() if is_exact] for spellings in spelled]
    if all(len(exact) == len(spellings) for exact, spellings in zip(exactly, spelled, strict=True)):
        return dict.fromkeys(numbers, EXACT)
    exact_ones = set(_matching(conn, exactly)) if all(exactly) else set[int]()
    return {number: EXACT if number in exact_ones else FOLDED for number in numbers}


def _matching(conn: Connection, spelled: Iterable[Iterable[str]]) -> list[int]:
    parts = ("(" + " OR ".join(f'"{spelling}" *' for spelling in spellings) + ")" for spellings in spelled)
    rows = conn.rows("SELECT rowid FROM fact_search WHERE fact_search MATCH :wanted", wanted=" AND ".join(parts))
    return [row[0] for row in rows]


def _spellings(conn: Connection, word: Wanted) -> dict[str, bool]:
    """Return the beginnings of indexed words that match the wanted word, each with whether accents match too."""
    spellings = {word.bare: word.exact == word.bare}
    if word.exact != word.bare:
        spellings[word.exact] = True
    for term in _terms(conn, word.bare):
        ends = range(1, len(term) + 1)
        reads = next((end for end in ends if folded(term[:end]).startswith(word.bare)), None)
        if reads is not None:
            spellings.setdefault(term[:reads], alike(term[:reads]).startswith(word.exact))
            looks = next((end for end in ends if alike(term[:end]).startswith(word.exact)), None)
            if looks is not None:
                spellings[term[:looks]] = True
    return spellings


def _terms(conn: Connection, bare: str) -> Iterator[str]:
    """Yield the words of the index that may match a word although they are spelled otherwise.

    Such a word has a letter beyond ASCII where it first differs: those are read from the list in few ranges, and
    the letter alone tells of most that they are others.
    """
    conn.execute(_LISTED)
    same: dict[str, bool] = {}
    for at in range(len(bare) + 1):
        if not bare[:at].isascii():
            return
        begin = bare[:at]
        rows = conn.rows(
            "SELECT term FROM temp.fact_words WHERE term >= :first AND term <= :last",
            first=begin + _BEYOND, last=begin + _LAST,
        )  # fmt: skip
        same.clear()
        for (term,) in rows:
            sign = term[at]
            if sign not in same:
                reads = folded(sign)
                same[sign] = not reads or at == len(bare) or reads[0] == bare[at]
            if same[sign]:
                yield term
