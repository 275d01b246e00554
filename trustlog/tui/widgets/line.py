"""A line to type in; a paste of several lines loses nothing: they are joined by blanks, for everybody to see."""

from textual import events

from trustlog.tui.widgets.field import Input

SEVERAL = "⏎"
"""Stands between several lines in a field."""


class TextLine(Input):
    """A field for a line."""

    def on_paste(self, event: events.Paste) -> None:
        """Insert all that is pasted; Textual would insert its first line only."""
        event.prevent_default()
        event.stop()
        self.put(event.text)

    def action_paste(self) -> None:
        """Paste what was copied within the screens."""
        self.put(self.app.clipboard)

    def put(self, text: str) -> None:
        """Put a text where the cursor is, over what is selected."""
        self.replace(self.joined(lines_of(text)), *self.selection)

    def joined(self, lines: list[str]) -> str:
        """Join several lines into one."""
        return " ".join(lines)


class CaptureLine(TextLine):
    """A field for a capture line, or for several, each read by itself."""

    ending = ""
    """What every line but the last is given at its end: the last has it already."""
    begin = ""
    """What the field held when it was opened; several lines come in its place, for each names its partner."""

    def put(self, text: str) -> None:
        """Put a text where the cursor is; several lines replace the beginning of a line."""
        if len(lines_of(text)) > 1 and self.begin and self.value.strip() == self.begin.strip():
            self.value = ""
        super().put(text)

    def joined(self, lines: list[str]) -> str:
        """Join several lines, with a sign between each and the next."""
        return f"{self.ending} {SEVERAL} ".join(lines)


def lines_of(text: str) -> list[str]:
    """Return the lines of a text that is pasted, those without anything left out, what cannot be shown as blanks."""
    lines = ("".join(sign if sign.isprintable() else " " for sign in line) for line in text.splitlines())
    filled = [line for line in lines if line.strip()]
    return [line.strip() for line in filled] if len(filled) > 1 else filled


def parts_of(value: str) -> list[tuple[int, str]]:
    """Return the lines that stand in a field, each with where it begins."""
    parts, at = [], 0
    for part in value.split(SEVERAL):
        parts.append((at + len(part) - len(part.lstrip()), part.strip()))
        at += len(part) + len(SEVERAL)
    return parts
