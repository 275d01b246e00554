"""What is said of who depends on whom: the whole, and lines for a brief and before a step."""

from collections.abc import Sequence

from trustlog.desk.dependence.over_time import Standing
from trustlog.desk.dependence.picture import picture
from trustlog.domain.calendar.days import show
from trustlog.domain.dependence import Bound, bound_of, numbers_of
from trustlog.domain.facts import Dependence
from trustlog.domain.kinds.dependence import bound_words
from trustlog.domain.reciprocity import EachWay, Given, PartOf, Steered
from trustlog.domain.text import counted
from trustlog.language import N_, _

CALLED = {
    "weight": N_("weight, percent"),
    "replaceable": N_("hard to replace, 1-5"),
    "miss": N_("would be missed, 1-5"),
    "leave": N_("costs to leave, 1-5"),
}


def shown(at: Standing, width: int = 78) -> list[str]:
    """Return all that is known: the picture, total, imbalance, the numbers, and what the last year held."""
    lines = [_("{partner} · who depends on whom, 0 to 100 (our reading)").format(partner=at.partner.name)]
    if at.last is None:
        lines.append(_("Nobody has looked yet: four numbers each way, ? where one is not known."))
    else:
        lines += picture(at.looks, width)
        lines += ["", *_sums(at), "", *_numbers(at.last)]
        if at.last.note:
            lines.append(f"  {at.last.note}")
    lines += ["", _("In the last year"), *(f"  {line}" for line in given_lines(at.given))]
    steered = steered_line(at.steered)
    return [*lines, steered] if steered else lines


def state(look: Dependence | None) -> str:
    """Return the last look in a line, nothing where there is none."""
    return "" if look is None else f"{show(look.on)}: {bound_words(bound_of(look))}"


def held_line(look: Dependence | None) -> str:
    """Return what a brief says of the last look: where one side holds the other."""
    if look is None or bound_of(look).held is None:
        return ""
    return _("Looked at on {day}, not solved: {seen}").format(day=show(look.on), seen=bound_words(bound_of(look)))


def _sums(at: Standing) -> list[str]:
    now = at.bound
    if now.total is None or now.imbalance is None:
        return [_("Not one of the four numbers is known of both sides, so total and imbalance cannot be told.")]
    then = None if at.first is None else bound_of(at.first)
    since = "" if at.first is None else show(at.first.on)
    lines = [_("Total {total}: how much both are bound to each other").format(total=now.total)]
    lines.append(_imbalance(now, now.imbalance))
    if then is not None and then.total is not None and then.imbalance is not None:
        lines[0] += _(" ({total} on {day})").format(total=then.total, day=since)
        lines[1] += f" ({_imbalance_on(then.imbalance, since)})"
    return lines


def _imbalance(now: Bound, imbalance: int) -> str:
    if not imbalance:
        return _("Imbalance 0: both depend alike")
    says = _("Imbalance {by}: we depend more") if imbalance > 0 else _("Imbalance {by}: they depend more")
    held = {None: "", "us": _(", and they hold us"), "them": _(", and we hold them")}[now.held]
    return says.format(by=abs(imbalance)) + held


def _imbalance_on(imbalance: int, day: str) -> str:
    if not imbalance:
        return _("0 on {day}").format(day=day)
    says = _("{by} on {day}, we more") if imbalance > 0 else _("{by} on {day}, they more")
    return says.format(by=abs(imbalance), day=day)


def _numbers(look: Dependence) -> list[str]:
    head = _("Seen on {day}, estimated") if look.estimated else _("Seen on {day}")
    rows = [(head.format(day=show(look.on)), _("we"), _("they"))]
    ours, theirs = numbers_of(look)
    rows += [
        (f"  {_(called)}", _known(getattr(ours, name)), _known(getattr(theirs, name)))
        for name, called in CALLED.items()
    ]
    widest = max(len(row[0]) for row in rows)
    return [f"{what:<{widest}}  {we:>4}  {they:>4}" for what, we, they in rows]


def _known(number: int | None) -> str:
    return "?" if number is None else str(number)


def given_lines(each: Given) -> list[str]:
    """Return what each side gave over the year: promises, initiative and openness."""
    taken = sum(each.initiative) + each.both
    began = _("the initiative, in {moments}: ours {ours}, theirs {theirs}, of both {both}").format(
        ours=each.initiative.ours, theirs=each.initiative.theirs, both=each.both, moments=counted(taken, "moment")
    )
    return [
        _("we promised {ours}, they {theirs}").format(ours=each.promises.ours, theirs=each.promises.theirs),
        began if taken else _("nobody noted who took the initiative"),
        _("we told {ours} at depth 2 or deeper, they {theirs}").format(
            ours=each.openness.ours, theirs=each.openness.theirs
        ),
    ]


def lopsided_lines(each: Given) -> list[str]:
    """Return what a brief says of what each side gave: only where one gave much more, with enough to tell."""
    sides: Sequence[tuple[EachWay, int, str]] = (
        (each.promises, 0, _("In the last year we promised {ours}, they {theirs}")),
        (each.initiative, each.both, _("In the last year we took the initiative {ours} times, they {theirs}")),
        (each.openness, 0, _("In the last year we told {ours} at depth 2 or deeper, they {theirs}")),
    )
    return [says.format(**way._asdict()) for way, both, says in sides if way.lopsided(both) is not None]


def steered_line(by: Steered) -> str:
    """Return how much the order steered, nothing where there is too little to tell."""
    if not by.is_told:
        return ""
    parts = []
    if by.moments.whole:
        parts.append(_("{part} of {whole} moments scripted").format(**by.moments._asdict()))
    if by.told.whole:
        parts.append(
            _("at depth 1: {ours} told by us, {theirs} by them").format(ours=_of(by.ours), theirs=_of(by.theirs))
        )
    return _("Steered by the order, in a year: {parts}").format(parts="; ".join(parts))


def _of(each: PartOf) -> str:
    return _("{part} of {whole}").format(**each._asdict())


def before_partner(by: Steered) -> list[str]:
    """Return what is said before the step from 2 to 3: how much the order steered, and what that means."""
    line = steered_line(by)
    if line and by.is_mostly:
        return [line, _("What is all transaction does not grow into a partnership.")]
    return [line] if line else []
