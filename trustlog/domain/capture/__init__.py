"""The capture line: from what was typed to values, and from values to the line that says the same."""
