"""Reads figures back: what they say, and whether anything overlaps or leaves the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree

from civicgraph.graph.record import Record, Thing
from civicgraph.visualisations.figures.svg import clean, measure

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = [
    "<script>alert(1)</script>", "\"A\" & 'B' ]]>", "X" * 300, "مواطنون معا שלום", "🗳️ Vote 🗳️ " * 20, "a\x00\ud800b",
    "Anne-Marie-Louise-Wilhelmina-Charlotte " * 3,
]  # fmt: skip
Box = tuple[float, float, float, float]
Element = ElementTree.Element


def parse_svg(svg: str) -> Element:
    """The figure as XML."""
    return ElementTree.fromstring(svg)


def groups(root: Element, name: str) -> list[Element]:
    """The groups of a class."""
    return [g for g in root.iter(f"{SVG}g") if name in (g.get("class") or "").split()]


def text_of(element: Element) -> str:
    """All text under an element without spaces, as wrapping puts none into or takes none out of words."""
    return re.sub(r"\s", "", "".join(text.text or "" for text in element.iter(f"{SVG}text")))


def squeeze(words: str) -> str:
    """Words as :func:`text_of` gives them."""
    return re.sub(r"\s", "", clean(words))


def title_and_description(root: Element) -> str:
    """Title and description."""
    return " ".join(part.text or "" for part in root if part.tag in (f"{SVG}title", f"{SVG}desc"))


def elements_in_place(element: Element, x: float = 0, y: float = 0) -> Iterator[tuple[Element, float, float]]:
    """Every element with how far it is moved; turned groups hold no text and are passed over."""
    if "rotate" in (transform := element.get("transform") or ""):
        assert not list(element.iter(f"{SVG}text"))
        return
    if moved := re.fullmatch(r"translate\((\S+) (\S+)\)", transform):
        x, y = x + float(moved[1]), y + float(moved[2])
    yield element, x, y
    for child in element:
        yield from elements_in_place(child, x, y)


def text_boxes(root: Element) -> list[tuple[str, Box]]:
    """Every line of text with its box, by measured width."""
    found = []
    for text, dx, dy in elements_in_place(root):
        if text.tag != f"{SVG}text":
            continue
        x, y, size = (float(text.get(key, "0")) for key in ("x", "y", "font-size"))
        wide = measure(text.text or "", size, bold=text.get("font-weight") == "bold")
        left = x - wide / 2 if text.get("text-anchor") == "middle" else x
        found.append((text.text or "", (left + dx, y - size * 0.72 + dy, left + wide + dx, y + size * 0.22 + dy)))
    return found


def rect_boxes(root: Element, name: str) -> list[Box]:
    """The rectangles of a class."""
    found = []
    for rect, dx, dy in elements_in_place(root):
        if rect.tag == f"{SVG}rect" and name in (rect.get("class") or "").split():
            x, y, wide, high = (float(rect.get(key, "0")) for key in ("x", "y", "width", "height"))
            found.append((x + dx, y + dy, x + wide + dx, y + high + dy))
    return found


def apart(one: Box, other: Box, near: float = 0.3) -> bool:
    """Whether two boxes share no more than a hair."""
    across = one[2] <= other[0] + near or other[2] <= one[0] + near
    return across or one[3] <= other[1] + near or other[3] <= one[1] + near


def check_geometry(svg: str) -> None:
    """No line of text touches another or leaves the paper; no card lies on another."""
    root = parse_svg(svg)
    left, top, width, height = map(float, (root.get("viewBox") or "").split())
    texts = [(words, box) for words, box in text_boxes(root) if words.strip()]
    for words, box in texts:
        assert box[0] >= left and box[1] >= top and box[2] <= left + width and box[3] <= top + height, words
    for i, (words, box) in enumerate(texts):
        for others, other in texts[:i]:
            assert apart(box, other), (words, others)
    cards = rect_boxes(root, "box")
    assert all(apart(one, other) for i, one in enumerate(cards) for other in cards[:i])


def rename_all(record: Record, name: str) -> Record:
    """The record in which everything and everybody bears one name."""
    return replace(
        record,
        things={id: Thing(id, thing.type, name) for id, thing in record.things.items()},
        voices={id: voice._replace(name=name) for id, voice in record.voices.items()},
        sources={id: source._replace(title=name) for id, source in record.sources.items()},
        caveats={id: caveat._replace(summary=name) for id, caveat in record.caveats.items()},
    )


def shuffle(record: Record) -> Record:
    """The same record, read in another order."""
    return replace(
        record,
        things=dict(reversed(list(record.things.items()))),
        claims=dict(reversed(list(record.claims.items()))),
        caveats=dict(reversed(list(record.caveats.items()))),
    )


def check_hostile(svg: str, name: str) -> None:
    """A name of any letters is text, in place, and can be read."""
    check_geometry(svg)
    assert not list(parse_svg(svg).iter(f"{SVG}script"))
    assert squeeze(name) in text_of(parse_svg(svg))
