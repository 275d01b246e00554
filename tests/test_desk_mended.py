"""What is mended later than a slip may be: with a reason, and counted beside the reading."""

from datetime import timedelta

import pytest
from desk_cases import small

from trustlog.desk import capture, facts, readings
from trustlog.errors import WordsError


def test_a_slip_is_mended_freely_and_later_with_a_reason(tmp_path):
    ledger = small(tmp_path)
    number = capture.capture(ledger, "acme: lunch").facts[0].number
    facts.edit(ledger, number, {"kind": "meeting"})
    after = ledger._replace(now=ledger.now + timedelta(hours=25))
    facts.edit(after, number, {"text": "about the plan"})
    with pytest.raises(WordsError, match="say why"):
        facts.edit(after, number, {"kind": "coffee"})
    assert readings.beside(after, readings.reading(after, "acme")).mended == 0
    facts.edit(after, number, {"kind": "coffee"}, "it was one")
    assert readings.beside(after, readings.reading(after, "acme")).mended == 1
    ledger.close()
