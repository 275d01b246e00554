"""The command line: reads words, calls the desk, prints what it answers. No rules, no SQL, no arithmetic here."""
