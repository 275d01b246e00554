"""The words that meeting services put before codes, numbers and links, in the languages that people meet in."""

CODE = "|".join(
    (
        # English
        r"passwords?|passwd|pwd|pass[- ]?codes?(?: (?:della )?riunione)?",
        r"access codes?|security codes?|pin(?:[- ]?codes?|[- ]?numbers?)?",
        r"(?:attendee|participant|guest|host|moderator|organi[sz]er|conference|meeting|entry)[- ](?:code|pin|key)",
        # Dutch
        r"(?:vergader)?wachtwoord(?:code)?|toegangscode|vergadercode|deelnemers?code|beveiligingscode|pincode|hostsleutel",
        # German
        r"(?:meeting-?)?(?:kennwort|passwort)|kenncode|zugangscode|zugriffscode|teilnehmercode|einwahlcode"
        r"|sicherheitscode|zugangs-?pin|hauptschlüssel",
        # French
        r"mot de passe|code d[’'e] ?(?:acc[eè]s|participant)|code de (?:s[eé]curit[eé]|(?:la )?r[eé]union)"
        r"|code (?:pin|participant|secret)|cl[eé] d[’']acc[eè]s",
        # Spanish
        r"contrase[nñ]a|c[oó]digo de (?:acceso|la reuni[oó]n|reuni[oó]n|seguridad|participante)|clave(?: de acceso)?",
        # Portuguese
        r"senha|palavra[- ](?:passe|chave)|c[oó]digo de (?:acesso|participante)|c[oó]digo d[ae] reuni[aã]o",
        # Italian
        r"codice (?:di |d[’'])accesso|codice (?:della )?riunione|codice (?:di sicurezza|partecipante|segreto)"
        r"|parola d[’']ordine",
        # Swedish, Danish, Norwegian, Finnish, Polish, Czech
        r"lösenord|lösenkod|åtkomstkod|möteskod|adgangskode|kodeord|mødekode|passord|tilgangskode|møtekode",
        r"salasana|tunnuskoodi|pääsykoodi|hasło|kod dostępu|heslo|přístupový kód",
    )
)
"""What stands before a code that lets somebody in."""
CODE_PARTS = (
    *("pass", "pwd", "pin", "code", "kod", "wacht", "wort", "schlüssel", "key", "mot de", "clé", "cle d", "contrase"),
    *("código", "codigo", "clave", "senha", "palavra", "codic", "parola", "lösen", "salasana", "hasło", "heslo", "kód"),
)
"""A line without any of these has none of them, which is seen soon."""
BEFORE = (
    r"meeting|numeri\w+|phone|telephone|video|audio|conference|webinar|event|room|zoom|teams|webex|the|your|with|and|or"
    r"|de|het|met|en|das|der|die|mit|und|ihr|le|la|les|et|avec|el|con|e|il|lo|o|a|com|telefon\w*|teléfono|téléphone"
)
"""Small words before those, which mean nothing without them."""
ONLY_DIGITS = r"pin\W?\w*|pwd|clave|meeting[- ]key|hauptschlüssel|.*key"
"""Those that mean something else too: only a number makes a code of what follows them."""
NUMBERED = "|".join(
    (
        r"(?:meeting|webinar|event|(?:phone |video )?conference|conf|room)[- ]?(?:id|number|no\.?|nr\.?)",
        r"(?:telefonische |telefoon)?vergader(?:ing)?s?[- ]?(?:id|nummer)|vergaderings?-id|conferentie-?id",
        r"(?:besprechungs?|telefonkonferenz|konferenz|sitzungs?)[- ]?(?:id|nummer|kennung)|meeting-?kenn(?:n)?ummer",
        r"(?:id|identifiant|num[eé]ro|n°) de (?:la )?(?:r[eé]union|conf[eé]rence(?: t[eé]l[eé]phonique)?|webinaire)",
        r"(?:id\.?|n[uú]mero|identificador) de (?:la )?(?:reuni[oó]n|conferencia(?: telef[oó]nica)?|seminario web)",
        r"(?:id|n[uú]mero|identificador) d[ae] (?:reuni[aã]o|confer[eê]ncia(?: telef[oó]nica)?)",
        r"(?:id|numero|identificativo) (?:della |di )?(?:riunione|conferenza(?: telefonica)?|webinar)",
        r"(?:mötes|konferens|møde|møte)[- ]?(?:id|nummer)|kokoustunnus|kokouksen tunnus|identyfikator spotkania",
        r"id schůzky|id spotkania",
    )
)
"""What stands before the number of a meeting."""
DIAL = "|".join(
    (
        r"dial[- ]?in(?: number)?|dial by (?:your )?location|(?:or|to) dial|or call in|call[- ]in(?: number)?\s*:",
        r"join by (?:tele)?phone|phone[- ]in|one[- ]tap mobile|audio conferencing|conference bridge|toll[- ]free",
        r"inbellen|inbelnummer|bel in|telefonisch deelnemen|(?:deelnemen|neem deel) (?:via|per) (?:de )?telefoon",
        r"einwahl(?:nummern?|daten)?|einwählen|telefoneinwahl|telefonisch teilnehmen",
        r"per telefon (?:teilnehmen|beitreten)",
        r"(?:participer|rejoindre|acc[eè]s) (?:par )?t[eé]l[eé]phon(?:e|ique)",
        r"num[eé]ro (?:d[’']appel|d[’']acc[eè]s|à composer)",
        r"composez(?: le)?|num[eé]ro de conf[eé]rence",
        r"acceso telef[oó]nico|n[uú]mero de marcaci[oó]n|marcar|marque(?: el)?|unirse por tel[eé]fono",
        r"acesso telef[oó]nico|n[uú]mero de (?:discagem|acesso)|disque|discar|entrar por telefone",
        r"ligar para participar",
        r"accesso telefonico|numero (?:di accesso|da comporre)|comporre(?: il)?|componi",
        r"partecipa (?:per|tramite) telefono",
        r"ring in|ringa in|deltag via telefon|soita|zadzwoń|telefonnummer für die einwahl",
    )
)
"""What stands before a number that is dialled to join."""
CALL = (
    r"join|click|deel(?:nemen|te nemen)?|neem deel|teilnehmen|teilzunehmen|beitreten|beizutreten|nehmen sie|rejoindre"
    r"|rejoignez|participer|participez|unirse|[uú]nase|[uú]nete|participar|participe|ingressar|ingresse|entrar|entre"
    r"|partecipa(?:re)?|unisciti|accedi|anslut|delta(?:g)?|liity|dołącz|připoj\w*"
)
MEETING = (
    r"meeting|vergadering|gesprek|besprechung|sitzung|r[eé]union|reuni[oó]n|reuni[aã]o|riunione|möte|møde|møte|kokou"
    r"|spotkani|schůz|video ?call|conferen|konferenz|zoom|teams|webex|webinar|online|telefoon|phone|telefon"
)
SERVICE = (
    r"microsoft teams\W*(?:need help|hulp nodig|ben[oö]tigen sie|besoin d|[¿?]?necesita|precisa|serve aiuto|hj[aä]lp"
    r"|brug for|trenger|tarvitset|potrzebujesz|$)|google meet\W*$|(?:cisco )?webex\W*$|zoom\W*$|skype for business"
)
"""What leads to a line by which a meeting is joined, and means nothing without it."""
