"""Full text over everything written; both engines find the same words, and give the newest first."""

from trustlog.domain.facts import Fact
from trustlog.storage.connection import Connection
from trustlog.storage.views.facts import facts_by_number


def search(conn: Connection, words: str, *, me: str, limit: int | None = None) -> list[Fact]:
    """Give the facts that hold every one of these words, or words that begin so, newest first."""
    wanted = "".join(sign if sign.isalnum() else " " for sign in words).lower().split()
    wanted = list(dict.fromkeys(wanted))  # a word that is said again asks for nothing more
    if not wanted:
        return []
    if conn.engine == "sqlite":
        sql = "SELECT rowid FROM fact_search WHERE fact_search MATCH :wanted"
        query = " AND ".join(f'"{word}" *' for word in wanted)
    else:
        sql = "SELECT number FROM fact_text WHERE to_tsvector('simple', body) @@ to_tsquery('simple', :wanted)"
        query = " & ".join(f"'{word}':*" for word in wanted)
    numbers = [row[0] for row in conn.rows(sql, wanted=query)]
    return facts_by_number(conn, numbers, me)[:limit]
