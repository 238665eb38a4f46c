"""What the fields of a drawing are for, whatever a program calls them; and its lines as a text with rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..documents.extracted import Extracted, clean_line, engine_name
from .bundle import Bundle
from .drawn import DIRECTED, DrawnLine, DrawnMap, DrawnNode
from .own_exports import is_own_export, take_back
from .plain_words import one_line

# What a field is for → its names as compared, the most telling first.
_FIELDS = {
    "label": ("label", "name", "title", "node_label", "display_name", "caption"),
    "kind": ("type", "kind", "category", "class", "labels", "node_type", "entity_type", "primary_ext"),
    "words": ("relation", "relationship", "label", "type", "kind", "predicate", "interaction", "edge_label", "name",
              "title"),
    "sign": ("sign", "polarity", "effect"),
    "when": ("when", "date", "year"),
    "start": ("start", "start_date", "startdate", "begin", "since"),
    "end": ("end", "end_date", "enddate", "until"),
    "description": ("description", "desc", "summary", "comment", "blurb", "abstract", "notes", "note"),
    "url": ("url", "website", "link", "uri", "href"),
    "aliases": ("aliases", "alias", "other_names"),
    "identifiers": ("identifiers", "identifier"),
}  # fmt: skip
_LOOKS = frozenset({
    "color", "colour", "r", "g", "b", "x", "y", "z", "size", "shape", "position", "thickness", "width", "height",
    "scale", "image", "nodegraphics", "edgegraphics", "resources", "graphics", "degree", "modularity_class", "weight",
})  # fmt: skip
_NOT_WORDS = ("directed", "undirected", "mutual", "none", "")


def fold_field(name: str) -> str:
    """The name of a field as it is compared.

    >>> fold_field(" Start Date")
    'start_date'
    """
    return "_".join(name.replace("-", " ").replace("_", " ").casefold().split())


def _first(values: Mapping[str, str], use: str) -> tuple[str, str]:
    """The first field of a use that holds something: its name and what it holds."""
    folded = {fold_field(name): name for name in reversed(list(values))}
    for one in _FIELDS[use]:
        if one in folded and values[folded[one]].strip():
            return folded[one], values[folded[one]]
    return "", ""


def node_of(key: str, values: Mapping[str, str], place: str) -> DrawnNode:
    """A node by its fields.

    >>> node = node_of("n1", {"Name": "Harbour Fund", "category": "funder", "Color": "red", "note": "Gives money."}, "")
    >>> node.name, node.kind, dict(node.facts)
    ('Harbour Fund', 'funder', {'description': 'Gives money.', 'Color': 'red'})
    """
    used, found = set(), {}
    for use in ("label", "kind", "description", "url", "aliases", "identifiers"):
        field, found[use] = _first({name: values[name] for name in values if name not in used}, use)
        used.add(field)
    facts = {use: found[use] for use in ("description", "url", "aliases", "identifiers") if found[use]}
    facts |= {name: value for name, value in values.items() if name not in used and value.strip()}
    return DrawnNode(key, found["label"] or key, found["kind"].strip(":").split(":")[0], place, facts)


def line_of(
    key: str, start: str, end: str, values: Mapping[str, str], *, direction: str = DIRECTED, place: str = ""
) -> DrawnLine:
    """A line by its fields; ``values`` has what the program itself says of the line among them.

    >>> line = line_of("e", "1", "2", {"type": "MEMBER_OF", "start": "2012", "weight": "1.0", "Level": "2"})
    >>> line.words, line.when, dict(line.facts)
    (('MEMBER OF',), '2012/..', {'Level': '2'})
    """
    folded = {fold_field(name): name for name in reversed(list(values))}
    used = {folded[one] for one in _FIELDS["words"] if one in folded}
    words = [values[folded[one]].replace("_", " ") for one in _FIELDS["words"] if one in folded]
    sign_field, sign = _first(values, "sign")
    when_field, when = _first(values, "when")
    (first_field, first), (last_field, last) = _first(values, "start"), _first(values, "end")
    note_field, note = _first(values, "description")
    used |= {sign_field, when_field, first_field, last_field, note_field}
    span = f"{first.strip() or '..'}/{last.strip() or '..'}" if first or last else ""
    facts = {name: value for name, value in values.items() if name not in used and not _is_look(name, value)}
    return DrawnLine(
        key, start, end, tuple(one for one in words if one.casefold() not in _NOT_WORDS), sign, direction,
        when or span, note, place, facts=facts,
    )  # fmt: skip


def _is_look(name: str, value: str) -> bool:
    """Whether a field tells how a line looks; so does a weight that all lines have."""
    is_weight = fold_field(name) == "weight" and value.strip() not in ("1", "1.0", "")
    return not is_weight and (fold_field(name) in _LOOKS or not value.strip())


def own_node(key: str, values: Mapping[str, str], place: str) -> DrawnNode:
    """A node as an export of ours has it."""
    return DrawnNode(key, values.get("label", "") or key, values.get("type", ""), place, values)


def own_line(key: str, start: str, end: str, values: Mapping[str, str], place: str) -> DrawnLine:
    """A line as an export of ours has it."""
    return DrawnLine(key, start, end, place=place, facts=values)


def fill_from_graph(
    bundle: Bundle, title: str, nodes: Sequence[DrawnNode], lines: Sequence[DrawnLine], *, kind: str
) -> None:
    """Fills a bundle with a graph that is no table: its lines, written out, are the text of its anchors."""
    names = {node.key: one_line(node.name) or node.key for node in nodes}
    rows = [line._replace(row=at) for at, line in enumerate(lines, 1)]
    text = "".join(f"{clean_line(one)}\n" for one in _rows(names, rows))
    read = Extracted(text, "rows", engine_name("graph", ""), kind) if any(map(str.isalnum, text)) else None
    bundle.declare_source(bundle.source, title, text=read, sourceKind="other")
    bundle.author_voice("whoever drew the graph")
    DrawnMap(bundle, what="the graph").fill(nodes, rows if read else lines)


def take_back_own(bundle: Bundle, nodes: Sequence[DrawnNode], lines: Sequence[DrawnLine]) -> bool:
    """Takes back what civicgraph wrote; False, and nothing done, where that is not what it is."""
    if not is_own_export(nodes, lines, bundle.vocabulary):
        return False
    take_back(bundle, nodes, lines)
    return True


def _rows(names: Mapping[str, str], lines: Sequence[DrawnLine]) -> Iterator[str]:
    for line in lines:
        ends = [names.get(end, end) for end in (line.start, line.end)]
        said = [f"{name}: {value}" for name, value in line.facts.items()]
        cells = [*ends, *line.words, line.sign, line.when, line.note, *said]
        yield "\t".join(one for cell in cells if (one := one_line(cell)))
