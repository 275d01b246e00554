"""What other programs export reads as it should: whatever the file is called, in any order of columns, in any encoding."""

import csv
import io
import random

import pytest
from foreign_cases import SAMPLES, answer_to, faults_of, sample

TABLES = [(folder, name) for folder, name in SAMPLES if folder == "csv"]


@pytest.mark.parametrize(("folder", "name"), SAMPLES)
def test_a_sample_reads_as_expected(folder, name):
    raw, expected = sample(folder, name)
    assert faults_of(answer_to(raw, known=expected.get("known", ()), name="renamed.txt"), expected) == []


@pytest.mark.parametrize(("folder", "name"), TABLES)
@pytest.mark.parametrize("seed", range(4))
def test_columns_may_stand_in_any_order(folder, name, seed):
    raw, expected = sample(folder, name)
    shuffled = _shuffled(raw, expected["want"]["format"], random.Random(seed))
    assert faults_of(answer_to(shuffled), expected) == []


def _shuffled(raw, form, chance):
    encoding = "utf-8" if _is_utf_8(raw) else "cp1252"
    text = raw.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    above, data = text.split("\r\n\r\n", 1) if form.startswith("linkedin") else ("", text)
    rows = list(csv.reader(io.StringIO(data, newline="")))
    order = list(range(len(rows[0])))
    chance.shuffle(order)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    for row in rows:
        writer.writerow([row[place] for place in order] if len(row) == len(order) else row)
    return (f"{above}\n\n" if above else "").replace("\r\n", "\n").encode(encoding) + out.getvalue().encode(encoding)


def _is_utf_8(raw):
    try:
        raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True


@pytest.mark.parametrize(("folder", "name"), TABLES)
@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_cells_may_be_parted_by_other_signs(folder, name, delimiter):
    raw, expected = sample(folder, name)
    text = raw.decode("utf-8-sig" if _is_utf_8(raw) else "cp1252")
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(csv.reader(io.StringIO(text, newline="")))
    want = {**expected["want"], "delimiter": delimiter, "encoding": "utf-8"}
    faults = faults_of(answer_to(out.getvalue()), {**expected, "want": want})
    assert [fault for fault in faults if "linkedin" not in name or "row" not in fault] == []


@pytest.mark.parametrize(("folder", "name"), SAMPLES)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_any_encoding_is_read_by_its_mark(folder, name, encoding):
    raw, expected = sample(folder, name)
    if "QUOTED-PRINTABLE" in raw.decode("latin-1"):
        pytest.skip("says its own charset")
    text = raw.decode("utf-8-sig" if _is_utf_8(raw) else "cp1252")
    want = {**expected["want"], "encoding": encoding.removesuffix("-sig")}
    if folder != "json":
        assert (
            faults_of(answer_to(text.encode(encoding), known=expected.get("known", ())), {**expected, "want": want})
            == []
        )


@pytest.mark.parametrize(("folder", "name"), SAMPLES)
def test_a_file_cut_off_anywhere_is_refused_or_read_as_far_as_it_goes(folder, name):
    from trustlog.errors import FileFaults

    raw, _expected = sample(folder, name)
    for part in range(0, len(raw), max(1, len(raw) // 40)):
        try:
            answer = answer_to(raw[:part])
        except FileFaults:
            continue
        assert all(
            row["do"] != "write" or row.get("name") or row.get("fact") for row in answer["people"] + answer["partners"]
        )
