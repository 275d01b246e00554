"""What a person answers to the reading of a pair: a flag seen, or a test that begins anew."""

from typing import TYPE_CHECKING

from trustlog.desk import garden as desk
from trustlog.desk import levels
from trustlog.desk.garden import pair_title, strand_title
from trustlog.domain.strands import STRANDS
from trustlog.language import _
from trustlog.tui.widgets.dialogs import AskText, Choose

if TYPE_CHECKING:
    from trustlog.desk.garden import PairReading, Standing
    from trustlog.tui.app.application import TrustlogApp

_SEEN, _ALL = "ack", "all"
_STRANDS = dict(zip(STRANDS, ("one_promises", "other_promises", "time", "openness"), strict=True))
"""The strands of a pair as its commands name them."""


def answer_pair(app: "TrustlogApp", at: "Standing", pair: "PairReading") -> None:
    """Choose between a flag that was seen, where one is up, and a test that begins anew; a note is asked for."""
    title, handles = pair_title(at, pair), {member.id: member.handle for member in at.members}
    garden, one, other = at.garden.handle, handles.get(pair.one, ""), handles[pair.other]

    def seen(note: str | None) -> None:
        if not note:
            return
        if one:
            app.write(lambda ledger: desk.ack(ledger, garden, one, other, None, note))
        else:  # what is between a member and us is answered at the partner
            app.write(lambda ledger: levels.ack(ledger, other, None, note))

    def chosen(way: str | None) -> None:
        if way == _SEEN:
            text = _("A flag was seen and taken up. Counting starts again today; say in a note what was found.")
            app.push_screen(AskText(title, text, _("talked it through with both")), seen)
        elif way is not None:
            strand = None if way == _ALL else way
            text = _("Counting starts again tomorrow; how often it did is shown. Why?")

            def begun(why: str | None) -> None:
                if why:
                    app.write(lambda ledger: desk.anew(ledger, garden, one, other, strand, why))

            app.push_screen(AskText(title, text, _("other people speak for both")), begun)

    if not one:
        chosen(_SEEN)
        return
    answers = [("", _SEEN, _("flag seen"))] if pair.flags else []
    answers += [("", _ALL, _("begin anew: all four strands"))]
    answers += [
        ("", word, _("begin anew: {strand}").format(strand=strand_title(at, pair, name)))
        for name, word in _STRANDS.items()
    ]
    app.push_screen(Choose(title, _("What is to be answered?"), answers), chosen)
