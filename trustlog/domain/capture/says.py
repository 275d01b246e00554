"""The words of whole sentences, in English and Dutch: who speaks, what promises, what tells, and what does neither."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from trustlog.domain.capture.words import words_in

if TYPE_CHECKING:
    from trustlog.domain.capture.scan import Token

OURS = frozenset(["i", "we", "ik", "wij"])
THEIRS = frozenset(["they", "she", "he", "ze", "zij", "hij"])
THEIR_OWN = frozenset(["their", "his", "her", "hun", "haar", "zijn"])
SHORT_WILL = {
    **{f"{word}{sign}ll": True for word in ("i", "we") for sign in "'’"},
    **{f"{word}{sign}ll": False for word in ("they", "she", "he") for sign in "'’"},
    "theyll": False,
}
"""A subject and `will` in one word, and whether it is us."""
SHORT_WOULD = {f"{word}{sign}d": word in ("i", "we") for word in ("i", "we", "they", "she", "he") for sign in "'’"}
"""The same with `would`: a promise only where it is reported (`she said she'd send it`)."""
SHORT_ARE = {
    **{f"{word}{sign}{end}": True for word, end in (("i", "m"), ("we", "re")) for sign in "'’"},
    **{f"{word}{sign}{end}": False for word, end in (("they", "re"), ("she", "s"), ("he", "s")) for sign in "'’"},
}
SHORT_HAVE = {
    **{f"{word}{sign}ve": True for word in ("i", "we") for sign in "'’"},
    **{f"they{sign}ve": False for sign in "'’"},
}
OBJECTS = words_in(
    "us me you them her him ons mij me u jullie hen hun haar hem ze"
)  # to whom something is promised or told
FILLERS = words_in(
    "also ook just even effe ff efkes eventjes nog now nu then dan so dus well ok oh definitely zeker already al still"
)
CONNECTS = words_in("and en & then daarna also ook maar but plus vervolgens + so dus")
"""Words between two facts; alone they make none."""
LEADS = words_in("agreed afgesproken action actie todo next result resultaat outcome decision")
"""Words with a colon behind them that may stand before what was agreed."""

PROMISES = words_in(
    "promise promises promised belooft beloof beloven beloofde beloofden guarantee guarantees guaranteed "
    "garandeer garandeert garanderen garandeerde pledge pledges pledged vow vows vowed"
)
PROMISES_TO = {"agree", "agrees", "agreed", "commit", "commits", "committed", "undertook", "undertake", "undertakes"}
"""Promises where `to` stands behind."""
PROMISED = frozenset(["promised", "beloofd", "toegezegd", "committed", "agreed", "gegarandeerd", "guaranteed"])
"""What stands behind `have` or `heeft`, at once or at the end."""
HAVE = frozenset(["have", "has", "had", "hebben", "heeft", "heb", "hadden"])
TOE = frozenset(["zeg", "zegt", "zeggen", "zegde", "zegden"])
"""With `toe` behind it: promises."""
SAYS = words_in("says said say confirms confirmed zei zeiden zegt bevestigde bevestigt")
"""Reports what somebody will do."""
OWES = frozenset(["owe", "owes", "owed"])
WILL = frozenset(["will", "shall", "gonna"])
ZAL = words_in("zal zullen zul zou zouden gaan gaat ga zullen")
WILLING = WILL | ZAL | PROMISES
OFFERS = frozenset(["offer", "offers", "offered"])
OFFERS_AAN = frozenset(["bied", "biedt", "bieden", "bood", "boden"])

TELLS = words_in("told tell tells vertelde vertelden vertelt vertel vertellen")
"""Tells somebody: what or whom stands behind."""
SHARES = words_in(
    "shared share shares revealed reveals disclosed discloses confided confides confessed confesses admitted "
    "admit admits deelde deelden deelt delen deel onthulde onthulden onthult bekende bekenden erkende "
    "erkenden biechtte acknowledged mentioned verklapte"
)
TOLD = words_in("told shared admitted revealed disclosed verteld gedeeld toegegeven onthuld bekend opgebiecht")
GIVES_IN = frozenset(["gaf", "gaven", "geeft", "geven", "geef"])
"""With `toe` behind it: admits."""
OPEN = words_in("open honest frank candid transparent upfront eerlijk openhartig transparant")
WAS = words_in("was were is are waren is zijn been")
ABOUT = words_in("about over on of regarding that dat how hoe why waarom")
HIDES = words_in("hid hide hides hidden concealed conceal conceals withheld verzwegen verzweeg verzwijgt")
HIDDEN = frozenset(["verzwegen", "hidden", "concealed", "withheld", "achtergehouden"])

UNSURE = words_in(
    "mits tenzij indien unless provided zodra maybe perhaps misschien might may could kan kunnen kon konden "
    "can would probably waarschijnlijk hopefully hopelijk hopes hope hoopt hopen wants want wanted wil willen "
    "wilde wilden wou wishes wish wens wenst asked asks ask vroeg vroegen vraagt vragen needs need needed "
    "nodig should must moet moeten moest moesten ought if als whether expects expect expected verwacht "
    "verwachten verwachtte considering overweegt overwegen thinks think denkt denken tries try tried trying "
    "probeert proberen probeerde likes like possibly mogelijk eventueel wondering aims aim plans intends "
    "intend intended suggested suggests suggest proposed"
)
"""A wish, a request, a perhaps: nobody promised and nothing happened."""
FAINT = frozenset(("maybe", "perhaps", "misschien", "possibly", "probably", "waarschijnlijk", "try", "proberen"))
HEDGES = words_in("hopefully hopelijk probably waarschijnlijk maybe misschien perhaps possibly wellicht presumably")
"""Anywhere in a promise, they make it none."""
NOT = words_in(
    "not no never niet geen nooit nothing niets niks won't wont can't cant cannot don't dont didn't didnt "
    "doesn't doesnt isn't isnt haven't hasn't wasn't weren't wouldn't shouldn't couldn't refuses refused "
    "weigert weigerden weigeren weigerde no-one nobody niemand won’t can’t don’t didn’t doesn’t isn’t wasn’t "
    "without zonder"
)
NO_CONTACT = words_in(
    "cancelled canceled cancel cancels afgezegd geannuleerd afgelast voicemail voicemails antwoordapparaat "
    "no-show noshow rescheduled verzet verplaatst postponed uitgesteld skipped overgeslagen gepland ingepland "
    "scheduled planned tried geprobeerd probeerde missed gemist unanswered onbereikbaar unreachable declined "
    "geweigerd reschedule cancelling scheduling plannen inplannen moved verschoven doorgeschoven vervallen uitgevallen"
)
"""Nobody met: these say that it did not take place."""
NO_CONTACT_PHRASES = (
    "no answer",
    "no show",
    "geen gehoor",
    "no reply",
    "called off",
    "in gesprek",
    "no response",
    "not available",
    "geen reactie",
    "geen antwoord",
    "door gegaan",
    "fell through",
    "left a message",
    "bericht achtergelaten",
    "boodschap achtergelaten",
    "ingesproken",
    "no one",
    "line busy",
    "line was busy",
    "lijn bezet",
)

# Verbs of doing: what follows `will`, `zal`, or a subject directly. A line with another verb asks for `promise`.
_ACTIONS_EN = words_in(
    "send deliver sign pay confirm provide prepare review check fix call get come reply respond answer decide "
    "introduce intro arrange organise organize set draft write finish complete finalise finalize submit "
    "approve transfer update upload forward email e-mail mail ship install test release publish present talk "
    "speak look find investigate make build create give hand bring return host run support help order quote "
    "invoice refund register onboard train book reserve invite connect put launch roll migrate extend renew "
    "lower reduce waive take handle let keep follow escalate raise clarify explain translate deploy implement "
    "configure resolve solve correct adjust revise compile collect gather evaluate assess circulate print "
    "cover reimburse buy sponsor start begin close add remove share show demo have report work do issue go "
    "file process produce design supply credit compensate ping text back consult measure document list map "
    "define propose recruit hire lend repair replace upgrade verify validate countersign settle clear "
    "provision ready discuss grant allocate assign nominate join attend"
)
_ACTIONS_NL = (
    "stuur sturen|lever leveren|teken tekenen|onderteken ondertekenen|betaal betalen|bevestig bevestigen|regel regelen|"
    "bereid bereiden|maak maken|stel stellen|schrijf schrijven|rond ronden|kijk kijken|controleer controleren|"
    "beoordeel beoordelen|bel bellen|kom komen|koppel koppelen|reageer reageren|antwoord antwoorden|beslis beslissen|"
    "besluit besluiten|introduceer introduceren|organiseer organiseren|werk werken|pas passen|corrigeer corrigeren|"
    "los lossen|fix fixen|test testen|installeer installeren|publiceer publiceren|presenteer presenteren|"
    "bespreek bespreken|zoek zoeken|onderzoek onderzoeken|geef geven|breng brengen|overhandig overhandigen|help helpen|"
    "ondersteun ondersteunen|bestel bestellen|factureer factureren|crediteer crediteren|vergoed vergoeden|"
    "train trainen|boek boeken|reserveer reserveren|nodig nodigen|lanceer lanceren|rol rollen|migreer migreren|"
    "verleng verlengen|verlaag verlagen|zorg zorgen|laat laten|volg volgen|licht lichten|vertaal vertalen|"
    "implementeer implementeren|verwerk verwerken|verzamel verzamelen|dien dienen|keur keuren|storten|update updaten|"
    "upload uploaden|plaats plaatsen|begin beginnen|start starten|sluit sluiten|mail mailen|deel delen|lees lezen|"
    "vul vullen|neem nemen|draai draaien|zet zetten|haal halen|houd houden|herstel herstellen|vervang vervangen|"
    "ontwerp ontwerpen|bouw bouwen|verbeter verbeteren|plan plannen|app appen|check checken|doe doen|"
    "doorsturen|opsturen|toesturen|nasturen|aanleveren|opleveren|terugbellen|terugkomen|terugkoppelen|voorbereiden|"
    "afronden|afmaken|nakijken|opstellen|voorstellen|uitwerken|bijwerken|aanpassen|oplossen|uitzoeken|aanvragen|"
    "indienen|goedkeuren|overmaken|inplannen|uitnodigen|uitrollen|toelichten|opvolgen|weten|meesturen|opzetten|"
    "langskomen|invullen|nalezen|terugsturen|nabellen|aanbieden|bezorg bezorgen|verstuur versturen|"
    "verzend verzenden|garandeer garanderen|toesturen|klaarzetten|klaarmaken|opschonen|retourneer retourneren"
)
_TAKES_T = "td"


def _inflected() -> frozenset[str]:
    words: set[str] = set()
    for verb in _ACTIONS_NL.split("|"):
        forms = verb.split()
        words.update(forms)
        if len(forms) == 2:
            words.add(forms[0] if forms[0].endswith("t") else f"{forms[0]}t")
    return frozenset(words)


ACTIONS_NL = _inflected()
ACTIONS_EN = frozenset(_ACTIONS_EN)
ACTIONS_EN_S = frozenset(
    f"{verb[:-1]}ies"
    if verb.endswith("y") and verb[-2] not in "aeiou"
    else f"{verb}es"
    if verb.endswith(("sh", "ch", "x", "s", "o"))
    else f"{verb}s"
    for verb in _ACTIONS_EN
)
NO_ACTIONS = words_in("have work talk speak look go back do ready call show demo review present start help run")
"""Of those, what a subject directly before it does not promise."""
DOING = frozenset(
    f"{verb[:-1]}ing" if verb.endswith("e") and not verb.endswith("ee") else f"{verb}ing"
    for verb in ACTIONS_EN - NO_ACTIONS - {"get", "come", "give", "let", "do", "keep", "call", "train", "hire", "host"}
) | {"setting", "submitting", "transferring", "putting", "shipping"}
"""What `is` or `are` stands before: with a day behind it, a promise."""
RECEIVES = words_in(
    "wait stay remain be receive hear see know like love miss meet visit lunch dine zien krijgen ontvangen horen"
)
"""What is no deed of one's own, or a plan to meet."""

BIG = frozenset(
    (
        "important",
        "belangrijk",
        "critical",
        "cruciaal",
        "crucial",
        "big",
        "groot",
        "big one",
        "big thing",
        "big deal",
        "heel belangrijk",
        "very important",
        "grote",
        "een grote",
        "a big one",
        "it's a big one",
        "high stakes",
        "key",
        "major",
        "super important",
        "zeer belangrijk",
        "groot ding",
        "is belangrijk",
        "really important",
    )
)
SMALL = frozenset(
    (
        "small",
        "klein",
        "minor",
        "small one",
        "small thing",
        "klein dingetje",
        "kleinigheid",
        "kleinigheidje",
        "a small one",
        "een kleintje",
        "kleintje",
        "just a small one",
        "klein ding",
        "a small thing",
        "trivial",
        "een klein dingetje",
        "not important",
        "niet belangrijk",
        "low stakes",
        "onbelangrijk",
    )
)
STAKISH = words_in(
    "important big small huge crucial critical priority urgent minor major belangrijk groot klein cruciaal kritiek "
    "prioriteit vital prio spoed dringend essential essentieel inzet stake stakes grote kleine"
)
"""Words that say how much hangs on something; behind the text they are read, or the line stops at them."""
NOTES = frozenset(
    (
        "remember",
        "onthoud",
        "onthouden",
        "nb",
        "n.b",
        "fyi",
        "memo",
        "notes",
        "opmerking",
        "let op",
        "notitie",
        "note",
        "reminder",
        "aantekening",
        "note to self",
        "p.s",
        "ps",
        "weetje",
        "ter info",
    )
)
SECRETS = (
    "off the record",
    "vertrouwelijk",
    "confidential",
    "confidentially",
    "between us",
    "onder ons",
    "in confidence",
    "in vertrouwen",
    "in vertrouwen gezegd",
    "strikt vertrouwelijk",
    "not for others",
)
NO_NAMES = frozenset(
    (*BIG, *SMALL, *NOTES, *SECRETS, *LEADS, "private", "privé", "prive", "re", "today", "yesterday", "gisteren")
)
"""Words before a colon that are nobody's name unless they stand in quotes."""
NO_BARE = words_in(
    "begin begint beginnen start starten sluit sluiten houd houdt houden neem neemt nemen draai draait "
    "draaien haal haalt halen plan plant plannen doe doet doen laat laten lees leest lezen werk werkt werken "
    "kijk kijkt kijken stel stelt stellen nodig nodigt nodigen weten help helpt helpen zet zetten "
    "bespreek bespreekt bespreken start starts begin begins run runs show shows present presents support "
    "supports join joins attend attends work works have has look looks talk talks speak speaks keep keeps let "
    "lets close closes hire hires recruit recruits consult consults report reports call calls demo demos "
    "review reviews discuss discusses issue issues plans order document list map process host hosts use find "
    "finds take takes make makes set sets put puts go deel deelt delen "
    "volg volgt volgen vul vult vullen train trains volgt"
)
"""Of the verbs of doing, those that promise nothing directly behind their subject."""
IN_PHRASES = {"laat": "weten", "laten": "weten", "neem": "besluit", "neemt": "besluit", "nemen": "besluit"}
"""Of these, the ones that do with a word behind them."""
BULLETS = ("-", "–", "—", "•", "*", "→", "->")


def skip_leads(part: "Sequence[Token]") -> int:
    """Return how many words at the beginning only lead on: `and`, `also`, `then`, `agreed:`, a bullet."""
    at = 0
    while at < len(part) - 1:
        word = part[at].word
        lead = word in LEADS and part[at].text.endswith(":")
        if not (lead or word in CONNECTS or word in BULLETS or (word in FILLERS and word != "even")):
            break
        at += 1
    return at
