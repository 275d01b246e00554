"""Full text over everything that was written."""

from datetime import date

from trustlog.desk.ledger import Ledger
from trustlog.desk.log import Log, known
from trustlog.desk.names import names_of
from trustlog.desk.words import fact_day
from trustlog.errors import WordsError
from trustlog.storage.views import search as search_views


def search(ledger: Ledger, words: str, as_of: date | None = None) -> Log:
    """Find the facts that have all these words (the last may be a beginning), newest first.

    Without a day those are found as well that were written under a clock that went ahead.
    """
    if not any(sign.isalnum() for sign in words):
        raise WordsError("name at least one word to look for")
    day = ledger.past(as_of)
    found = search_views.search(ledger.conn, words, me=ledger.me)
    facts = tuple(known(one, ledger, day) for one in found if as_of is None or fact_day(one) <= as_of)
    return Log(day, facts, names_of(ledger, facts))
