"""A page as its tests read it: a tree of elements by the standard library's parser, and what is looked for in it."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

VOID = {"meta", "col", "br", "hr", "img", "input", "link"}


class Node:
    """An element: its attributes, and elements and words within."""

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name, self.attributes = name, attributes
        self.inside: list[Node | str] = []

    def each(self, name: str, **attributes: str) -> "list[Node]":
        """Give all elements of a name below this one, in order, that have these attributes."""
        wanted = {key.rstrip("_"): value for key, value in attributes.items()}
        return [
            node for node in self.walk() if node.name == name
            and all(value in node.attributes.get(key, "").split() for key, value in wanted.items())
        ]  # fmt: skip

    def one(self, name: str, **attributes: str) -> "Node":
        """Give the only such element."""
        (found,) = self.each(name, **attributes)
        return found

    def walk(self) -> "Iterator[Node]":
        """Yield all elements below this one."""
        for node in self.inside:
            if isinstance(node, Node):
                yield node
                yield from node.walk()

    @property
    def text(self) -> str:
        """All words within, as a reader sees them."""
        return "".join(node if isinstance(node, str) else node.text for node in self.inside).strip()

    def table(self) -> list[list[str]]:
        """Give the cells of the only table below this one, its headings first."""
        return [[cell.text for cell in [*row.each("th"), *row.each("td")]] for row in self.one("table").each("tr")]


class _Reader(HTMLParser):
    """Makes the tree, and fails where tags do not match."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {key: value or "" for key, value in attrs})
        self.open[-1].inside.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag, tag

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def read_page(path: Path) -> Node:
    """Read a page; every element that is opened must be closed."""
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    assert reader.open == [reader.root]
    return reader.root.one("html")


def section(page: Node, name: str) -> Node:
    """Give a chapter by its name."""
    return page.one("section", id=name)
