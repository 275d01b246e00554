"""The wheel as a file: a picture (.svg), or a page with the picture and its table (.html), without any name."""

from collections.abc import Callable, Iterator
from pathlib import PurePath

from trustlog.desk.ledger import Ledger
from trustlog.desk.readings import NOBODY
from trustlog.desk.wheel.over_years import Standing, standing
from trustlog.desk.wheel.picture import changed, mean, spread
from trustlog.desk.wheel.words import described, far_apart, heard, our_reading, weakest_line
from trustlog.domain.limits import ANSWER
from trustlog.domain.wheel.questions import ALL, AREAS, LEADERSHIP, ON_WHEEL, Area
from trustlog.domain.wheel.rounds import Round, Tally, change
from trustlog.errors import Reason, Refused, Remedy, WordsError
from trustlog.exchange.html import Safe, Table, element, page, table
from trustlog.exchange.svg import Line, Sector, Words, file, rose
from trustlog.files.writing import named, replacing
from trustlog.language import N_, _

NAME_ANOTHER = Remedy("name_another", option="out")
FORMS = (".svg", ".html")
"""What it is written as, by the end of the file's name."""
TITLE = N_("Our own organisation in {year}")
STYLE = "svg { display: block; width: 100%; max-width: 170mm; height: auto; margin: 0 auto; }\n"


def write_picture(ledger: Ledger, at: Standing, out: str, language: str) -> str:
    """Write the last round to a file, which replaces one of that name; return its path. Private answers stay out."""
    path = named(out, advice=NAME_ANOTHER)
    form = _form_of(path)
    open_to_all = standing(ledger, at.as_of, NOBODY)
    if open_to_all.now is None:
        raise Refused(Reason("no_round_to_draw"), Remedy("answer_wheel"))
    text = form(open_to_all.now, open_to_all.before, language)
    with replacing(path, ledger=ledger.conn.where, advice=NAME_ANOTHER) as written:
        written.write(text)
    return path


def _form_of(path: str) -> Callable[[Round, Round | None, str], str]:
    ending = PurePath(path).suffix.lower()
    if ending not in FORMS:
        raise WordsError(Reason("no_form_of_wheel", path=path, known=", ".join(FORMS)))
    return as_svg if ending == ".svg" else as_html


def as_svg(now: Round, before: Round | None, _language: str) -> str:
    """Return the picture with its table below it."""
    head = Line(_("from 1 to 5"), _head(before), is_head=True)
    lines = [head, *(line for area in ALL if _has_rows(area, now) for line in _lines(area, now, before))]
    return file(_picture(now, before, lines))


def as_html(now: Round, before: Round | None, language: str) -> str:
    """Return the page: the picture, what it says in words, and its table."""
    title = _(TITLE).format(year=now.year)
    said = [line for line in (weakest_line(now), *far_apart(now)) if line]
    body = [
        element("h1", title),
        element("p", f"{heard(now)} {our_reading()}", classes="about"),
        element("figure", _picture(now, before)),
        *(element("p", line) for line in said),
        element("p", _how_to_read(before), classes="about"),
        _table([*AREAS], now, before),
    ]
    if _has_rows(LEADERSHIP, now):
        body += [element("h2", _(LEADERSHIP.title)), _table([LEADERSHIP], now, before)]
    return page(title, body, language=language, style=STYLE)


def _how_to_read(before: Round | None) -> str:
    says = _("Each sector is as far out as its mean; the line in it goes from the lowest answer to the highest.")
    then = _("Dashed: the mean in {year}.").format(year=before.year) if before else ""
    return f"{says} {then}".strip()


def _picture(now: Round, before: Round | None, lines: list[Line] | None = None) -> Safe:
    title = _(TITLE).format(year=now.year)
    words = Words(title, described(now), [_(area.title) for area in AREAS])
    return rose(list(_sectors(now, before)), ANSWER.high, words, lines or ())


def _sectors(now: Round, before: Round | None) -> Iterator[Sector]:
    for place in range(ON_WHEEL):
        tally = now.questions[place]
        then = before.questions[place].mean if before else None
        shares = (None if value is None else value / ANSWER.high for value in (tally.mean, tally.low, tally.high, then))
        yield Sector(str(place + 1), place // 3, *shares)


def _lines(area: Area, now: Round, before: Round | None) -> Iterator[Line]:
    place = ALL.index(area)
    cells = _cells(now.areas[place], before.areas[place] if before else None)
    yield Line(_(area.title), cells, begins=True, tone=None if area is LEADERSHIP else place)
    for at, question in enumerate(area.questions, 3 * place):
        number = f"{at + 1}  " if at < ON_WHEEL else ""
        cells = _cells(now.questions[at], before.questions[at] if before else None)
        yield Line(f"{number}{_(question.short)}", cells)


def _table(areas: list[Area], now: Round, before: Round | None) -> Safe:
    rows: list[tuple[str, ...]] = []
    for area in areas:
        place = ALL.index(area)
        then = before.areas[place] if before else None
        rows.append(("", element("strong", _(area.title)), *_cells(now.areas[place], then)))
        for at, question in enumerate(area.questions, 3 * place):
            then = before.questions[at] if before else None
            number = str(at + 1) if at < ON_WHEEL else ""
            rows.append((number, _(question.asks), *_cells(now.questions[at], then)))
    head = ("", _("Question"), *_head(before))
    return table(Table(head, rows, ("number", "", *["number"] * 4), widths=(6, 0, 13, 13, 11, 13)))


def _head(before: Round | None) -> tuple[str, ...]:
    return _("Answers"), _("Mean"), _("Range"), _("Since {year}").format(year=before.year) if before else ""


def _cells(now: Tally, before: Tally | None) -> tuple[str, ...]:
    return str(now.n), mean(now), spread(now), changed(change(now, before))


def _has_rows(area: Area, now: Round) -> bool:
    return area is not LEADERSHIP or now.of(area).n > 0
