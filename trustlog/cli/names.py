"""The names of the commands, where each is, and its summary: known without loading any of them, or click."""

# heading of the help → name of the command → module below trustlog.cli.commands, the name in it, and a summary that
# fits beside the name in 80 columns. A command that is added here gets its line in the help and in the completion.
HEADINGS: dict[str, dict[str, tuple[str, str]]] = {
    "Every day": {
        "add": ("capture:add", "Write down what happened, in one line."),
        "due": ("agenda:due", "List what is due, overdue or planned, and who is waiting."),
        "first": ("readings:first", "List who comes first this week, each with its reason."),
        "status": ("agenda:status", "Count in one line what is overdue, due and waiting."),
        "log": ("facts:log", "Show the timeline of a partner, or of all."),
        "search": ("facts:search", "Find everything that has all these words."),
        "brief": ("agenda:brief", "Print one page on a partner to read before a meeting."),
        "plan": ("agenda:plan", "Plan the next contact with a partner."),
    },
    "Promises": {
        "promise": ("promises:promise", "List promises."),
        "keep": ("promises:keep", "Record that promises were kept."),
        "break": ("promises:break_", "Record that promises were not kept, and how."),
        "move": ("promises:move", "Move the due day of a promise, until that day is over."),
        "withdraw": ("promises:withdraw", "Withdraw promises, until the due day is over."),
        "accept": ("promises:accept", "Accept an offer: from now on it is a promise."),
        "satisfied": ("promises:satisfied", "Record whether the receiver was satisfied."),
        "clear": ("promises:clear", "Clear a concealed break, with a reason."),
        "reopen": ("promises:reopen", "Reopen a promise that was closed by mistake."),
    },
    "Facts and partners": {
        "edit": ("facts:edit", "Correct any field of a fact, its partner among them."),
        "drop": ("facts:drop", "Remove a fact that was never true; undo brings it back."),
        "undo": ("journal:undo", "Undo your own last batch of changes, or one by its number."),
        "history": ("journal:history", "List what was written, by whom and when, newest first."),
        "partner": ("partners:partner", "Add, list, show and change partners."),
        "person": ("people:person", "Add, list and change the people at partners."),
    },
    "Trust": {
        "trust": ("readings:trust", "Show the reading of all partners, or of one."),
        "suggestions": ("readings:suggestions", "List what the readings suggest, and how often that is wrong."),
        "level": ("levels:level", "Decide a partner's level, or decline a suggestion."),
        "anew": ("levels:anew", "Let watch and evidence begin anew, with a reason."),
        "ack": ("levels:ack", "Acknowledge a flag; its watch and evidence start over."),
        "review": ("review:review", "Go through the week, step by step."),
        "backtest": ("forecasts:backtest", "Forecast past promises, and show how good that was."),
        "simulate": ("forecasts:simulate", "Try your settings on made-up relationships."),
    },
    "In and out": {
        "export": ("exchange:export", "Write reports for management, or all that you may see."),
        "import": ("exchange:import_", "Read files into the ledger."),
        "backup": ("maintenance:backup", "Copy the ledger to a file, and print where."),
    },
    "The program": {
        "settings": ("settings:settings", "Show and check the settings."),
        "doctor": ("maintenance:doctor", "Check the ledger; status 1 if anything is wrong with it."),
        "demo": ("screens:demo", "Open the screens on a made-up ledger."),
        "serve": ("screens:serve", "Show the screens in a browser on this computer."),
        "completion": ("completion:completion", "Print the script that completes words in a shell."),
    },
}
COMMANDS = {name: where for commands in HEADINGS.values() for name, (where, _) in commands.items()}
"""Where each command is, in the order of the help."""
