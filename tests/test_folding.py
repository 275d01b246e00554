"""Names and words that look or read alike: folding as such, whatever the text."""

import string
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from trustlog.desk.partners import check_handle, slug
from trustlog.desk.partners.editing import derived_handle
from trustlog.desk.partners.lookup import RESERVED
from trustlog.domain.text.folding import alike, folded, in_order, tidy
from trustlog.errors import WordsError

# Letters of many alphabets, accents, signs that take no room, blanks: where the trouble is, and anything else.
TEXT = st.text() | st.text(
    "aeioszABCISZ'-` éëêøłđħŧßẞæœþðıİŞşĸŋςΣσΆάЙйё한ガ０Ａﬁ’‘ʼ´′–—‐−"
    "\u00ad\u200b\u200d\u00a0\u2003\u2060\ufeff\u0301\u0307\u0308"
)


@example("\u0590\u200c\u2000")
@example("\u0590\u200c\u200c")
@given(TEXT)
def test_folding_again_changes_nothing(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert alike(alike(text)) == alike(text)
    assert folded(folded(text)) == folded(text) == folded(alike(text))


@given(TEXT, st.sampled_from(["NFC", "NFD"]))
def test_a_text_is_alike_however_its_accents_are_written(text: str, form: str) -> None:
    other = normalize(form, text)
    assert alike(other) == alike(text)
    assert folded(other) == folded(text)
    assert in_order(other) == in_order(text)
    assert tidy(other) == tidy(text)


@given(TEXT)
def test_a_name_as_it_is_kept_is_alike_the_one_typed(text: str) -> None:
    kept = tidy(text)
    assert alike(kept) == alike(text)
    assert normalize("NFC", kept) == kept
    assert kept == kept.strip()
    assert "  " not in kept


@given(TEXT)
def test_capitals_do_not_tell_names_apart(text: str) -> None:
    assert alike(alike(text).upper()) == alike(text)
    assert folded(folded(text).upper()) == folded(text)


@given(st.text(string.printable))
def test_plain_text_is_only_lowered(text: str) -> None:
    assert alike(text) == folded(text) == " ".join(text.lower().replace("`", "'").split())


@given(TEXT)
def test_what_is_made_of_a_name_is_a_handle_or_nothing(name: str) -> None:
    made = slug(name)
    assert slug(normalize("NFD", name)) == made
    if not made or made in RESERVED or made.isdigit():
        with pytest.raises(WordsError, match="--handle"):
            derived_handle(name)
    else:
        assert check_handle(made) == made == derived_handle(name)


@pytest.mark.parametrize(
    ("name", "handle"),
    [
        ("Møller–Mærsk", "moller-maersk"),
        ("Łódź", "lodz"),
        ("Œuvre", "oeuvre"),
        ("Đại", "dai"),
        ("Işık", "isik"),
        ("İzmir", "izmir"),
        ("Straße", "strasse"),
        ("STRAẞE", "strasse"),
        ("Þórður", "thordur"),
        ("Ħal Ŧ ĸ", "hal-t-k"),
        ("Ǆ Ŋ Ð", "dz-n-d"),
        ("Škoda—Auto", "skoda-auto"),
        ("L’Oréal", "loreal"),
        ("Ａｃｍｅ\u3000Ｌｔｄ", "acme-ltd"),
        ("Acme\u00a0\u200bHolding", "acme-holding"),
        ("Co\u00adop", "coop"),
        ("Ελλάς Trading", "trading"),
        ("Ελλάς", ""),
        ("Газпром", ""),
        ("日本", ""),
        ("한국", ""),
    ],
)
def test_handles_keep_what_they_can(name: str, handle: str) -> None:
    assert slug(name) == handle


@pytest.mark.parametrize(
    "same",
    [
        ("Café", "Cafe\u0301", "CAFÉ"),
        ("A B", "A  B", "A\u00a0B", "a\u2003b", "\ufeffA \u200bB", "A\u2800B"),
        ("O'Brien", "O’Brien", "O‘Brien", "Oʼbrien", "O´Brien", "O`Brien", "O′Brien"),
        ("Aa-Bb", "Aa–Bb", "Aa—Bb", "Aa‐Bb", "Aa−Bb", "AA‑BB"),
        ("İzmir", "IZMIR", "izmir", "İZMİR", "ızmır"),
        ("ὈΔΥΣΣΕΎΣ", "ὀδυσσεύς", "ὀδυσσεύσ"),
        ("Straße", "STRASSE", "straẞe"),
        ("Ｘ1", "x1"),
    ],
)
def test_names_that_look_alike_are_one(same: tuple[str, ...]) -> None:
    assert len({alike(name) for name in same}) == 1


def test_names_that_can_be_told_apart_are_two() -> None:
    assert alike("Zoë") != alike("Zoe")
    assert folded("Zoë") == folded("zoe")
    assert folded("ガス") != folded("カス")
    names = ["zoë", "Zoe", "Zoey", "Émile", "emil", "Øst", "Otto", "Łukasz", "Luke"]
    assert sorted(names, key=in_order) == ["emil", "Émile", "Łukasz", "Luke", "Øst", "Otto", "Zoe", "zoë", "Zoey"]
