"""Tables of CRMs, address books and calendars in the languages that people have them in."""

import pytest
from foreign_cases import answer_to

ANNEKE = ("Anneke", "de Vries-Jansen", "anneke@meridiaanzorg.example", "Meridiaan Zorg B.V.", "Head of Purchasing")


def table(headings, *rows, sign=","):
    lines = [
        headings,
        *(sign.join(f'"{cell}"' if sign in cell or "\n" in cell else cell for cell in row) for row in rows),
    ]
    return "\n".join(lines) + "\n"


PEOPLE = {
    # HubSpot
    "Datensatz-ID,Vorname,Nachname,E-Mail,Telefonnummer,Jobtitel,Unternehmensname,Zuständiger Mitarbeiter,Lifecycle-Phase,Associated Company IDs": (
        "hubspot-contacts", "1 g f e p r c owner lead 2"),
    "Record-ID,Voornaam,Achternaam,E-mail,Telefoonnummer,Functietitel,Bedrijfsnaam,Eigenaar contactpersoon,Levenscyclusfase,Leadstatus": (
        "hubspot-contacts", "1 g f e p r c owner lead x"),
    "ID de la fiche d'informations,Prénom,Nom de famille,E-mail,Numéro de téléphone,Intitulé du poste,Nom de l'entreprise,Propriétaire du contact,Phase du cycle de vie": (
        "hubspot-contacts", "1 g f e p r c owner lead"),
    "ID de registro,Nombre,Apellidos,Correo,Número de teléfono,Cargo,Nombre de la empresa,Propietario del contacto,Etapa del ciclo de vida": (
        "hubspot-contacts", "1 g f e p r c owner lead"),
    "ID do registro,Nome,Sobrenome,E-mail,Número de telefone,Cargo,Nome da empresa,Proprietário do contato,Fase do ciclo de vida": (
        "hubspot-contacts", "1 g f e p r c owner lead"),
    # Pipedrive
    "Persoon - Naam,Persoon - Voornaam,Persoon - Achternaam,Persoon - Organisatie,Persoon - Functie,Persoon - E-mail - Werk,Persoon - Telefoon - Werk,Persoon - ID": (
        "pipedrive-people", "n g f c r e p 1"),
    "Person - Name,Person - Vorname,Person - Nachname,Person - Organisation,Person - Titel,Person - E-Mail - Arbeit,Person - Telefon - Arbeit": (
        "pipedrive-people", "n g f c r e p"),
    "Persona - Nombre,Persona - Organización,Persona - Cargo,Persona - Correo electrónico - Trabajo,Persona - Teléfono - Trabajo": (
        "pipedrive-people", "n c r e p"),
    "Pessoa - Nome,Pessoa - Organização,Pessoa - Cargo,Pessoa - E-mail - Trabalho,Pessoa - Telefone - Trabalho": (
        "pipedrive-people", "n c r e p"),
    # Zoho
    "Record Id,Contact Owner.id,Contact Owner,First Name,Last Name,Account Name.id,Account Name,Email,Title,Phone,Created Time": (
        "zoho-contacts", "1 o owner g f a c e r p t"),
    # Google
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Type,Organization 1 - Name,Organization 1 - Title": (
        "google-contacts", "n g x f x * * e Work p x c r"),
    "Voornaam,Tweede naam,Achternaam,Naam organisatie,Functie in organisatie,Labels,E-mail 1 - Label,E-mail 1 - Waarde,Telefoon 1 - Label,Telefoon 1 - Waarde": (
        "google-contacts", "g x f c r * * e Werk p"),
    "Vorname,Zweiter Vorname,Nachname,Name der Organisation,Position,Labels,E-Mail 1 – Label,E-Mail 1 – Wert,Telefon 1 – Label,Telefon 1 – Wert": (
        "google-contacts", "g x f c r * * e Arbeit p"),
    # Outlook
    "Titel;Voornaam;Middelste naam;Achternaam;Bedrijf;Afdeling;Functie;Werkadres, straat;Telefoon op werk;Telefoon thuis;Mobiele telefoon;E-mailadres;E-mailtype;Weergavenaam voor e-mail;Notities;Privé;Gevoeligheid": (
        "outlook-contacts", "x g x f c x r x p x x e SMTP x x Onwaar Normaal"),
    "Anrede,Vorname,Weitere Vornamen,Nachname,Firma,Abteilung,Position,Straße geschäftlich,Telefon geschäftlich,Telefon privat,Mobiltelefon,E-Mail-Adresse,E-Mail-Typ,E-Mail: Angezeigter Name,Notizen,Privat,Vertraulichkeit": (
        "outlook-contacts", "x g x f c x r x p x x e SMTP x x Falsch Normal"),
    "Titre,Prénom,Deuxième prénom,Nom,Société,Service,Fonction,Rue (bureau),Téléphone (bureau),Tél. mobile,Adresse de messagerie,Type de messagerie,Nom complet de l'adresse de messagerie,Notes,Privé": (
        "outlook-contacts", "x g x f c x r x p x e SMTP x x Faux"),
    "Título,Nombre,Segundo nombre,Apellidos,Organización,Departamento,Puesto,Calle del trabajo,Teléfono del trabajo,Móvil,Dirección de correo electrónico,Tipo de correo electrónico,Notas,Privado": (
        "outlook-contacts", "x g x f c x r x p x e SMTP x Falso"),
    "First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,E-mail Address,E-mail 2 Address,Home Phone,Business Phone,Mobile Phone,Company,Job Title,Notes": (
        "outlook-contacts", "g x f x x x x x e x x p x c r x"),
    # LinkedIn
    "Voornaam,Achternaam,URL,E-mailadres,Bedrijf,Functie,Verbonden op": ("linkedin-connections", "g f u e c r 12-mrt-24"),
    "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am": ("linkedin-connections", "g f u e c r 12.03.2024"),
    "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Connecté le": ("linkedin-connections", "g f u e c r x"),
    "Nombre,Apellidos,URL,Dirección de correo electrónico,Empresa,Cargo,Conectado el": ("linkedin-connections", "g f u e c r x"),
    "Nome,Sobrenome,URL,Endereço de e-mail,Empresa,Cargo,Conectado em": ("linkedin-connections", "g f u e c r x"),
    "Título,Nome,Segundo nome,Sobrenome,Empresa,Departamento,Cargo,Rua do endereço comercial,Telefone comercial,Telefone celular,Endereço de email,Tipo de email,Anotações,Particular": (
        "outlook-contacts", "x g x f c x r x p x e SMTP x Falso"),
    "Nome,Segundo nome,Sobrenome,Nome da organização,Cargo,Marcadores,E-mail 1 - Marcador,E-mail 1 - Valor,Telefone 1 - Marcador,Telefone 1 - Valor": (
        "google-contacts", "g x f c r * * e Trabalho p"),
}  # fmt: skip


@pytest.mark.parametrize("headings", PEOPLE)
def test_people_in_every_language(headings):
    form, pattern = PEOPLE[headings]
    given, family, mail, firm, role = ANNEKE
    cells = {
        "g": given,
        "f": family,
        "n": f"{given} {family}",
        "e": mail,
        "c": firm,
        "r": role,
        "p": "+31 20 555 0111",
        "x": "",
    }
    row = [cells.get(word, word) for word in pattern.split()]
    answer = answer_to(table(headings, row, sign=";" if ";" in headings else ","))
    assert (answer["format"], answer["sure"]) == (form, "certain")
    (person,) = answer["people"]
    assert (person["do"], person["name"], person["partner"]) == ("write", f"{given} {family}", "meridiaan")
    assert (person["emails"], person["organisation"]) == ([mail], firm)
    assert person["phones"] == (["+31205550111"] if "p" in pattern.split() else [])
    assert person["role"] == role


FIRMS = {
    "Datensatz-ID,Name des Unternehmens,Domainname des Unternehmens,Zuständiger Mitarbeiter,Datum der letzten Aktivität": "hubspot-companies",
    "Record-ID,Bedrijfsnaam,Domeinnaam bedrijf,Eigenaar bedrijf,Datum laatste activiteit": "hubspot-companies",
    "ID de la fiche d'informations,Nom de l'entreprise,Nom de domaine de l'entreprise,Propriétaire de l'entreprise,x": "hubspot-companies",
    "ID de registro,Nombre de la empresa,Nombre de dominio de la empresa,Propietario de la empresa,x": "hubspot-companies",
    "ID do registro,Nome da empresa,Nome de domínio da empresa,Proprietário da empresa,x": "hubspot-companies",
    "Organização - ID,Organização - Nome,Organização - Site,Organização - Proprietário,Organização - Pessoas": "pipedrive-organizations",
    "Organization - ID,Organization - Name,Organization - Website,Organization - Owner,Organization - People": "pipedrive-organizations",
    "Organisatie - ID,Organisatie - Naam,Organisatie - Website,Organisatie - Eigenaar,Organisatie - Personen": "pipedrive-organizations",
    "Account ID,Account Name,Website,Account Owner,Billing City": "salesforce-accounts",
    "Id,Name,Website,OwnerId,BillingCity": "salesforce-accounts",
    "Record Id,Account Name,Website,Account Owner.id,Created Time": "zoho-accounts",
}


@pytest.mark.parametrize("headings", FIRMS)
def test_firms_in_every_language(headings):
    rows = [
        ["1", "Meridiaan Zorg BV", "https://www.meridiaanzorg.example/nl", "x", "y"],
        ["2", "Nieuw BV", "nieuw.example", "x", "y"],
    ]
    answer = answer_to(table(headings, *rows))
    assert (answer["format"], answer["sure"]) == (FIRMS[headings], "certain")
    known, new = answer["partners"]
    assert (known["same_as"], known["do"] in ("skip", "ask", "update")) == ("meridiaan", True)
    assert (new["do"], new["name"], new["domains"], new["same_as"]) == ("write", "Nieuw BV", ["nieuw.example"], None)


CALENDARS = {
    "Betreff,Beginnt am,Beginnt um,Endet am,Endet um,Ganztägiges Ereignis,Erinnerung Ein/Aus,Erinnerung am,Erforderliche Teilnehmer,Beschreibung,Kategorien,Ort,Privat": (
        "Falsch", "12.11.2026", "14:05:00", "15:05:00", "day_first"),
    "Objet,Début,Début,Fin,Fin,Journée entière,Rappel actif/inactif,Date de rappel,Participants obligatoires,Description,Catégories,Emplacement,Privé": (
        "Faux", "12/11/2026", "14:05:00", "15:05:00", "ask"),
    "Asunto,Fecha de comienzo,Comienzo,Fecha de finalización,Finalización,Todo el día,Recordatorio Sí/No,Fecha del aviso,Asistentes necesarios,Descripción,Categorías,Ubicación,Privado": (
        "Falso", "12/11/2026", "14:05:00", "15:05:00", "ask"),
    "Assunto,Data de início,Hora de início,Data de término,Hora de término,Evento de dia inteiro,Lembrete ativado/desativado,Data do lembrete,Participantes obrigatórios,Descrição,Categorias,Local,Particular": (
        "Falso", "12/11/2026", "14:05:00", "15:05:00", "ask"),
    "Subject,Start Date,Start Time,End Date,End Time,All day event,Reminder on/off,Reminder Date,Required Attendees,Description,Categories,Location,Private": (
        "False", "11/12/2026", "2:05:00 PM", "3:05:00 PM", "ask"),
    "Onderwerp,Begindatum,Begintijd,Einddatum,Eindtijd,\"Evenement, duurt hele dag\",Herinneringen aan/uit,Herinneringsdatum,Vereiste deelnemers,Beschrijving,Categorieën,Locatie,Privé": (
        "Onwaar", "12-11-2026", "14:05:00", "15:05:00", "ask"),
}  # fmt: skip


@pytest.mark.parametrize("headings", CALENDARS)
def test_appointments_in_every_language(headings):
    no, day, begins, ends, order = CALENDARS[headings]
    row = [
        "Overleg",
        day,
        begins,
        day,
        ends,
        no,
        no,
        "",
        "Anneke (anneke@meridiaanzorg.example);collega@partnerdesk.example",
        "",
        "",
        "",
        no,
    ]
    asked = answer_to(table(headings, row))
    assert (asked["format"], asked["sure"], asked["dates"]) == ("outlook-calendar", "certain", order)
    assert all(one["do"] != "propose" for one in asked["proposals"]) or order != "ask"
    told = answer_to(table(headings, row), dates="month_first" if "PM" in begins else "day_first")
    (found,) = told["proposals"]
    assert (found["do"], found["start"], found["end"], found["minutes"]) == (
        "propose",
        "2026-11-12T14:05",
        "2026-11-12T15:05",
        60,
    )
    assert (found["partners"], found["left_out"]) == (
        ["meridiaan"],
        [{"who": "collega@partnerdesk.example", "why": "internal"}],
    )


ACTIVITIES = {
    "Activiteit - Onderwerp,Activiteit - Type,Activiteit - Vervaldatum,Activiteit - Vervaltijd,Activiteit - Duur,Activiteit - Gereed,Persoon - Naam,Organisatie - Naam": (
        "Vergadering", "Taak", "E-mail", "Gereed", "Te doen"),
    "Aktivität - Betreff,Aktivität - Typ,Aktivität - Fälligkeitsdatum,Aktivität - Fälligkeitszeit,Aktivität - Dauer,Aktivität - Erledigt,Person - Name,Organisation - Name": (
        "Besprechung", "Aufgabe", "E-Mail", "Erledigt", "Zu erledigen"),
    "Activité - Objet,Activité - Type,Activité - Date d'échéance,Activité - Heure d'échéance,Activité - Durée,Activité - Terminé,Personne - Nom,Organisation - Nom": (
        "Réunion", "Tâche", "E-mail", "Terminé", "À faire"),
    "Actividad - Asunto,Actividad - Tipo,Actividad - Fecha de vencimiento,Actividad - Hora de vencimiento,Actividad - Duración,Actividad - Hecho,Persona - Nombre,Organización - Nombre": (
        "Reunión", "Tarea", "Correo electrónico", "Hecho", "Por hacer"),
    "Atividade - Assunto,Atividade - Tipo,Atividade - Data de vencimento,Atividade - Hora de vencimento,Atividade - Duração,Atividade - Feito,Pessoa - Nome,Organização - Nome": (
        "Reunião", "Tarefa", "E-mail", "Feito", "A fazer"),
}  # fmt: skip


@pytest.mark.parametrize("headings", ACTIVITIES)
def test_activities_of_pipedrive_in_every_language(headings):
    meeting, task, mail, done, open_ = ACTIVITIES[headings]
    firm = "Meridiaan Zorg B.V."
    answer = answer_to(
        table(
            headings,
            ["Overleg", meeting, "2026-03-04", "10:30", "00:30", done, "Anneke de Vries-Jansen", firm],
            ["Offerte sturen", task, "2026-12-04", "", "", open_, "", firm],
            ["Re: offerte", mail, "2026-03-04", "10:30", "", done, "", firm],
            ["Nooit gehouden", meeting, "2026-03-05", "", "", open_, "", firm],
        )
    )
    assert (answer["format"], answer["sure"]) == ("pipedrive-activities", "certain")
    assert [(one["do"], one["why"], one["kind"]) for one in answer["proposals"]] == [
        ("propose", None, "moment"),
        ("propose", None, "promise"),
        ("skip", "no_meeting", "moment"),
        ("skip", "not_held", "moment"),
    ]
    assert answer["proposals"][0]["end"] == "2026-03-04T11:00"
    assert answer["proposals"][1]["due_on"] == "2026-12-04"


REPORTS = {
    "Zugewiesen an;Betreff;Datum;Priorität;Status;Aufgabe;Kontakt;Firma/Account;Account-ID;Aktivitäts-ID;Aktivitätstyp;Vollständige Kommentare": (
        "Abgeschlossen", "Offen", "Anruf", "Gesamtsummen (2 Datensätze)"),
    "Toegewezen aan;Onderwerp;Datum;Prioriteit;Status;Taak;Contactpersoon;Bedrijf / Account;Account-id;Activiteits-id;Type activiteit;Volledige opmerkingen": (
        "Voltooid", "Open", "Gesprek", "Eindtotalen (2 records)"),
    "Attribué(e) à;Objet;Date;Priorité;Statut;Tâche;Contact;Société / Compte;ID de compte;ID d'activité;Type d'activité;Commentaires complets": (
        "Terminé", "Ouvert", "Appel", "Totaux généraux (2 enregistrements)"),
    "Asignado;Asunto;Fecha;Prioridad;Estado;Tarea;Contacto;Compañía / Cuenta;ID de cuenta;ID de actividad;Tipo de actividad;Comentarios completos": (
        "Completado", "Abierto", "Llamada", "Totales generales (2 registros)"),
}  # fmt: skip


@pytest.mark.parametrize("headings", REPORTS)
def test_reports_of_salesforce_in_every_language(headings):
    done, open_, call, totals = REPORTS[headings]
    firm = "Meridiaan Zorg B.V."
    text = table(
        headings,
        [
            "S",
            "Kennismaking",
            "28-9-2026",
            "",
            done,
            "1",
            "Anneke de Vries-Jansen",
            firm,
            "0015g00000aBcDe",
            "00T1",
            call,
            "goed",
        ],
        ["S", "Offerte sturen", "4-12-2026", "", open_, "1", "", firm, "0015g00000aBcDe", "00T2", "", ""],
        sign=";",
    )
    answer = answer_to(f'{text}\n"{totals}"\n\n"Copyright (c) 2000-2026 salesforce.com, inc."\n'.encode("cp1252"))
    assert (answer["format"], answer["sure"], answer["dates"], answer["rows"]) == (
        "salesforce-activities",
        "certain",
        "day_first",
        2,
    )
    moment, promise = answer["proposals"]
    assert (moment["do"], moment["kind"], moment["start"], moment["minutes"]) == (
        "propose",
        "moment",
        "2026-09-28",
        None,
    )
    assert (promise["do"], promise["kind"], promise["due_on"], promise["direction"]) == (
        "propose",
        "promise",
        "2026-12-04",
        "ours",
    )


MEETINGS = {
    "Record ID,Meeting name,Meeting start time,Meeting end time,Meeting outcome,Meeting description,Activity assigned to,Associated Contact IDs,Associated Contact,Associated Company IDs,Associated Company": (
        "Completed", "No Show", "Canceled"),
    "Record-ID,Naam vergadering,Begintijd vergadering,Eindtijd vergadering,Resultaat vergadering,Beschrijving vergadering,Activiteit toegewezen aan,Associated Contact IDs,Associated Contact,Associated Company IDs,Associated Company": (
        "Voltooid", "Niet verschenen", "Geannuleerd"),
    "Datensatz-ID,Meeting-Name,Meeting-Startzeit,Meeting-Endzeit,Meeting-Ergebnis,Meeting-Beschreibung,Aktivität zugewiesen an,Associated Contact IDs,Associated Contact,Associated Company IDs,Associated Company": (
        "Abgeschlossen", "Nicht erschienen", "Abgesagt"),
    "ID de la fiche,Nom de la réunion,Heure de début de la réunion,Heure de fin de la réunion,Résultat de la réunion,Description de la réunion,Activité attribuée à,Associated Contact IDs,Associated Contact,Associated Company IDs,Associated Company": (
        "Terminé", "Absent", "Annulé"),
    "ID de registro,Nombre de la reunión,Hora de inicio de la reunión,Hora de finalización de la reunión,Resultado de la reunión,Descripción de la reunión,Actividad asignada a,Associated Contact IDs,Associated Contact,Associated Company IDs,Associated Company": (
        "Completada", "No se presentó", "Cancelada"),
}  # fmt: skip


@pytest.mark.parametrize("headings", MEETINGS)
def test_meetings_of_hubspot_in_every_language(headings):
    rest = ["<p>Budget</p>", "Sanne", "5101", "Anneke de Vries-Jansen", "18040012345", "Meridiaan Zorg B.V."]
    rows = [
        [str(number), f"Overleg {number}", "2026-09-01 10:00", "2026-09-01 10:45", outcome, *rest]
        for number, outcome in enumerate(MEETINGS[headings])
    ]
    answer = answer_to(table(headings, *rows))
    assert (answer["format"], answer["sure"]) == ("hubspot-meetings", "certain")
    assert [(one["do"], one["why"]) for one in answer["proposals"]] == [
        ("propose", None),
        ("skip", "not_held"),
        ("skip", "cancelled"),
    ]
    assert (answer["proposals"][0]["minutes"], answer["proposals"][0]["note"]) == (45, "Budget")


def test_notes_of_hubspot():
    headings = "Record ID,Note body,Activity date,Activity assigned to,Associated Contact,Associated Company"
    answer = answer_to(
        table(headings, ["1", "<p>Likes sailing</p>", "2026-09-01 10:00", "S", "Anneke", "Meridiaan Zorg"])
    )
    (note,) = answer["facts"]
    assert (answer["format"], note["do"], note["fact"], note["on"]) == ("hubspot-notes", "write", "note", "2026-09-01")
    assert (note["note"], note["partners"]) == ("Likes sailing", ["meridiaan"])


def test_tasks_of_the_data_loader():
    headings = '"ID","WHOID","WHATID","SUBJECT","ACTIVITYDATE","STATUS","ISCLOSED","TASKSUBTYPE","ISDELETED","ACCOUNT.NAME","DESCRIPTION","CALLDURATIONINSECONDS"'
    rows = [
        [
            "00T5g00000XyZ01AAA",
            "0035",
            "0065",
            "Send the plan",
            "2026-12-04",
            "Not Started",
            "false",
            "Task",
            "false",
            "Meridiaan Zorg",
            "",
            "",
        ],
        [
            "00T5g00000XyZ02AAA",
            "0035",
            "0065",
            "Call Anneke",
            "2026-11-04",
            "Completed",
            "true",
            "Call",
            "false",
            "Meridiaan Zorg",
            "ok",
            "1800",
        ],
        [
            "00T5g00000XyZ03AAA",
            "0035",
            "0065",
            "Gone",
            "2026-11-04",
            "Completed",
            "true",
            "Task",
            "true",
            "Meridiaan Zorg",
            "",
            "",
        ],
        [
            "00T5g00000XyZ04AAA",
            "0035",
            "0065",
            "Email: hello",
            "2026-11-04",
            "Completed",
            "true",
            "Email",
            "false",
            "Meridiaan Zorg",
            "",
            "",
        ],
    ]
    answer = answer_to(table(headings, *rows))
    assert (answer["format"], answer["sure"]) == ("salesforce-tasks", "certain")
    assert [(one["do"], one["why"], one["kind"]) for one in answer["proposals"]] == [
        ("propose", None, "promise"), ("propose", None, "moment"), ("skip", "deleted", "moment"), ("skip", "no_meeting", "moment"),
    ]  # fmt: skip
    assert answer["proposals"][1]["minutes"] == 30


OWN = {
    ";": ("23-11-2026", "Onwaar", "12-12-2026"),
    ",": ("2026-11-23", "false", "2026-12-12"),
    "\t": ("23.11.2026", "FALSCH", "12.12.2026"),
}


@pytest.mark.parametrize("sign", OWN)
def test_our_own_csv_as_a_spreadsheet_saves_it(sign):
    made, no, due = OWN[sign]
    headings = sign.join(
        ("number", "partners", "direction", "text", "made_on", "due_on", "stake", "private", "outcome")
    )
    answer = answer_to(
        table(headings, ["1", "meridiaan", "ours", "send it", made, due, "big", no, "lapsed"], sign=sign)
    )
    assert (answer["format"], answer["sure"], answer["delimiter"]) == ("csv", "certain", sign)
    (fact,) = answer["facts"]
    assert {key: fact[key] for key in ("do", "fact", "partners", "made_on", "due_on", "stake", "private", "outcome")} == {
        "do": "write", "fact": "promise", "partners": ["meridiaan"], "made_on": "2026-11-23", "due_on": "2026-12-12",
        "stake": "big", "private": False, "outcome": "open",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Name,Phone\nAnneke,1\n",
        "First Name,Last Name,Email\nA,B,a@b.example\n",
        "name,password,national id\nA,secret,1234\n",
        "Record ID,Name\n1,A\n",
        "Subject,Start Date,End Date\nA,1/1/2026,1/1/2026\n",
        "just some words\nand others\n",
        "a,b,c\n1,2,3\n",
    ],
)
def test_what_no_signature_fits_whole_is_read_by_nobody(text):
    answer = answer_to(text)
    assert (answer["format"], answer["sure"]) == (None, "unknown")
    assert not any(answer[key] for key in ("partners", "people", "proposals", "facts"))


def test_columns_that_are_not_mapped_never_come_out():
    headings = "Record ID,First Name,Last Name,Email,Lifecycle Stage,Lead Status,Password,National ID"
    answer = answer_to(
        table(headings, ["1", "A", "B", "a@meridiaanzorg.example", "Lead", "New", "hunter2", "123456782"])
    )
    assert answer["people"][0]["do"] == "write"
    assert "hunter2" not in str(answer)
    assert "123456782" not in str(answer)


def test_a_row_whose_cells_are_shifted_is_refused_alone():
    headings = "Record ID,First Name,Last Name,Email,Lifecycle Stage,Lead Status"
    text = (
        table(headings, ["1", "A", "B", "a@meridiaanzorg.example", "Lead", "New"])
        + "2,C,D,x,c@meridiaanzorg.example,Lead,New\n"
    )
    assert [(one["do"], one["why"]) for one in answer_to(text)["people"]] == [("write", None), ("refuse", "unreadable")]


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["1/2/2026", "13/2/2026"], "day_first"),
        (["1/2/2026", "2/13/2026"], "month_first"),
        (["1/2/2026", "3/4/2026"], "ask"),
        (["13/2/2026", "2/13/2026"], "ask"),
        (["2026-01-02"], "iso"),
        (["0/0/00", ""], "iso"),
        (["5/5/2026"], "iso"),
        (["12 Mar 2024", "7-Feb-22"], "iso"),
    ],
)
def test_all_values_of_a_column_decide_whether_the_day_comes_first(cells, order):
    from trustlog.exchange.foreign.dates import Order

    seen = Order()
    seen.see(cells)
    assert seen.order == order


def test_the_day_a_month_of_portuguese_names_is_that_day():
    headings = (
        "Atividade - Assunto,Atividade - Tipo,Atividade - Data de vencimento,Atividade - Feito,Organização - Nome"
    )
    rows = [
        ["Plano", "Tarefa", f"4 de {month} de 2026", "A fazer", "Meridiaan Zorg B.V."]
        for month in ("março", "outubro", "dezembro")
    ]
    answer = answer_to(table(headings, *rows))
    assert [one["due_on"] for one in answer["proposals"]] == ["2026-03-04", "2026-10-04", "2026-12-04"]
