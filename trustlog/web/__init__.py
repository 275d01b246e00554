"""The screens in a browser: a door on loopback, and behind each page a Trustlog of its own. Knows no ledger."""
