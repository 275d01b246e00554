"""What joins a meeting (links, codes, numbers to dial, the block that a service wrote) taken out of a text.

It is found by what it looks like, not by who wrote it: whoever may join a meeting shall not learn how from a ledger.
"""

import re
from urllib.parse import unquote

from trustlog.exchange.foreign.joining_words import (
    BEFORE,
    CALL,
    CODE,
    CODE_PARTS,
    DIAL,
    MEETING,
    NUMBERED,
    ONLY_DIGITS,
    SERVICE,
)

_LONGEST_LINK = 4_000
# A rule that nobody but a meeting service draws, and its own sentences: what follows is all its own.
_RULE = re.compile(r"^\s*(?:[_─━]{20,}|-::~|[~:-]{12,}).*$", re.MULTILINE)
_JOIN = re.compile(
    r"(?:(?:is inviting you to|nodigt u uit voor|lädt Sie zu|vous invite à|le está invitando a|te invita a"
    r"|está convidando você|está a convidá-lo|ti sta invitando a|La sta invitando a).{0,60}"
    r"Zoom|Join Zoom Meeting|Join (?:on your computer|the meeting now|with Google Meet|Microsoft Teams)"
    r"|Deelnemen aan Zoom|Zoom-Meeting beitreten|(?:Participer|Rejoindre).{0,20}Zoom|Unirse a la reunión Zoom"
    r"|(?:Entrar na|Ingressar na) reunião (?:do )?Zoom|(?:Entra|Partecipa)(?: nella| alla)? riunione (?:in |su )?Zoom"
    r"|You can join this meeting from your computer|Need to make changes to this event"
    r"|^\s*Microsoft Teams[- ](?:meeting|vergadering|besprechung)|^\s*Réunion Microsoft Teams"
    r"|^\s*Reunión de Microsoft Teams|^\s*Reunião do Microsoft Teams|^\s*Riunione di Microsoft Teams|Webex meeting"
    r"|Neem deel via Google Meet|Mit Google Meet teilnehmen|Participer avec Google Meet|Unirse con Google Meet"
    r"|Unirme con Google Meet|Participar com o Google Meet|Partecipa con Google Meet"
    r"|^\s*-{2,}\s*Do not delete or change any of the following)",
    re.IGNORECASE | re.MULTILINE,
)
_JOIN_PARTS = ("zoom", "join", "microsoft teams", "webex", "google meet", "need to make changes", "do not delete")
_LAST_RULE = re.compile(r"(?:^|\n)[ \t]*[_─━~=*-]{3,}\s*\Z")  # a shorter one right above it
_SCHEMES = r"(?:(?:zoommtg|zoomus|msteams|wbx|gotoopener|lync):(?=\S)|sips?:(?=[^\s@]+@))"
_URL = re.compile(
    r"(?:<|(?<![\w@.%/-]))(?:[a-z][a-z0-9+.-]{1,20}://)?(?:[\w-]{1,63}\.){1,6}[a-z]{2,24}(?::\d{1,5})?[/?#][^\s<>]*>?"
    rf"|(?<![\w-]){_SCHEMES}[^\s<>]+",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|odp|csv|txt|md|png|jpe?g|html?)(?:[?#]|$)")
_BEFORE = r"(?:^|[/.=_@])"
_AT = re.compile(
    _BEFORE + r"(?:"
    r"zoom(?:gov)?\.(?:us|com|com\.cn)/(?:j|w|s|my|wc|e|meetings?|webinar|join|launch|rec)/"
    r"|teams\.(?:live\.com|microsoft\.(?:com|us)|cloud\.microsoft)/(?!l/(?:file|channel|message|entity|chat|team|app)/)."
    r"|aka\.ms/\w*(?:join|meet)"
    r"|(?:g\.co/meet|tel\.meet|hangouts\.google\.com|join\.skype\.com|meet\.lync\.com)/."
    r"|(?<!help\.)(?<!blog\.)(?<!developer\.)webex\.com(?:\.cn)?/."
    r"|(?:gotomeet\.(?:me|com)|gotomeeting\.com|gotowebinar\.com|gototraining\.com|app\.goto\.com|goto\.com/meet)/?."
    r"|(?:whereby\.com|8x8\.vc|chime\.aws|bluejeans\.com|lifesize(?:cloud)?\.com|starleaf\.com|jit\.si|doxy\.me)/."
    r"|(?:discord\.gg|uberconference\.com|fuze\.me|join\.me|talky\.io|adobeconnect\.com|clickmeeting\.com)/."
    r"|(?:voovmeeting\.com|framatalk\.org|senfcall\.de|gather\.town|streamyard\.com|freeconferencecall\.com)/."
    r"|calendly\.com/(?:events|cancell|resched)"
    r"|(?:discord\.com/invite|riverside\.fm/studio|meeting\.zoho\.\w+|meeting\.tencent\.com|dialpad\.com/launch)/."
    r"|(?:[\w-]+\.)*ringcentral\.\w+/(?:\w+/)*(?:join|j|conf|meet)\b"
    r"|(?:meet|lync|jitsi|bbb|visio|webconf|join|dialin)\.[\w-]+(?:\.[\w-]+)+/."
    r"|vc\.(?:larksuite|feishu)\.\w+/j/"
    r")"
)
_ON_ANY_HOST = re.compile(
    r"/j/\d|meetup-join|/bigbluebutton/|/b/\w{3}-\w{3}-\w{3}|/rooms/(?:\w{3}-){2,}\w{3}|/call/[a-z0-9]{8}(?:$|[?#])"
    r"|[?&;#](?:\w*_)?(?:pwd|passwd|password|passcode|pass|pin|token|accesstoken|jwt|mtid|meetingid|meeting_id|confid"
    r"|conference_id|conferenceid|roomkey|wachtwoord|kennwort|passwort|mdp|senha|clave|contrasena)="
)
_SPACE = r"[^\S\n]"
_FIRST_WORDS = rf"(?:^{_SPACE}*(?:[-*•·>]{_SPACE}*)?)?(?:(?<!\w)(?:{BEFORE}){_SPACE}+){{0,3}}"
_SIGN = (
    rf"{_SPACE}*(?:\([^()\n]{{0,40}}\){_SPACE}*)?(?P<sign>[:：=#]|(?:is|lautet|est|es|é|è){_SPACE}|{_SPACE}){_SPACE}*"
)
_VALUE = r"(?P<value>\*?\d[\d \t.-]*\d#?(?![\w#])|[^\s,;|]+)"
_CODE = re.compile(rf"{_FIRST_WORDS}(?<![\w-])(?P<word>{CODE}){_SIGN}{_VALUE}", re.IGNORECASE)
_NUMBERED = re.compile(
    rf"{_FIRST_WORDS}(?<![\w-])(?:{NUMBERED}){_SPACE}*(?:\([^()\n]{{0,40}}\){_SPACE}*)?[:：=#]?{_SPACE}*"
    r"(?P<value>\d[\d \t.-]{4,}\d#?(?![\w#])|(?=\S*\d)[\w-]{8,})",
    re.IGNORECASE,
)
_DIAL = re.compile(rf"(?<!\w)(?:{DIAL})(?!\w)[^\n]{{0,60}}?(?:\+{_SPACE}?\d|\(?\b0\d)[\d ().,/-]{{5,}}", re.IGNORECASE)
_DAY = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{2,4}")
_WITH_CODE = re.compile(
    r"(?:tel:)?\+?\(?\d[\d ().-]{5,24}(?:,{2,}[ \t]*\*?\d[\d ]{2,}#?(?:,+[ \t]*\*?\d*#?)*|[,;][ \t]*\*?\d{4,}#)#?"
)
_PHONE = re.compile(r"(?:tel:)?\+\d[\d ().-]{6,}\d")
_SHORT_RULE = re.compile(r"^\s*(?:[_─━=*~-]{5,}|-{2,}\s.{5,120}\s-{2,})\s*$")
_HEAD = re.compile(rf"(?<!\w)(?:(?:{CALL})(?!\w).*(?:{MEETING})|(?:{MEETING}).*(?:{CALL})(?!\w)|(?:{SERVICE}))", re.I)
_DIGIT = re.compile(r"\d")
_FEWEST_DIGITS = 6  # in a number by which a meeting is joined
_LONGEST_HEAD = 90
_LEFT_OVER = re.compile(r"\(\s*\)|\[\s*\]|<\s*>")
_LABEL_LEFT = re.compile(r"^\W*(?:[\w'’()-]{1,30}[^\S\n]+){0,3}[\w'’()-]{1,30}\s*[:：=]\W*$")


def without_joining(text: str) -> str:
    """Cut a text where a meeting service's own part begins, and take out what else a meeting is joined by."""
    places = [match.start() for match in (_RULE.search(text),) if match]
    low = text.lower()
    if any(part in low for part in _JOIN_PARTS):
        places += [text.rfind("\n", 0, match.end()) + 1 for match in (_JOIN.search(text),) if match]
    lines = (_LAST_RULE.sub("", text[: min(places)]) if places else text).split("\n")
    kept = [_of_line(line) for line in lines]
    proofs = [was != left for was, left in zip(lines, kept, strict=True)]
    for at, proof in enumerate(proofs):
        if proof and (begins := _head(lines, proofs, at)) is not None:
            if any(_SHORT_RULE.match(line) for line in lines[begins:at]):
                return "\n".join(kept[:begins])
            kept[begins:at] = [""] * (at - begins)
    return "\n".join(kept)


def without_codes(text: str) -> str:
    """Take links and codes by which a meeting is joined out of a title, and leave its other words as they are."""
    return _without_secrets(_without_links(text))


def _of_line(line: str) -> str:
    """Return a line without what joins; one of which a label alone is left is empty."""
    dialled = _DIAL.search(line) if _has_number(line) else None
    if dialled and not _DAY.search(dialled[0]):
        return ""
    linked = _without_links(line)
    left = _without_secrets(linked)
    if left != linked:
        left = _PHONE.sub("", left)
    if left == line:
        return line
    left = re.sub(r"(?<=\S)[^\S\n]{2,}", " ", _LEFT_OVER.sub("", left)).rstrip(" \t,;|/–-")
    is_lead = left.endswith(":") and len(left) <= _LONGEST_HEAD and _HEAD.search(left)
    return "" if is_lead or _LABEL_LEFT.match(left) or not re.search(r"\w", left) else left


def _head(lines: list[str], proofs: list[bool], at: int) -> int | None:
    """Return where the lines begin that lead to one by which a meeting is joined; None where there are none."""
    begins = None
    for place in range(at - 1, max(at - 8, -1), -1):
        line = lines[place].strip()
        if line and not proofs[place]:
            if len(line) > _LONGEST_HEAD or not (_SHORT_RULE.match(line) or _HEAD.search(line)):
                break
            begins = place
    return begins


def _without_links(line: str) -> str:
    return _URL.sub(_unless_it_joins, line) if any(sign in line for sign in "/?#:") else line


def _unless_it_joins(match: re.Match[str]) -> str:
    link = match[0]
    end = "" if link.startswith("<") else link[len(link.rstrip(").,;:!?'\"]")) :]
    return end if _joins(link.strip("<>")) else link


def _joins(link: str) -> bool:
    """Return whether a link joins a meeting, be it wrapped in one that guards mail."""
    seen = unquote(unquote(link[:_LONGEST_LINK])).lower()
    if re.match(_SCHEMES, seen):
        return True
    return bool(_ON_ANY_HOST.search(seen) or (_AT.search(seen) and not _DOCUMENT.search(seen)))


def _without_secrets(line: str) -> str:
    if _has_number(line):
        line = _NUMBERED.sub(_unless_it_is_an_id, _WITH_CODE.sub("", line))
    low = line.lower()
    return _CODE.sub(_unless_it_is_a_code, line) if any(part in low for part in CODE_PARTS) else line


def _has_number(line: str) -> bool:
    return len(_DIGIT.findall(line)) >= _FEWEST_DIGITS


def _unless_it_is_an_id(match: re.Match[str]) -> str:
    return "" if _has_number(match["value"]) else match[0]


def _unless_it_is_a_code(match: re.Match[str]) -> str:
    """Leave out a code; an honest sentence has a word where a code would be, or goes on behind a small number."""
    value, sign = match["value"].strip(), match["sign"].strip()
    digits = sum(each.isdigit() for each in value)
    ends = not match.string[match.end() :].strip(" \t.,;/|)")
    coded = bool(digits) or any(each.isupper() for each in value[1:]) or bool(re.search(r"\w[!@$%&*#+?^]", value))
    if sign in (":", "：", "=", "#"):
        found = (ends and (digits or not re.fullmatch(ONLY_DIGITS, match["word"], re.IGNORECASE))) or (
            coded and len(value) >= 4
        )
    elif sign:
        found = digits and coded and len(value) >= 4
    else:
        found = digits >= 4 and (ends or value.endswith("#"))
    return "" if found else match[0]
