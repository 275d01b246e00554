"""The script in docs/scripts.md runs as it stands, and a session never writes."""

import re
from pathlib import Path

import pytest
from desk_demo import demo_copy
from sqlmodel import select

from trustlog import open_session, tables
from trustlog.errors import TrustlogError

PAGE = Path(__file__).parent.parent / "docs" / "scripts.md"


@pytest.fixture
def where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    ledger = demo_copy(tmp_path)
    path = ledger.conn.where
    ledger.close()
    monkeypatch.setenv("TRUSTLOG_DB", path)
    return path


def test_the_page_s_script_counts_our_promises(where: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = re.search(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    exec(found[1], {})
    with open_session(where) as session:
        ours = [one for one in session.exec(select(tables.Promise)).all() if one.receiver_id is not None]
    assert sum(eval(capsys.readouterr().out).values()) == len(ours) > 100


def test_every_class_the_page_names_is_there() -> None:
    named = re.findall(r"`([A-Z]\w+)`", PAGE.read_text(encoding="utf-8"))
    assert len(named) >= 12
    assert all(hasattr(tables, name) for name in named)


def test_a_session_refuses_to_write(where: str) -> None:
    with open_session(where) as session:
        partner = session.exec(select(tables.Partner)).first()
        assert partner is not None
        partner.name = "Another"
        session.add(partner)
        with pytest.raises(TrustlogError, match="only reads"):
            session.commit()
