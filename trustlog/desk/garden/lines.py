"""Lines of a garden: what is given and got, who decides, how promises and conflicts are answered, what is not known."""

from collections.abc import Mapping, Sequence
from datetime import date

from trustlog.desk.facts import Filled, inserts, made, names_of, past_day, updates
from trustlog.desk.facts import line as fact_line
from trustlog.desk.garden.acts import member_named
from trustlog.desk.gardens import of_subject, writable_garden
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.domain.facts import Garden, GardenLine
from trustlog.domain.garden import ABOUT, ALL, NOBODY, NOBODY_WORDS, check_line, read_amount
from trustlog.domain.limits import ANSWER
from trustlog.domain.text import clean
from trustlog.domain.text.folding import alike
from trustlog.errors import NotThere, Reason, Refused, WordsError
from trustlog.language import N_, _
from trustlog.storage.read.gardens import garden_by_id
from trustlog.storage.write.writer import Change, next_numbers


def say(
    ledger: Ledger,
    name: str,
    topic: str,
    text: str,
    *,
    member: str | None = None,
    toward: str | None = None,
    amount: str | None = None,
    resolves: int | None = None,
    on: date | None = None,
    note: str | None = None,
    private: bool = False,
    batch: Batch | None = None,
) -> Written:
    """Write a line of a garden; `member` is a partner in it, or us. `resolves` ends an unknown by its number.

    Who may stop all others alone is said of one by its text, or of nobody; either ends the other.
    """
    garden = writable_garden(ledger, name)
    whom, is_of_member = _of(ledger, garden, topic, member)
    number = read_amount(amount or "")
    check_line(topic, of_member=is_of_member, amount=number, toward=toward is not None)
    words = clean(text, "text")
    if topic == "veto" and not is_of_member:
        words = NOBODY
    if not words:
        raise WordsError(Reason("say_what_it_is"))
    partner_toward = None if toward is None else _toward(ledger, garden, toward, whom)
    new = made(
        ledger,
        GardenLine,
        {
            "garden_id": garden.id,
            "topic": topic,
            "member_id": whom,
            "ours": is_of_member and whom is None,
            "toward_id": partner_toward,
            "text": words,
            "amount": number,
            "ended_on": None,
        },
        on=on,
        note=note,
        private=private,
    )
    ended = _ended_by(ledger, garden, new, resolves)
    return _write(ledger, garden, new, ended, batch)


def _of(ledger: Ledger, garden: Garden, topic: str, member: str | None) -> tuple[str | None, bool]:
    """Return the id of the member a line is of (None: we), and whether it is of one at all."""
    if member is None or alike(member.strip()) in NOBODY_WORDS:
        return None, False
    or_nobody = topic in ABOUT and ABOUT[topic].of == "anyone"
    partner = member_named(ledger, garden, member, or_nobody=or_nobody)
    return (None if partner is None else partner.id), True


def _toward(ledger: Ledger, garden: Garden, toward: str, whom: str | None) -> str | None:
    """Return the id of the member with whom something is shared; None for us is not kept, and so refused."""
    partner = member_named(ledger, garden, toward)
    if partner is None:
        raise WordsError(Reason("shared_with_us"))
    if partner.id == whom:
        raise WordsError(Reason("shared_with_itself", member=partner.handle))
    return partner.id


def _ended_by(ledger: Ledger, garden: Garden, new: GardenLine, resolves: int | None) -> list[GardenLine]:
    """Return the lines that hold no more because of a new one: an unknown it resolves, what a veto is instead of."""
    if resolves is not None:
        if new.topic != "learned":
            raise WordsError(Reason("only_learned_resolves"))
        return [found_line(ledger, garden, resolves, "unknown")]
    if ABOUT[new.topic].many:
        return []
    before = lines_in_force(ledger, garden, new.on, new.topic)
    is_of_nobody = not new.ours and new.member_id is None
    return [
        line
        for line in before
        if is_of_nobody or (line.member_id, line.ours) in ((None, False), (new.member_id, new.ours))
    ]


def _write(
    ledger: Ledger, garden: Garden, new: GardenLine, ended: Sequence[GardenLine], batch: Batch | None
) -> Written:
    with ledger.conn.transaction():
        new = new._replace(number=next_numbers(ledger.conn, 1))
        over = [line._replace(ended_on=max(line.on, new.on)) for line in ended]
        changes: list[Change] = [
            *inserts(ledger, new),
            *(change for old, now in zip(ended, over, strict=True) for change in updates(ledger, old, now)),
        ]
        title = f"garden {new.topic} {garden.handle}"
        written = ledger.commit(Batch(changes, title).with_changes_of(batch))
    facts = (new, *over)
    names = names_of(ledger, facts)
    return Written(written, facts, tuple(fact_line(fact, names, ledger.today) for fact in facts))


def corrected_member(ledger: Ledger, line: GardenLine, field: str, text: str) -> GardenLine:
    """Return a line with another member, or another one toward whom it is: nobody alone, or all."""
    garden = garden_by_id(ledger.conn, line.garden_id)
    if garden is None:  # pragma: no cover - a line is of a garden
        return line
    if field == "toward":
        return line._replace(toward_id=None if alike(text) == ALL else _toward(ledger, garden, text, line.member_id))
    whom, is_of_member = _of(ledger, garden, line.topic, text)
    check_line(line.topic, of_member=is_of_member, amount=line.amount, toward=line.toward_id is not None)
    return line._replace(member_id=whom, ours=is_of_member and whom is None)


def end_line(ledger: Ledger, name: str, number: int, on: date | None = None) -> Written:
    """Let a line of a garden hold no more from a day on."""
    garden, day = writable_garden(ledger, name), past_day(ledger, on)
    old = found_line(ledger, garden, number)
    if day < old.on:
        raise WordsError(Reason("line_ended_before", number=number, day=old.on))
    new = old._replace(ended_on=day)
    batch = ledger.commit(Batch(updates(ledger, old, new), f"garden end line {number}"))
    return Written(batch, (new,), (fact_line(new, names_of(ledger, [new]), ledger.today),))


def found_line(ledger: Ledger, garden: Garden, number: int, topic: str | None = None) -> GardenLine:
    """Return a line of the garden that still holds, by its number; refuse any other."""
    held: list[GardenLine] = of_subject(ledger, "garden_line", garden, ledger.today)
    for line in held:
        if line.number == number and (topic is None or line.topic == topic):
            if line.ended_on is not None:
                raise Refused(Reason("line_over", number=number, day=line.ended_on))
            return line
    code = "no_unknown" if topic else "no_line_of_garden"
    if code == "no_unknown":
        raise NotThere(Reason("no_unknown", number=number, handle=garden.handle))
    raise NotThere(Reason("no_line_of_garden", number=number, handle=garden.handle))


def lines_in_force(
    ledger: Ledger, garden: Garden, day: date, topic: str | None = None, me: str | None = None
) -> list[GardenLine]:
    """Return the lines that hold at the end of a day, oldest first; those of a topic alone where one is named."""
    return [
        line
        for line in of_subject(ledger, "garden_line", garden, day, me)
        if (topic is None or line.topic == topic) and (line.ended_on is None or line.ended_on > day)
    ]


def form_of_line(topic: str, members: Sequence[str]) -> tuple[Filled, ...]:
    """Return the fields of a new line on a topic, with those who may be named in it."""
    about = ABOUT[topic]
    amounts = ("", *(str(number) for number in range(ANSWER.low, ANSWER.high + 1)))
    fields = [Filled("text", "", says=_(about.asks))]
    if about.of != "whole":
        who = (NOBODY, *members) if about.of == "anyone" else tuple(members)
        fields.insert(0, Filled("member", who[0], who, label=N_("Of whom")))
    if about.amount:
        fields.append(Filled("amount", "", amounts, label=N_("How much")))
    if about.toward:
        others = ("", *(member for member in members if member != "us"))
        fields.append(Filled("toward", "", others, label=N_("With whom"), says=_("Empty: with all.")))
    if topic == "learned":
        fields.append(Filled("resolves", "", label=N_("Resolves"), hint=N_("the number of what was not known")))
    return (*fields, Filled("private", "no", ("no", "yes")))


def say_filled(ledger: Ledger, name: str, topic: str, fields: Mapping[str, str]) -> Written:
    """Write a line from the fields of a form."""
    from trustlog.desk.facts import flag

    typed = fields.get("resolves", "").strip().removeprefix("#")
    if typed and not (typed.isascii() and typed.isdigit()):
        raise WordsError(Reason("no_whole_number", field="resolves", text=typed))
    return say(
        ledger,
        name,
        topic,
        fields.get("text", ""),
        member=fields.get("member") or None,
        toward=fields.get("toward") or None,
        amount=fields.get("amount"),
        resolves=int(typed) if typed else None,
        private=flag("private", fields.get("private") or "no"),
    )
