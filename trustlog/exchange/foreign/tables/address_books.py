"""Address books: Google contacts, Outlook contacts, LinkedIn connections."""

from trustlog.domain.text.folding import folded
from trustlog.exchange.foreign.people_words import domains_in, is_firm, mails_in, person_names, phones_in
from trustlog.exchange.foreign.tables import headings as h
from trustlog.exchange.foreign.tables.preset import Preset
from trustlog.exchange.foreign.tables.table import Row
from trustlog.exchange.foreign.values import Contact, Organisation
from trustlog.exchange.foreign.wording import one_line, plain_text

_VALUE = "(?:value|waarde|wert|valeur|valore?)"
_MAIL_WORD = "(?:email|correo|correo electronico|adresse email|endereco de email|indirizzo email|mail)"
_PHONE_WORD = "(?:phone|telefoon|telefon|telephone|telefono|telefone)"
_ORG_WORD = "(?:organization|organisation|organisatie|organizacion|organizacao|organizzazione)"
_LABEL = "(?:label|type|libelle|etiqueta|etichetta|marcador|rotulo|typ|tipo)"


def person(row: Row, **more: object) -> Contact:
    """Read the columns that people have in every table."""
    name, given, family = person_names(row.text("full"), row.text("given"), row.text("family"), row.text("middle"))
    values: dict[str, object] = {
        "firms": tuple(dict.fromkeys(filter(None, map(one_line, row.all("firm"))))),
        "department": one_line(row.text("department")),
        "role": one_line(row.text("role")),
        "emails": mails_in(*row.all("email")),
        "phones": phones_in(*row.all("phone"), *row.all("mobile")),
        "note": plain_text(row.text("note")),
        "brought_id": one_line(row.text("id")),
    }
    values.update(more)
    return Contact(row.row, name, given, family, **values)  # type: ignore[arg-type]


def _google(row: Row, _order: str) -> Contact | Organisation:
    found = person(row)
    firm = one_line(row.text("firm"))
    is_named_as_one = is_firm(found.given, found.family, firm, found.name) and not found.role
    firm = firm or (found.name if is_named_as_one else None)
    if found.name and not is_named_as_one and (found.name != firm or (found.given and found.family)):
        return found
    if firm:
        return Organisation(row.row, firm, domains_in(row.text("website")) or _mail_domains(found), found.note)
    return found._replace(why="no_name")


def _mail_domains(found: Contact) -> tuple[str, ...]:
    return domains_in(" ".join(mail.rpartition("@")[2] for mail in found.emails))


def _outlook(row: Row, _order: str) -> Contact | Organisation:
    private = row.truth("private") or (row.text("sensitivity") or "").lower() in PRIVATE_WORDS
    found = person(row, role=next((text for text in row.all("role") if not _is_salutation(text)), None))
    if private:
        return found._replace(why="private")
    firm = one_line(row.text("firm"))
    is_named_as_one = is_firm(found.given, found.family, firm, found.name) and not found.role
    firm = firm or (found.name if is_named_as_one else None)
    if firm and (not found.name or is_named_as_one):
        return Organisation(row.row, firm, domains_in(row.text("website")) or _mail_domains(found), found.note)
    return found if found.name else found._replace(why="no_name")


def _is_salutation(text: str) -> bool:
    """Return whether a text is how somebody is addressed: in French that column has the heading of the job, too."""
    return folded(text).strip(". ") in _SALUTATIONS


_SALUTATIONS = frozenset(
    ("m", "mr", "mme", "mlle", "monsieur", "madame", "mademoiselle", "dr", "docteur", "maitre", "me")
)
# fmt: off
PRIVATE_WORDS = frozenset((
    "private", "personal", "confidential", "privé", "persoonlijk", "vertrouwelijk", "privat", "persönlich",
    "vertraulich", "privée", "personnel", "confidentiel", "privado", "confidencial", "particular", "pessoal",
    "privato", "personale", "riservato",
))
# fmt: on


def _linkedin(row: Row, _order: str) -> Contact:
    found = person(row)
    family = found.family
    if family and "," in family:  # degrees behind the name
        family = family.partition(",")[0].strip()
        name = " ".join(filter(None, (found.given, family)))
        found = found._replace(family=family, name=name)
    return found if found.name else found._replace(why="no_name")


GOOGLE = Preset(
    "google-contacts",
    {
        "given": h.GIVEN,
        "middle": h.MIDDLE,
        "family": h.FAMILY,
        "firm": (
            f"^(?:{_ORG_WORD}(?: \\d+)? (?:name|naam)|(?:naam|name der|nom de l|nombre de la|nome da|"
            f"name of) ?{_ORG_WORD}|{_ORG_WORD}(?:s?name|naam|snaam))"
        ),
        "role": (
            f"^(?:{_ORG_WORD}(?: \\d+)? (?:title|titel|titre|functie|titulo|cargo)|(?:functie|titel|titre|"
            "cargo|titulo|position|poste|fonction)(?: .*)?)"
        ),
        "department": (
            f"^(?:{_ORG_WORD}(?: \\d+)? (?:department|afdeling|abteilung)|(?:afdeling|abteilung|service|"
            "departement|departamento)(?: .*)?)"
        ),
        "email": f"^{_MAIL_WORD} \\d+ {_VALUE}",
        "phone": f"^{_PHONE_WORD} \\d+ {_VALUE}",
        "website": f"^(?:website|site web|sitio web|webseite) \\d+ {_VALUE}",
        "note": h.NOTE,
        "full": "name|nom complet|nombre completo|nome completo",
    },
    (("given", "full"), ("family", "full"), ("email",)),
    (
        f"^{_MAIL_WORD} \\d+ {_LABEL}",
        "^(?:labels?|group membership|libelles|etiquetas|etichette|marcadores|groepslidmaatschap|gruppen|etiketten)",
        f"^{_PHONE_WORD} \\d+ {_VALUE}",
        "^(?:phonetic|yomi) .*|.* yomi|file as|nickname",
    ),
    _google,
)

OUTLOOK = Preset(
    "outlook-contacts",
    {
        "given": h.GIVEN,
        "middle": h.MIDDLE,
        "family": h.FAMILY,
        "firm": (
            "company|bedrijf|firma|societe|organizacion|compania|empresa|organizacao|organisation|entreprise|societa"
        ),
        "role": "job title|functie|position|fonction|poste|puesto|cargo|titre|posizione",
        "department": h.DEPARTMENT,
        "email": "^(?:email(?: \\d)?(?: |adres|adresse)*(?:address|adresse|adres)?(?: \\d)?|"
        "adresse de messagerie(?: \\d)?|"
        "direccion (?:de|del) correo(?: electronico)?(?: \\d)?|correo electronico(?: \\d)?(?: direccion)?|"
        "endereco d[eo] (?:email|correio elec?tronico)(?: \\d)?|indirizzo (?:di )?posta elettronica(?: \\d)?)",
        "phone": (
            "business phone|business phone 2|telefoon op werk|telefoon op werk 2|telefon geschaftlich|"
            "telefon geschaftlich 2|telephone bureau|"
            "telephone 2 bureau|telefono del trabajo|telefono del trabajo 2|company main phone|"
            "hoofdtelefoon bedrijf|telefon firma|telephone societe|"
            "telefono principal de la empresa|primary phone|hoofdtelefoon|haupttelefon|"
            "telephone principal|telefono principal|telefone comercial|"
            "telefone comercial 2|telefone principal|telefone principal da empresa|telefone da empresa|"
            "2o telefone da empresa|ufficio|ufficio 2|telefono principale societa|telefono principale|"
            "numero de centralita de la organizacion|other phone|andere telefoon|weiteres telefon|telephone autre|"
            "otro telefono|outro telefone|altro telefono"
        ),
        "mobile": h.MOBILE,
        "note": "notes|notities|notizen|notas|anotacoes|observacoes|note",
        "website": h.WEBSITE,
        "private": h.PRIVATE,
        "sensitivity": h.SENSITIVITY,
    },
    (("given",), ("family",), ("firm",), ("email",)),
    (
        "^(?:email(?: \\d)?(?: )?typ?e?(?: \\d)?|emailtype(?: \\d)?|type de messagerie(?: \\d)?|"
        "tipo (?:de )?(?:correo|correio|email|posta elettronica).*)",
        (
            "^(?:email(?: \\d)? (?:display name|angezeigter name)|weergavenaam voor email.*|"
            "email weergegeven naam \\d|nom complet de l adresse.*|nombre (?:para mostrar|"
            "de pantalla) .*|nome (?:(?:de|para) exibicao|a apresentar|visualizzato) .*)"
        ),
        (
            "^(?:business (?:street|city|phone).*|werkadres.*|straße geschaftlich.*|"
            "strasse geschaftlich.*|ort geschaftlich|rue bureau.*|calle del trabajo.*|telefoon op werk|"
            "telefon geschaftlich|telephone bureau|telefono del trabajo|rua do endereco comercial|rua comercial|"
            "telefone comercial|(?:rua|telefone) da empresa|(?:via|citta) uff)"
        ),
        (
            "^(?:home (?:street|city|phone).*|huisadres.*|stra(?:ß|ss)e privat.*|rue domicile.*|"
            "calle del domicilio.*|telefoon thuis.*|telefon privat.*|telephone domicile|particular.*|"
            "telefono particular.*|(?:rua|telefone) da residencia|telefone residencial|(?:via|citta) ab|abitazione)"
        ),
        (
            "^(?:.*yomi|assistant s phone|telefoon assistent|telefon assistent|"
            "telephone de l assistant e|telefono del asistente|telefone do assistente|telefono assistente|telex|isdn|"
            "rnis|rdsi|rdis|pager)"
        ),
    ),
    _outlook,
)

LINKEDIN = Preset(
    "linkedin-connections",
    {
        "given": h.GIVEN,
        "family": h.FAMILY,
        "email": h.EMAIL,
        "firm": h.FIRM,
        "role": h.ROLE,
        "url": "url|profile url|profil url|linkedin url",
        "connected": (
            "^(?:connected on|verbonden op|verbunden am|vernetzt (?:am|seit)|connexion.*|connecte le|"
            "en relation depuis.*|conectado el|conectado em|conexion el|fecha de (?:contacto|conexion)|contact sinds|"
            "connectie (?:sinds|op)|"
            "in contact sinds|collegato il|connesso il)"
        ),
    },
    (("given",), ("family",), ("email",), ("firm",), ("role",), ("connected",)),
    (
        (
            "^(?:connected on|verbonden op|verbunden am|vernetzt (?:am|seit)|connexion.*|connecte le|"
            "en relation depuis.*|conectado el|conectado em|conexion el|fecha de (?:contacto|conexion)|contact sinds|"
            "connectie (?:sinds|op)|"
            "in contact sinds|collegato il|connesso il)"
        ),
    ),
    _linkedin,
    certain=1,
)

PRESETS = (LINKEDIN, GOOGLE, OUTLOOK)
