"""The command `agreement`: sections, versions and what differs between them, and the paper to sign."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from trustlog import config
from trustlog.cli import output
from trustlog.cli.command import command
from trustlog.cli.run import Run
from trustlog.domain.facts.section import STATES
from trustlog.errors import Reason, WordsError
from trustlog.language import _

if TYPE_CHECKING:
    from trustlog.desk.agreement import Built

_TAKES = {
    "show": ("out", "us"),
    "start": (),
    "diff": (),
    "version": ("review", "on", "out", "us"),
    "section": (*STATES, "on", "note", "private"),
}
"""Options by what they go with."""


@command(
    "agreement",
    "trustlog agreement acme",
    "trustlog agreement acme exit",
    "trustlog agreement acme start exit",
    'trustlog agreement acme exit "three months\' notice, and why" --agreed',
    "trustlog agreement acme money --not-relevant",
    "trustlog agreement acme version --review 1y",
    "trustlog agreement acme diff 1",
    "trustlog agreement acme --out acme.html --lang nl",
)
@click.argument("name", metavar="P|GARDEN")
@click.argument("words", nargs=-1, metavar="[show|SECTION [WORDS]|start SECTION|version [N]|diff [N [N]]]")
@click.option("--draft", is_flag=True, help="The section is a draft (the default with words).")
@click.option("--agreed", is_flag=True, help="It is agreed, in these words or in those it has.")
@click.option("--open", "open_", is_flag=True, help="It is open again.")
@click.option("--not-relevant", is_flag=True, help="It does not matter here, and is not mentioned any more.")
@click.option("--on", metavar="DATE", help="The day on which it was so; without it, today.")
@click.option("--note", metavar="TEXT", help="A remark, for us.")
@click.option("--private", is_flag=True, help="For your eyes only.")
@click.option("--review", metavar="DATE", help="With version: the day on which it is reviewed; default in a year.")
@click.option("--out", metavar="FILE", help="Write it to a file for signature: its name ends in .html or .md.")
@click.option("--us", metavar="NAME", help="With --out: what we are called where we sign.")
def agreement(
    run: Run,
    name: str,
    words: tuple[str, ...],
    draft: bool,
    agreed: bool,
    open_: bool,
    not_relevant: bool,
    on: str | None,
    note: str | None,
    private: bool,
    review: str | None,
    out: str | None,
    us: str | None,
) -> None:
    """Build an agreement with a partner or of a garden section by section; show it, put it together, print it.

    A section alone shows its words, or those it may begin with; `start` takes these as a draft. `version` puts together
    what there is, with the day on which it is reviewed, and `version N` shows one; `diff` shows what is otherwise now,
    or in another version.
    """
    states = {"open": open_, "draft": draft, "agreed": agreed, "not_relevant": not_relevant}
    verb, rest = (words[0].lower(), words[1:]) if words else ("show", ())
    given: dict[str, object] = {
        **states, "on": on, "note": note, "private": private, "review": review, "out": out, "us": us,
    }  # fmt: skip
    _refuse_others(verb, given)
    if verb == "version" and not rest and out is None:
        _put_together(run, name, review, on)
    elif verb in ("show", "version"):
        number = _numbers(verb, rest, 1 if verb == "version" else 0)
        if out is not None:
            _print_paper(run, name, number[0] if number else None, out, us or "")
        else:
            _show(run, name, number[0] if number else None)
    elif verb == "diff":
        _diff(run, name, _numbers(verb, rest, 2))
    elif verb == "start":
        if len(rest) != 1:
            raise WordsError(Reason("agreement_words", word=verb, takes=_("one section")))
        _start(run, name, rest[0])
    else:
        chosen = [state for state, is_given in states.items() if is_given]
        _section(run, name, verb, " ".join(rest), chosen, on=on, note=note or "", private=private)


def _refuse_others(verb: str, given: dict[str, object]) -> None:
    """Refuse options that go with something else."""
    takes = _TAKES.get(verb, _TAKES["section"])
    for option, value in given.items():
        if value and option not in takes:
            raise WordsError(Reason("agreement_option", option=option.replace("_", "-"), word=verb))


def _numbers(verb: str, words: Sequence[str], most: int) -> list[int]:
    """Return the numbers of versions that were typed."""
    if len(words) > most or not all(word.isascii() and word.isdigit() for word in words):
        takes = (_("nothing more"), _("the number of a version"), _("the numbers of one or two versions"))[most]
        raise WordsError(Reason("agreement_words", word=verb, takes=takes))
    return [int(word) for word in words]


def _built(run: Run, name: str) -> "Built":
    from trustlog.desk.agreement import agreement_of

    return agreement_of(run.ledger(), name, run.as_of)


def _show(run: Run, name: str, number: int | None) -> None:
    from trustlog.desk import agreement as desk

    of = _built(run, name)
    kept = None if number is None else desk.version_of(of, number)
    if kept is not None:
        of = of._replace(sections=tuple(desk.sections_of(of, number)), versions=(kept,))
    if run.json:
        output.print_json(desk.agreement_json(of))
        return
    from trustlog.desk.gardens import own_lines

    own = own_lines(run.ledger(), of.subject, "section", run.as_of) if kept is None else []
    output.print_wrapped([*desk.shown(of), *(["", *own] if own else [])])


def _section(
    run: Run, name: str, section: str, text: str, states: list[str], *, on: str | None, note: str, private: bool
) -> None:
    from trustlog.desk import agreement as desk

    if len(states) > 1:
        raise WordsError(Reason("one_state"))
    if not text and not states:
        if on or note or private:
            raise WordsError(Reason("agreement_words", word=section, takes=_("words, or a state")))
        _show_section(run, name, section)
        return
    day, state = run.optional_date(on), states[0] if states else ""
    run.write(lambda ledger: desk.set_section(ledger, name, section, text, state, on=day, note=note, private=private))


def _show_section(run: Run, name: str, section: str) -> None:
    from trustlog.desk import agreement as desk
    from trustlog.domain.agreement.sections import known_section

    which = known_section(section)
    ledger = run.ledger()
    of = desk.agreement_of(ledger, name, run.as_of)
    now = next(each for each in of.sections if each.name == which)
    words, is_known = desk.offered(ledger, of.subject, which, of.as_of)
    if run.json:
        output.print_json(desk.section_page_json(of, now, words, is_known=is_known))
        return
    output.print_wrapped(desk.section_in_full(now, words, is_known=is_known))


def _start(run: Run, name: str, section: str) -> None:
    from trustlog.desk import agreement as desk

    run.write(lambda ledger: desk.start_section(ledger, name, section))


def _put_together(run: Run, name: str, review: str | None, on: str | None) -> None:
    from trustlog.desk import agreement as desk

    review_on, day = run.optional_date(review, due=True), run.optional_date(on)
    run.write(lambda ledger: desk.put_together(ledger, name, review_on, day))


def _diff(run: Run, name: str, numbers: list[int]) -> None:
    from trustlog.desk import agreement as desk

    of = _built(run, name)
    made = desk.compared(of, *numbers)
    if run.json:
        output.print_json(desk.differences_json(of, made))
        return
    lines = [desk.versions_words(made.before, made.after, of.as_of), ""]
    output.print_wrapped([*lines, *(desk.difference_lines(made.found) or [_("Nothing is otherwise.")])])


def _print_paper(run: Run, name: str, number: int | None, out: str, us: str) -> None:
    from trustlog.desk import agreement as desk

    ledger = run.ledger()
    language = config.language(run.lang)
    printed = desk.print_agreement(ledger, name, out, version=number, our_name=us, language=language, as_of=run.as_of)
    if run.json:
        output.print_json({"file": printed.path, "sections": printed.chapters, "private": printed.private})
        return
    for line in printed.lines:
        output.print_line(output.one_line(line))
