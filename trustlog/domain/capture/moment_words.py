"""How people say that they met: verbs and phrases beside the kinds, and what may stand before a kind."""

from collections.abc import Sequence

from trustlog.domain.capture.words import Words, words_in

VERBS: dict[str, str] = {
    **dict.fromkeys(
        words_in(
            "called phoned rang gebeld belde belden opgebeld getelefoneerd telefoneerde zoomed gevideobeld skyped "
            "facetimed"
        ),
        "call",
    ),
    **dict.fromkeys(
        ("1:1", "one-on-one", "1-on-1", "1-op-1", "stand-up", "standup", "f2f", "stuurgroep", "steerco"), "meeting"
    ),
    **dict.fromkeys(["vergaderd", "overlegd", "vergaderde", "overlegde"], "meeting"),
    **dict.fromkeys(["reviewed", "geëvalueerd"], "review"),
    **dict.fromkeys(["pitched", "presented", "gepitcht", "gepresenteerd"], "pitch"),
    **dict.fromkeys(["demoed", "demo'd", "demonstrated", "gedemonstreerd", "gedemood"], "demo"),
    **dict.fromkeys(["mailed", "emailed", "e-mailed", "gemaild", "mailde"], "mail"),
    **dict.fromkeys(["coworked", "co-worked", "samengewerkt"], "cowork"),
    **dict.fromkeys(["lunched", "geluncht", "lunchte", "lunchten", "gebruncht"], "lunch"),
    **dict.fromkeys(["breakfasted", "ontbeten"], "breakfast"),
    **dict.fromkeys(["dined", "gedineerd", "gegeten"], "dinner"),
    **dict.fromkeys(["walked", "gewandeld", "wandelde", "golf", "gegolfd", "golfed"], "walk"),
    **dict.fromkeys(["visited", "bezocht", "langsgeweest", "langsgegaan", "bezochten"], "visit"),
    **dict.fromkeys(["geborreld", "borrelen"], "drinks"),
    **dict.fromkeys(
        words_in(
            "chatted gekletst spoke talked sprak spraken gesproken bijgepraat saw gezien tegengekomen gesprek gepraat "
            "gesprekje praatje babbeltje talk"
        ),
        "chat",
    ),
}
"""One word that says it, and its kind."""
PHRASES: dict[str, str] = {
    **dict.fromkeys(
        (
            "off the phone",
            "on the phone",
            "by phone",
            "phone call",
            "video call",
            "conference call",
            "google meet",
            "aan de telefoon",
            "aan de lijn",
            "over the phone",
            "per telefoon",
            "telefonisch gesproken",
            "on zoom",
            "on teams",
            "via teams",
            "via zoom",
            "over zoom",
            "over teams",
        ),
        "call",
    ),
    **dict.fromkeys(("met up", "kick off", "stand up", "steering committee", "steering group"), "meeting"),
    **dict.fromkeys(("quarterly business review", "business review"), "review"),
    **dict.fromkeys(("working session", "work session", "whiteboard session", "design session"), "workshop"),
    **dict.fromkeys(("worked together", "samen gewerkt", "co working"), "cowork"),
    **dict.fromkeys(("uit eten", "out for dinner"), "dinner"),
    **dict.fromkeys(
        ("kop koffie", "kopje koffie", "bakje koffie", "cup of coffee", "cup of tea", "kopje thee"), "coffee"
    ),
    **dict.fromkeys(
        (
            "site visit",
            "factory tour",
            "office tour",
            "plant tour",
            "op bezoek",
            "langs geweest",
            "dropped by",
            "stopped by",
            "popped in",
            "stopped in",
            "kwam langs",
            "kwamen langs",
            "came by",
        ),
        "visit",
    ),
    **dict.fromkeys(("happy hour", "had a beer"), "drinks"),
    **dict.fromkeys(
        ("bumped into", "ran into", "tegen het lijf", "caught up", "bumped in to", "tegen gekomen", "bij gepraat"),
        "chat",
    ),
}
"""Several words that say it, and their kind."""
_SUFFIXES = (
    "vergadering",
    "overleg",
    "bespreking",
    "afspraak",
    "bezoek",
    "workshop",
    "diner",
    "lunch",
    "borrel",
    "demo",
    "presentatie",
    "evaluatie",
    "review",
    "wandeling",
    "meeting",
    "sessie",
)
_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")  # which day it was?
_TALKS = {
    "telefoongesprek": "call",
    "evaluatiegesprek": "review",
    "kennismakingsgesprek": "meeting",
    "kennismaking": "meeting",
    "jaargesprek": "meeting",
    "kwartaalgesprek": "meeting",
    "intake": "meeting",
    "intakegesprek": "meeting",
    "onderhandeling": "meeting",
    "negotiation": "meeting",
    "voortgangsgesprek": "meeting",
    "teams-gesprek": "call",
}
TRANSITIVE = words_in(
    "called phoned rang visited saw mailed emailed e-mailed met bezocht belde belden sprak spraken mailde "
    "call phone chatted"
)
"""What has somebody directly behind it: a name there must be known."""
DOES = words_in(
    "spent grabbed enjoyed attended hosted held joined took ran i we ik wij i've we've had have heb hebben heeft "
    "has was were waren is did do gave geven gaf gegeven got get just net went go gone a an the een de het my "
    "our mijn ons onze another nog again weer vandaag today finally eindelijk together samen up op us "
    "uitgebreid lekker lekkere for out said there's there"
)
"""Words before a kind that say nothing more."""
DONE = words_in("langs gehad geweest gegeven gedaan gestuurd gevoerd gedronken gehouden gemaakt gegaan genoten")
"""The same behind it."""
MODIFIERS = words_in(
    "quick short long brief good great nice lovely fantastic productive useful intense first second third "
    "final weekly monthly quarterly annual yearly daily regular project status team sales product site "
    "factory kick-off kickoff intro introduction introductory follow-up followup planning strategy account "
    "business technical tech commercial budget contract pricing steering board progress informal formal "
    "internal joint online virtual video phone conference zoom teams skype onsite on-site office client "
    "customer partner 1:1 one-on-one whiteboard design discovery scoping renewal working networking farewell "
    "welcome full-day half-day full half day executive security roadmap architecture data legal finance "
    "vendor supplier management lengthy surprise catch-up lange korte kort snelle snel "
    "goede goed leuke leuk fijne fijn eerste tweede derde mooi mooie gezellige gezellig nuttige nuttig "
    "wekelijkse wekelijks maandelijkse maandelijks digitale digitaal telefonisch telefonische informele "
    "zakelijke prettig prettige extra plant warehouse lab morning afternoon evening late early very really "
    "heel erg constructive interesting pleasant friendly interessant interessante productieve open honest "
    "eerlijk introductie kennismakings warm uitgebreide uitgebreid short-notice remote corridor hallway sit- "
    "down face-to-face big huge implementation integration migration training testing release demo "
    "commerciële technische strategische"
)
"""Words that may stand directly before a kind, and are kept as text."""
KEPT_SILENT = frozenset(["quick", "short", "brief", "korte", "kort", "snelle", "snel"])
REMARKS = words_in(
    "good great nice useful gezellig leuk nuttig goed fijn interesting productive fun helpful pleasant tough "
    "intense short long lang kort leerzaam interessant fijn top prima constructive positive warm friendly "
    "cold awkward"
)
THINGS = words_in(
    "room notes request environment reservation machine vouchers voucher licence license report materials "
    "message server invite invitation proposal link account uitnodiging verzoek aanvraag reservering order "
    "booking budget deadline target targets goal goals requirements expectations criteria centre center deck "
    "bounced slot booked ordered requested approved failed expired nodig aangevraagd besteld bevestigd "
    "reserved gereserveerd geboekt starts begint begonnen started broken kapot away confirmed"
)
"""Behind a kind they make a thing of it: a meeting room is no meeting."""
GROUP = words_in(
    "the a an de het een our my their his her hun haar zijn ons onze them him us hen ze everyone all "
    "everybody iedereen some few two three team others mijn twee drie 2 3 4 5 colleagues collega "
    "collega's collega’s allemaal co several"
)
"""What stands behind `with` or `and` and is no name."""


def kind_at(words: Sequence[str], at: int, table: Words) -> tuple[str, int] | None:
    """Return the kind of moment that the words at a place say, and how many words they are."""
    for count in (3, 2):
        phrase = " ".join(words[at : at + count]) if at + count <= len(words) else ""
        if phrase in PHRASES:
            return PHRASES[phrase], count
    word = words[at]
    kind = table.kind_words.get(word) or VERBS.get(word) or _TALKS.get(word)
    if kind is not None:
        return kind, 1
    if word in ("kwam", "kwamen") and "langs" in words[at + 1 : at + 5]:
        return "visit", 1
    before, _, behind = word.rpartition("-")
    if before and behind in table.kind_words:
        return table.kind_words[behind], 1
    if word.startswith(_WEEKDAYS):
        return None
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) > len(suffix) + 2:
            before = word[: -len(suffix)].rstrip("-")
            if suffix == "sessie":
                return (
                    ("workshop", 1) if before in ("werk", "brainstorm", "whiteboard", "design", "co-creatie") else None
                )
            return table.kind_words.get(before, table.kind_words.get(suffix, "")) or "meeting", 1
    return None
