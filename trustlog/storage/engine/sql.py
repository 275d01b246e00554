"""One way of writing SQL for both engines: `:name` parameters, translated once per text for psycopg."""

_known: dict[str, str] = {}
_WORD = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_")


def to_pyformat(text: str) -> str:
    """Translate `:name` to `%(name)s`, leaving quoted strings, quoted names and `::` casts alone."""
    translated = _known.get(text)
    if translated is None:
        translated = _known[text] = _translate(text)
    return translated


def _translate(text: str) -> str:
    out: list[str] = []
    place, quote = 0, ""
    while place < len(text):
        sign = text[place]
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "'\"":
            quote = sign
        elif sign == ":":
            if text[place : place + 2] == "::":
                out.append("::")
                place += 2
                continue
            end = place + 1
            while end < len(text) and text[end] in _WORD:
                end += 1
            if end > place + 1:
                out.append(f"%({text[place + 1 : end]})s")
                place = end
                continue
        out.append("%%" if sign == "%" else sign)
        place += 1
    return "".join(out)


def split_script(script: str) -> list[str]:
    """Split a script into statements; a trigger's inner semicolons are told by its closing END."""
    statements, statement = [], ""
    for line in script.splitlines():
        if line.startswith("--") or (not line.strip() and not statement):
            continue
        statement += line + "\n"
        whole = statement.rstrip()
        if whole.endswith(";") and (not whole.upper().startswith("CREATE TRIGGER") or whole.upper().endswith("END;")):
            statements.append(whole[:-1])
            statement = ""
    return statements
