"""What columns are called, in the languages that programs write their headings in.

A heading is compared by its key: without accents, capitals and signs, so that `E-Mail-Adresse` and `email adresse` are
one. An alternative that begins with `^` is a pattern for the whole key.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from trustlog.domain.text.folding import folded

GIVEN = "first name|given name|voornaam|roepnaam|vorname|prenom|nombre|nombre de pila|firstname|nome|primeiro nome"
MIDDLE = (
    "middle name|additional name|tweede naam|middelste naam|tussenvoegsel|weitere vornamen|"
    "zweiter vorname|deuxieme prenom|autres prenoms|segundo nombre|middlename|segundo nome|nome do meio|"
    "outros nomes apelidos|secondo nome"
)
FAMILY = (
    "last name|family name|surname|achternaam|familienaam|nachname|familienname|nom|"
    "nom de famille|apellidos|apellido|lastname|sobrenome|apelido|ultimo nome|cognome"
)
FULL = (
    "name|full name|display name|naam|volledige naam|weergavenaam|vollstandiger name|anzeigename|"
    "nom complet|nombre completo|nome completo|file as"
)
EMAIL = (
    "email|email address|emailadres|email adresse|adresse email|adresse de messagerie|"
    "adresse electronique|correo|correo electronico|"
    "direccion de correo electronico|direccion de correo|direccion de email|email work|work email|mail|"
    "endereco de email|endereco de correio eletronico|correio eletronico|indirizzo email|"
    "indirizzo di posta elettronica|posta elettronica"
)
PHONE = (
    "phone|phone number|telephone|telefoon|telefoonnummer|telefon|telefonnummer|"
    "numero de telephone|telephone number|telefono|numero de telefono|"
    "business phone|work phone|telefoon op werk|telefon geschaftlich|telephone bureau|"
    "telephone professionnel|telefono del trabajo|main phone|telefone|"
    "numero de telefone|telefone comercial|telefone do trabalho|numero di telefono"
)
MOBILE = (
    "mobile|mobile phone|mobile phone number|mobile number|mobiel|mobiele telefoon|mobiel nummer|"
    "mobiel telefoonnummer|gsm|mobiltelefon|mobiltelefonnummer|"
    "mobilnummer|handy|handynummer|tel mobile|telephone mobile|mobile telephone|"
    "numero de telephone mobile|numero de mobile|portable|movil|telefono movil|"
    "numero de telefono movil|celular|telefone celular|telemovel|numero de celular|"
    "numero de telefone celular|numero de telemovel|cellulare|numero di cellulare|telefono cellulare"
)
ROLE = (
    "job title|jobtitle|title|position|function|functie|functietitel|functienaam|positie|"
    "jobtitel|job titel|berufsbezeichnung|stellenbezeichnung|"
    "stelle|funktion|fonction|poste|intitule du poste|intitule de poste|titre du poste|titre|cargo|puesto|"
    "puesto de trabajo|titel|cargo do contato|jobbezeichnung|posizione|qualifica|ruolo"
)
FIRM = (
    "company|company name|organization|organisation|organization name|organisation name|account|"
    "account name|firm|employer|bedrijf|bedrijfsnaam|"
    "naam bedrijf|naam van bedrijf|naam van het bedrijf|organisatie|naam organisatie|"
    "organisatienaam|naam van organisatie|accountnaam|firma|firmenname|unternehmen|"
    "unternehmensname|"
    "name des unternehmens|name der firma|name der organisation|accountname|kontoname|societe|"
    "entreprise|nom de l entreprise|nom de la societe|nom de l organisation|"
    "nom du compte|compte|empresa|nombre de la empresa|nombre de empresa|compania|organizacion|"
    "nombre de la organizacion|nombre de organizacion|nombre de la cuenta|nombre de cuenta|cuenta|"
    "nome da empresa|organizacao|nome da organizacao|nome da conta|conta|azienda|nome azienda|nome dell azienda|"
    "societa|organizzazione"
)
DEPARTMENT = (
    "department|organization department|afdeling|afdeling organisatie|abteilung|service|departement|departamento|"
    "reparto"
)
NOTE = (
    "notes|note|notities|notitie|opmerkingen|notizen|notiz|remarques|commentaires|notas|nota|"
    "comments|description|beschrijving|beschreibung|descripcion|observacoes|anotacoes|descricao"
)
WEBSITE = (
    "website|website url|web site|webpage|web page|webpagina|url van website|url website|"
    "webseite|internetseite|site web|url du site web|url de site web|page web|sitio web|"
    "pagina web|"
    "url del sitio web|url de sitio web|site|url do site|pagina da web|pagina na web|sito web|url del sito web"
)
DOMAIN = (
    "company domain name|domain|domain name|domein|domeinnaam|domeinnaam bedrijf|"
    "bedrijfsdomeinnaam|domeinnaam van bedrijf|domeinnaam van het bedrijf|domainname|"
    "domainname des unternehmens|"
    "domain name des unternehmens|unternehmensdomain|unternehmensdomainname|"
    "unternehmens domain name|unternehmens domainname|nom de domaine|"
    "nom de domaine de l entreprise|nombre de dominio|"
    "nombre de dominio de la empresa|nombre del dominio de la empresa|dominio|dominio de la empresa|"
    "nome do dominio|nome de dominio|nome de dominio da empresa|nome do dominio da empresa|dominio da empresa|"
    "nome dominio azienda|nome di dominio dell azienda|dominio dell azienda"
)
RECORD_ID = (
    "record id|recordid|record nummer|recordnummer|datensatz id|datensatznummer|eintrags id|"
    "objekt id|id de registro|id del registro|registro id|id de la fiche|"
    "id de la fiche d informations|id d enregistrement|id de l enregistrement|id de l objet|"
    "id fiche|id de fiche d informations|id de fiche|id del objeto|id do registro|id do registo|id do objeto|id record|"
    "id del record|id dell oggetto"
)
SUBJECT = "subject|onderwerp|betreff|thema|objet|sujet|asunto|titel|title|titre|titulo|assunto|oggetto"
OWNER = "contact owner|company owner"
PRIVATE = "private|prive|privat|privado|particular|privato"
SENSITIVITY = (
    "sensitivity|gevoeligheid|vertrouwelijkheid|vertraulichkeit|critere de diffusion|"
    "confidentialite|sensibilidad|sensibilidade|confidencialidade|caracter|confidencialidad|"
    "riservatezza"
)
CREATED = (
    "create date|created|created time|created date|aanmaakdatum|gemaakt op|datum aangemaakt|"
    "erstelldatum|erstellungsdatum|erstellt am|date de creation|fecha de creacion|data de criacao"
)


@lru_cache(maxsize=20_000)
def key_of(heading: str) -> str:
    """Return what two spellings of a heading have in common."""
    key = re.sub(r"[\W_]+", " ", folded(heading[:200])).strip()
    return re.sub(r"\be mail", "email", key)


def places_of(heading: Sequence[str], fields: Mapping[str, str]) -> dict[str, tuple[int, ...]]:
    """Return the places of each field in a heading; a column belongs to the first field that claims its heading.

    Columns of one field stand in the order of its alternatives: the surest comes first, however they are shuffled.
    """
    keys: dict[str, list[int]] = {}
    for place, name in enumerate(heading):
        keys.setdefault(key_of(name), []).append(place)
    keys.pop("", None)
    taken: set[int] = set()
    places: dict[str, tuple[int, ...]] = {}
    for field, alternatives in fields.items():
        found: list[int] = []
        for alternative in _parted(alternatives):
            fitting = [place for key in _fitting(alternative, keys) for place in keys[key] if place not in taken]
            taken.update(fitting)
            found += sorted(fitting)
        if found:
            places[field] = tuple(found)
    return places


def has_any(heading: Iterable[str], alternatives: str) -> bool:
    """Return whether any column has one of these headings."""
    keys = {key_of(name) for name in heading}
    return any(_fitting(name, keys) for name in _parted(alternatives))


def marks_in(heading: Iterable[str], marks: Iterable[str]) -> int:
    """Return how many of these alternatives the heading has a column for."""
    keys = {key_of(name) for name in heading}
    return sum(bool(_fitting(mark, keys)) for mark in marks)


def _parted(alternatives: str) -> list[str]:
    return [alternatives] if alternatives.startswith("^") else alternatives.split("|")


def _fitting(alternative: str, keys: Collection[str]) -> list[str]:
    """Return which of these keys an alternative is; a pattern may be several."""
    if alternative.startswith("^"):
        return [key for key in keys if _pattern(alternative).fullmatch(key)]
    return [alternative] if alternative in keys else []


@lru_cache(maxsize=500)
def _pattern(text: str) -> "re.Pattern[str]":
    return re.compile(text)
