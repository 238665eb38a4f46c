"""A thing between those who are behind it and what came of it: one card for each thing that is said of several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ...graph.portrait import CAME, DID, LED, WHAT, WHO, WITH, AspectClaims, Portrait, portrait
from ...graph.record import Record
from ...graph.words.claims import doubts
from ...graph.words.counts import capital
from ...graph.words.portraits import saying_text, verb_of
from ..style import Theme, look_of, outline_colour, theme_of
from .measures import LEAD, MARGIN, TEXT, WIDTH
from .strokes import HEAD, draw_head, draw_stroke, tone_of
from .svg import element, fit, format_number, group, measure, paragraph, shape, svg_document, text_line

# What stands to the left, whose lines lead to the thing, and what stands to the right.
_LEFT, _RIGHT = (WHO, CAME, WITH), (DID, LED, WHAT)
_CARDS, _NAMES = 5, 4
_SIDE, _MIDDLE, _PAD, _GAP, _BETWEEN = 176.0, 96.0, 7.0, 8.0, 23.0


class _Card(NamedTuple):
    """A card of one side: its heading, the lines below it, and how its line is drawn."""

    heading: tuple[str, ...]
    names: tuple[str, ...]
    notes: tuple[str, ...]
    kind: str
    tone: str
    is_directed: bool
    claims: tuple[str, ...]

    @property
    def height(self) -> float:
        lines = len(self.heading) + len(self.names) + len(self.notes)
        return 2 * _PAD + lines * TEXT * LEAD


def drawn_sayings(record: Record, id: str) -> tuple[tuple[AspectClaims, ...], tuple[AspectClaims, ...]]:
    """What the figure of a thing shows on its left and on its right; both empty where there is nothing to show."""
    found = portrait(record, id)
    return tuple(_foremost(record, found, _LEFT)), tuple(_foremost(record, found, _RIGHT))


def _foremost(record: Record, found: Portrait, aspects: Iterable[str]) -> Sequence[AspectClaims]:
    """The sayings of some aspects that have space: of each aspect the first before the second of any."""
    ranked = [(place, number, one) for number, name in enumerate(aspects) for place, one in enumerate(found[name])]
    chosen = sorted(ranked, key=lambda one: one[:2])[:_CARDS]
    return [one for _, _, one in sorted(chosen, key=lambda one: (one[1], one[0]))]


def portrait_figure(record: Record, id: str, *, theme: str | Theme = "light") -> str:
    """The SVG of a thing between those behind it, on the left, and what it did and led to, on the right.

    Raises
    ------
    ValueError
        There is no such theme.
    """
    colours = theme_of(theme)
    left, right = ([_card(record, one) for one in side] for side in drawn_sayings(record, id))
    height = max(_height(left), _height(right), 90.0)
    top = MARGIN
    parts = [_draw_centre(record, id, top, height, colours)]
    parts += _draw_side(left, MARGIN, top + (height - _height(left)) / 2, colours, is_left=True)
    parts += _draw_side(right, WIDTH - MARGIN - _SIDE, top + (height - _height(right)) / 2, colours, is_left=False)
    return svg_document(
        WIDTH, height + 2 * MARGIN, "".join(parts), title=record.name(id), description=portrait_description(record, id)
    )


def portrait_description(record: Record, id: str) -> str:
    """All that the figure shows, in sentences."""
    said = (saying_text(record, one, _NAMES) for side in drawn_sayings(record, id) for one in side)
    return " ".join([f"{record.name(id)}.", *(f"{capital(words)}." for words in said)])


def _card(record: Record, saying: AspectClaims) -> _Card:
    lead = saying.claims[0]
    width = _SIDE - 2 * _PAD
    most = len(saying.others) if len(saying.others) == _NAMES + 1 else _NAMES
    names = [record.name(one) for one in saying.others[:most]]
    left = len(saying.others) - len(names)
    names += [f"and {left} more"] if left else []
    notes = doubts(record, lead)
    relation = record.relations[lead.predicate]
    return _Card(
        tuple(fit(verb_of(record, saying), width, TEXT, bold=True)),
        tuple(line for name in names for line in _first_lines(name, width)),
        tuple(line for note in notes for line in fit(note, width, TEXT)),
        relation.kind,
        tone_of(record, saying.claims),
        bool(relation.cause),
        tuple(claim.id for claim in saying.claims),
    )


def _first_lines(name: str, width: float) -> list[str]:
    """The first two lines of a name, with a sign where there are more."""
    lines = fit(name, width, TEXT)
    return [lines[0], fit(f"{lines[1]} …", width, TEXT)[0].removesuffix(" …") + " …"] if len(lines) > 2 else lines


def _height(cards: Sequence[_Card]) -> float:
    return sum(card.height for card in cards) + _GAP * max(0, len(cards) - 1)


def _draw_centre(record: Record, id: str, top: float, height: float, theme: Theme) -> str:
    thing = record.things[id]
    look = look_of(record.types.get(thing.type))
    x, rim = (WIDTH - _MIDDLE) / 2, outline_colour(look, theme)
    box = element("rect", x=x, y=top, width=_MIDDLE, height=height, rx=4, fill=theme.card, stroke=rim, stroke_width=1.4)
    size = _size_of_name(record.name(id))
    name = fit(record.name(id), _MIDDLE - 2 * _PAD, size, bold=True)[:7]
    type = record.type_label(id)
    lead = size * LEAD
    y = top + (height - (len(name) + 1) * lead - 16) / 2
    sign = shape(look.shape, WIDTH / 2, y + 4, 6.5, fill=look.colour, stroke=rim, stroke_width=1.2)
    words = "".join(
        text_line(WIDTH / 2, y + 24 + n * lead, line, size, theme.ink, bold=True, anchor="middle")
        for n, line in enumerate(name)
    )
    below = text_line(WIDTH / 2, y + 24 + len(name) * lead, type, TEXT, theme.quiet, anchor="middle")
    return group("card", box + sign + words + below, id)


def _size_of_name(name: str) -> float:
    """How large the name in the middle is written: smaller where one of its words would be broken."""
    width = _MIDDLE - 2 * _PAD
    longest = max((measure(word, 1, bold=True) for word in name.split()), default=0)
    return max(TEXT - 1, min(TEXT + 1.5, width / longest if longest else TEXT))


def _draw_side(cards: Sequence[_Card], x: float, y: float, theme: Theme, *, is_left: bool) -> Iterator[str]:
    for card in cards:
        yield _draw_card(card, x, y, theme)
        yield _draw_line(card, x, y + card.height / 2, theme, is_left)
        y += card.height + _GAP


def _draw_card(card: _Card, x: float, y: float, theme: Theme) -> str:
    box = element(
        "rect", x=x, y=y, width=_SIDE, height=card.height, rx=3, fill=theme.card, stroke=theme.rule, class_="box"
    )
    lead, at = TEXT * LEAD, y + _PAD + TEXT
    words = paragraph(x + _PAD, at, card.heading, TEXT, theme.ink, bold=True, leading=LEAD)
    words += paragraph(x + _PAD, at + len(card.heading) * lead, card.names, TEXT, theme.ink, leading=LEAD)
    rest = at + (len(card.heading) + len(card.names)) * lead
    words += paragraph(x + _PAD, rest, card.notes, TEXT, theme.quiet, leading=LEAD)
    return group("label", box + words, " ".join(card.claims))


def _draw_line(card: _Card, x: float, y: float, theme: Theme, is_left: bool) -> str:
    """The line between a card and the thing, to the right in either case; a head where one end brings about."""
    start = x + _SIDE if is_left else (WIDTH + _MIDDLE) / 2
    end = (WIDTH - _MIDDLE) / 2 if is_left else x
    stop = end - HEAD if card.is_directed else end
    line = draw_stroke(card.kind, f"M{format_number(start)} {format_number(y)}H{format_number(stop)}", theme, card.tone)
    return line + (draw_head(card.kind, end, y, "right", theme, card.tone) if card.is_directed else "")
