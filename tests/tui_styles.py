"""Reading the styles of the screens once a process, and finding what applies to a widget once a look.

Textual parses every style sheet anew for every application, and again for every theme. Here all sheets with the same
colours share what was parsed, which nobody writes to. And rules lie in sets that are made for every widget whose look
is asked for: what they are told apart by is their identity, which Python itself answers many times faster.

Which rules apply to a widget depends on nothing but the sheet and what a selector can ask of the widget and of what it
lies in. Most widgets of most tests have been asked for before, so the answer is kept.
"""

from collections.abc import Callable
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from textual.app import App
from textual.cache import LRUCache
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

PARSED: dict[frozenset[tuple[str, str]], LRUCache[Any, Any]] = {}
"""What was parsed, by the values of the variables it was parsed with."""
MANY = 4096
OF_THE_APP = frozenset({"dark", "light", "inline", "ansi", "nocolor"})
"""States of a widget that are those of its application."""
FLAGS = ("_has_hover_style", "_has_focus_within", "_has_order_style", "_has_odd_or_even")
"""What a sheet notes at a widget besides the rules: when it is to be asked again."""


class Kind(NamedTuple):
    """All sheets with the same sources and colours: the states their selectors ask for, and what was found by look."""

    states: frozenset[str]
    asks: dict[type, tuple[Callable[[Any], bool], ...]]
    nodes: dict[tuple[object, ...], int]
    found: dict[object, tuple[tuple[bool, ...], Any]]
    parts: dict[object, dict[str, dict[str, Any]]]


KINDS: dict[object, Kind] = {}
FINDING: dict[int, Any] = {}
"""The rules of the widgets that are being asked about, by their identity."""
OF_SHEET: WeakKeyDictionary[Stylesheet, tuple[object, Kind]] = WeakKeyDictionary()


def install() -> None:
    """Have every style sheet of this process share what was parsed and found."""
    begin, change = Stylesheet.__init__, Stylesheet.set_variables

    def begun(sheet: Any, *given: Any, **named: Any) -> None:
        begin(sheet, *given, **named)
        sheet._parse_cache = parsed_with(sheet._variables)

    def changed(sheet: Any, variables: dict[str, str]) -> None:
        sheet._parse_cache = LRUCache(1)  # which is emptied, as the other ones shall not be
        change(sheet, variables)
        sheet._parse_cache = parsed_with(variables)

    unchanged: Any = Stylesheet
    unchanged.__init__, unchanged.set_variables = begun, changed
    RuleSet.__hash__ = object.__hash__  # type: ignore[method-assign]  # it only names a rule in a cache
    unchanged.apply = kept_apply(Stylesheet.apply)
    unchanged.replace_rules = staticmethod(kept_replace(Stylesheet.replace_rules))
    unchanged._process_component_classes = kept_parts(Stylesheet._process_component_classes)


def parsed_with(variables: dict[str, str]) -> LRUCache[Any, Any]:
    """Give what was parsed with these variables."""
    return PARSED.setdefault(frozenset(variables.items()), LRUCache(MANY))


def kind_of(sheet: Any) -> Kind:
    """Give what is known of the sheets like this one."""
    rules = sheet.rules_map
    known = OF_SHEET.get(sheet)
    if known is None or known[0] is not rules:
        content = (frozenset(sheet._variables.items()), tuple(sheet.source.items()))
        if content not in KINDS:
            states = frozenset().union(*(rule.pseudo_classes for rule in sheet.rules))
            KINDS[content] = Kind(states, {}, {}, {}, {})
        known = OF_SHEET[sheet] = (rules, KINDS[content])
    return known[1]


def look_of(kind: Kind, node: Any) -> tuple[int, ...]:
    """Give all that a selector can ask of a widget and of what it lies in, as numbers."""
    path = (
        (type(each), each._id, frozenset(each._classes), *[ask(each) for ask in asks_of(kind, type(each))])
        for each in node.css_path_nodes
    )
    return tuple([kind.nodes.setdefault(each, len(kind.nodes)) for each in path])


def asks_of(kind: Kind, widget: Any) -> tuple[Callable[[Any], bool], ...]:
    """Give what to ask a widget of this type: the states that some selector names."""
    if widget not in kind.asks:
        states = kind.states if issubclass(widget, App) else kind.states - OF_THE_APP
        kind.asks[widget] = tuple(ask for name, ask in widget._PSEUDO_CLASSES.items() if name in states)
    return kind.asks[widget]


def kept_apply(find: Callable[..., None]) -> Callable[..., None]:
    """Give what applies a sheet to a widget: what was found for one that looks the same, else what is found now."""

    def apply(sheet: Any, node: Any, *, animate: bool = False, cache: object = None) -> None:
        kind = kind_of(sheet)
        look = look_of(kind, node)
        found = kind.found.get(look)
        if found is None:
            FINDING[id(node)] = None
            find(sheet, node, animate=animate)
            kind.found[look] = tuple(getattr(node, flag) for flag in FLAGS), FINDING.pop(id(node))
            return
        for flag, value in zip(FLAGS, found[0], strict=True):
            setattr(node, flag, value)
        if found[1] is not None:
            sheet.replace_rules(node, found[1], animate=animate)
        sheet._process_component_classes(node)

    return apply


def kept_replace(replace: Callable[..., None]) -> Callable[..., None]:
    """Give what puts the rules of a widget, unless it has just those."""

    def replace_rules(node: Any, rules: Any, animate: bool = False) -> None:
        if id(node) in FINDING:
            FINDING[id(node)] = rules
        if node.styles.base._rules != rules:
            replace(node, rules, animate=animate)
        elif not animate:
            node.notify_style_update()

    return replace_rules


def kept_parts(dress: Callable[..., None]) -> Callable[..., None]:
    """Give what finds the rules of the parts a widget draws itself, as they were found for one that looks the same."""

    def process(sheet: Any, node: Any) -> None:
        parts = node._get_component_classes()
        if not parts:
            return
        kind = kind_of(sheet)
        look = look_of(kind, node)
        found = kind.parts.get(look)
        if found is None:
            dress(sheet, node)
            kind.parts[look] = {part: dict(styles.base._rules) for part, styles in node._component_styles.items()}
        elif found != {part: styles.base._rules for part, styles in node._component_styles.items()}:
            node._component_styles.clear()
            for part, rules in found.items():
                drawn = DOMNode(classes=part)
                drawn._attach(node)
                drawn.styles.base._rules.update(rules)  # type: ignore[typeddict-item]
                node._component_styles[part] = drawn.styles
            node.refresh()

    return process
