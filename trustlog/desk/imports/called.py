"""What people call the formats of files that come in, and the fields of a table: their codes are typed, not read."""

from collections.abc import Collection, Mapping

from trustlog.language import N_, _

FORMS: Mapping[str, str] = {
    "ics": N_("a calendar file"),
    "vcard": N_("contact cards"),
    "outlook-calendar": N_("the calendar of Outlook"),
    "outlook-contacts": N_("contacts of Outlook"),
    "google-contacts": N_("contacts of Google"),
    "linkedin-connections": N_("connections of LinkedIn"),
    "hubspot-companies": N_("companies of HubSpot"),
    "hubspot-contacts": N_("contacts of HubSpot"),
    "hubspot-meetings": N_("meetings of HubSpot"),
    "hubspot-notes": N_("notes of HubSpot"),
    "hubspot-tasks": N_("tasks of HubSpot"),
    "hubspot-calls": N_("calls of HubSpot"),
    "pipedrive-activities": N_("activities of Pipedrive"),
    "pipedrive-people": N_("people of Pipedrive"),
    "pipedrive-organizations": N_("organizations of Pipedrive"),
    "salesforce-activities": N_("activities of Salesforce"),
    "salesforce-tasks": N_("tasks of Salesforce"),
    "salesforce-events": N_("events of Salesforce"),
    "salesforce-accounts": N_("accounts of Salesforce"),
    "salesforce-contacts": N_("contacts of Salesforce"),
    "zoho-accounts": N_("accounts of Zoho"),
    "zoho-contacts": N_("contacts of Zoho"),
    "zoho-tasks": N_("tasks of Zoho"),
    "zoho-meetings": N_("meetings of Zoho"),
    "monica": N_("an export of Monica"),
    "dex": N_("an export of Dex"),
    "lines": N_("a list of lines"),
    "csv": N_("a CSV file of Trustlog"),
    "json": N_("a whole ledger"),
    "table": N_("a table"),
}
"""By the code of the format, as it stands behind "from"."""
_FIELDS: Mapping[str, str] = {
    "name": N_("name"),
    "handle": N_("handle"),
    "domains": N_("mail domains"),
    "id": N_("its id there"),
    "given": N_("first name"),
    "family": N_("family name"),
    "partner": N_("partner"),
    "role": N_("role"),
    "email": N_("mail address"),
    "phone": N_("phone"),
    "on": N_("day"),
    "at": N_("time of day"),
    "minutes": N_("how long"),
    "people": N_("who was there"),
    "note": N_("note"),
    "direction": N_("whose promise"),
    "made_on": N_("promised on"),
    "due_on": N_("due on"),
    "done": N_("done on"),
}
_OF_KIND: Mapping[tuple[str, str], str] = {
    ("promises", "people"): N_("who it is with"),
    ("promises", "text"): N_("what is promised"),
    ("moments", "text"): N_("what it was about"),
    ("notes", "people"): N_("whom it is about"),
}
"""What a field is called in one kind of table alone."""


def form_words(code: str) -> str:
    """Say what a format is, to stand behind "from": a calendar file; one without words by its code."""
    form, _sign, name = code.partition(":")
    if name:
        return _("a table read as “{name}”").format(name=name)
    return _(FORMS[form]) if form in FORMS else code


def form_with_code(code: str) -> str:
    """Say what a format is, and its code as it is typed behind --as: a calendar file (ics)."""
    words = form_words(code)
    return words if words == code or code.partition(":")[0] == "table" else f"{words} ({code})"


def field_words(kind: str, field: str) -> str:
    """Say what a field is in a table of a kind: what is typed as `due_on` is said as "due on"."""
    return _(_OF_KIND.get((kind, field)) or _FIELDS[field])


def needed_words(kind: str, fields: Collection[str]) -> str:
    """Say of which fields a table of a kind lacks a column, where these are mapped; nothing where it lacks none."""
    from trustlog.exchange.foreign.tables.mapped import lacking

    either = _(" or ")
    return ", ".join(either.join(field_words(kind, field) for field in group) for group in lacking(kind, fields))
