"""The names of the commands, where each is, and its summary: known without loading any of them, or click."""

from trustlog.language import N_

# heading of the help → name of the command → module below trustlog.cli.commands, the name in it, and a summary that
# fits beside the name in 80 columns. A command that is added here gets its line in the help and in the completion.
HEADINGS: dict[str, dict[str, tuple[str, str]]] = {
    N_("Every day"): {
        "add": ("capture:add", N_("Write down what happened, in one line.")),
        "due": ("agenda:due", N_("List what is due, overdue or planned, and who is waiting.")),
        "first": ("readings:first", N_("List who comes first this week, each with its reason.")),
        "status": ("agenda:status", N_("Count in one line what is overdue, due and waiting.")),
        "log": ("facts:log", N_("Show the timeline of a partner, or of all.")),
        "search": ("facts:search", N_("Find everything that has all these words.")),
        "brief": ("agenda:brief", N_("Print one page on a partner to read before a meeting.")),
        "plan": ("agenda:plan", N_("Plan the next contact with a partner.")),
    },
    N_("Promises"): {
        "promise": ("promises:promise", N_("List promises.")),
        "keep": ("promises:keep", N_("Record that promises were kept.")),
        "break": ("promises:break_", N_("Record that promises were not kept, and how.")),
        "move": ("promises:move", N_("Move the due day of a promise, until that day is over.")),
        "withdraw": ("promises:withdraw", N_("Withdraw promises, until the due day is over.")),
        "accept": ("promises:accept", N_("Accept an offer: from now on it is a promise.")),
        "satisfied": ("promises:satisfied", N_("Record whether the receiver was satisfied.")),
        "clear": ("promises:clear", N_("Clear a concealed break, with a reason.")),
        "reopen": ("promises:reopen", N_("Reopen a promise that was closed by mistake.")),
    },
    N_("Facts and partners"): {
        "edit": ("facts:edit", N_("Correct any field of a fact, its partner among them.")),
        "drop": ("facts:drop", N_("Remove a fact that was never true; undo brings it back.")),
        "undo": ("journal:undo", N_("Undo your own last batch of changes, or one by its number.")),
        "history": ("journal:history", N_("List what was written, by whom and when, newest first.")),
        "partner": ("partners:partner", N_("Add, list, show and change partners.")),
        "person": ("people:person", N_("Add, list and change the people at partners.")),
    },
    N_("Trust"): {
        "trust": ("readings:trust", N_("Show the reading of all partners, or of one.")),
        "suggestions": ("readings:suggestions", N_("List what the readings suggest, and how often that is wrong.")),
        "level": ("levels:level", N_("Decide a partner's level, or decline a suggestion.")),
        "anew": ("levels:anew", N_("Let counting start again, with a reason.")),
        "ack": ("levels:ack", N_("Acknowledge a flag; its watch and evidence start over.")),
        "review": ("review:review", N_("Go through the week, step by step.")),
        "backtest": ("forecasts:backtest", N_("Forecast past promises, and show how good that was.")),
        "simulate": ("forecasts:simulate", N_("Try your settings on made-up relationships.")),
    },
    N_("Practice"): {
        "practice": ("practice:practice", N_("Show how a partner and we work together, and what is asked.")),
        "dependence": ("dependence:dependence", N_("Look at who depends on whom, and how that has been.")),
        "recap": ("sharing:recap", N_("Write what was agreed, to send after a call.")),
        "share": ("sharing:share", N_("Write the sheet of agreed promises, for both sides.")),
        "pulse": ("pulse:pulse", N_("Ask how a partner sees us, and record it.")),
        "book": ("book:book", N_("The open book: what partners know about us, and we about them.")),
        "answer": ("answers:answer", N_("Take what a partner says of promises; settle what is otherwise.")),
        "contacts": ("contacts:contacts", N_("Show who is in touch on both sides; a contact who leaves.")),
        "fit": ("fit:fit", N_("Say why us, and what we both think about.")),
        "purpose": ("purpose:purpose", N_("Say what both want together, and what we gain.")),
        "impact": ("impact:impact", N_("Say what it changes, for whom, and what shows it.")),
        "benefit": ("benefit:benefit", N_("Say what it brought, for whom; see which sorts are empty.")),
        "wheel": ("wheel:wheel", N_("Look at our own organisation once a year, drawn as a wheel.")),
        "farewell": ("farewell:farewell", N_("Let a partner go, step by step; or reopen it.")),
        "agreement": ("agreement:agreement", N_("Build an agreement section by section, and print it.")),
        "garden": ("garden:garden", N_("Several partners with a joint purpose, pair by pair.")),
    },
    N_("In and out"): {
        "export": ("exports:export", N_("Write reports for management, or all that you may see.")),
        "import": ("imports:import_", N_("Read files into the ledger.")),
        "proposals": ("proposals:proposals", N_("Accept or dismiss meetings and tasks brought in.")),
        "backup": ("maintenance:backup", N_("Copy the ledger to a file, and print where.")),
    },
    N_("The program"): {
        "settings": ("settings:settings", N_("Show and check the settings.")),
        "doctor": ("maintenance:doctor", N_("Check the ledger; status 1 if anything is wrong with it.")),
        "demo": ("screens:demo", N_("Open the screens on a made-up ledger.")),
        "serve": ("screens:serve", N_("Show the screens in a browser on this computer.")),
        "completion": ("completion:completion", N_("Print the script that completes words in a shell.")),
    },
}
COMMANDS = {name: where for commands in HEADINGS.values() for name, (where, _unused) in commands.items()}
"""Where each command is, in the order of the help."""
