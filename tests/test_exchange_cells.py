from hypothesis import given
from hypothesis import strategies as st

from trustlog.exchange.cells import RUN_SIGNS, harmless, joined, parted, plain

SIGNS = ["'", *RUN_SIGNS, "a", " ", "\n", ";", "\\", '"', "1"]
TEXTS = st.text(alphabet=st.sampled_from(SIGNS), max_size=8) | st.text()


@given(TEXTS)
def test_every_text_comes_back_as_it_was(text: str) -> None:
    assert plain(harmless(text)) == text


@given(TEXTS)
def test_no_cell_begins_with_a_sign_that_runs(text: str) -> None:
    assert not harmless(text).startswith(RUN_SIGNS)


@given(TEXTS)
def test_texts_that_do_not_run_stay_as_they_are(text: str) -> None:
    if not text.startswith((*RUN_SIGNS, "'")):
        assert harmless(text) == text


def test_the_quote_is_the_one_that_spreadsheets_know() -> None:
    assert harmless("=1+1") == "'=1+1"
    assert plain("'=1+1") == "=1+1"
    assert harmless("'=1") == "''=1"
    assert plain("'tis the season") == "'tis the season"
    assert harmless("＝1") == "'＝1"


@given(st.lists(st.text(alphabet="ab;\\'= ", min_size=1).map(str.strip).filter(bool)))
def test_names_in_one_cell_come_back(names: list[str]) -> None:
    assert parted(joined(names)) == names
