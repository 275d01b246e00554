"""The screens: they draw values and ask the desk; no rules, no SQL, no arithmetic on facts."""
