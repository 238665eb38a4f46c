"""One pathway as a figure: lanes from ask to outcome, cards for things, numbered steps between them, and a caption.

The figure is a single SVG file that fits the text width of an A4 page in its tall form (180 mm) and a slide in its
wide form. One point of text is one unit of the drawing. It needs nothing from outside.
"""

from __future__ import annotations

from ...graph.record import Record
from ...graph.tracing.model import Trace
from ..style import FONTS, WORDINGS, Theme
from ..style import theme as theme_named
from . import pathway_tall, pathway_wide
from .pathway_parts import LEAD, TEXT, head, stroke
from .pathway_text import Words, words
from .svg import document, element, fit, number, paragraph, text

FORMS = ("auto", "tall", "wide")
HEADING = 13.0
WIDE_STEPS = 5
SLIDE = (1000.0, 562.0)


def lanes(
    record: Record, trace: Trace, *, pathway: int = 0, theme: str = "light", form: str = "auto", caption: bool = True
) -> str:  # fmt: skip
    """The SVG of one pathway of a trace.

    Parameters
    ----------
    pathway
        Which pathway, from 0, the best.
    theme
        ``light`` or ``dark``.
    form
        ``tall`` runs downwards and fits a page, ``wide`` runs to the right and fits a slide. ``auto`` is wide where a
        slide holds it: at most five steps, whose drawing is no higher than the slide.
    caption
        Whether verdict, cautions, legend and sources stand below; leave them out only where the page says them.

    Raises
    ------
    ValueError
        There is no such theme or form.
    IndexError
        The trace has no such pathway.
    """
    if form not in FORMS:
        raise ValueError(f"no form {form!r}: take {', '.join(FORMS)}")
    if not 0 <= pathway < len(trace.pathways):
        raise IndexError(f"no pathway {pathway}: the trace has {len(trace.pathways)}")
    colours, said = theme_named(theme), words(record, trace, pathway)
    tall = form == "tall" or (form == "auto" and not _fits_slide(said, colours))
    width = pathway_tall.WIDTH if tall else max(pathway_tall.WIDTH, pathway_wide.width(said))
    title, y = _heading(said.title, width, colours)
    chart, y = pathway_tall.draw(said, y, colours) if tall else pathway_wide.draw(said, y, colours, width)
    below, y = _caption(said, y + 8, width, colours, reasons=not tall) if caption else ("", y + 8)
    content = element("rect", width=width, height=y, fill=colours.paper) + title + chart + below
    return document(width, y, content, title=said.title, description=said.description, fonts=FONTS) + "\n"


def _fits_slide(said: Words, theme: Theme) -> bool:
    if len(said.labels) > WIDE_STEPS:
        return False
    _, foot = pathway_wide.draw(said, 0, theme, SLIDE[0])
    return pathway_wide.width(said) <= SLIDE[0] and foot <= SLIDE[1]


def _heading(title: str, width: float, theme: Theme) -> tuple[str, float]:
    lines = fit(title, width - 16, HEADING, bold=True, most=200)
    return paragraph(8, 18, lines, HEADING, theme.ink, bold=True), 18 + HEADING * LEAD * len(lines)


def _caption(said: Words, top: float, width: float, theme: Theme, *, reasons: bool) -> tuple[str, float]:
    """Two columns under the drawing: what the record says of the pathway, and how to read the figure."""
    column = (width - 16 - 24) / 2
    notes = [f"Step {label.number} is our reading: {label.reason}" for label in said.labels if label.reason]
    left, left_foot = _block("What the record says", said.says, 8, top + 14, column, theme)
    if reasons and notes:
        left, left_foot = _joined(left, _block("Inferred steps", tuple(notes), 8, left_foot + 6, column, theme))
    if said.cautions:
        left, left_foot = _joined(left, _block("Cautions", said.cautions, 8, left_foot + 6, column, theme))
    x = 8 + column + 24
    right, right_foot = _legend(said, x, top + 14, column, theme)
    if left_foot < right_foot:
        left, left_foot = _joined(left, _block("Sources", said.sources, 8, left_foot + 6, column, theme))
    else:
        right, right_foot = _joined(right, _block("Sources", said.sources, x, right_foot + 6, column, theme))
    rule = element("path", d=f"M8 {number(top)}H{number(width - 8)}", stroke=theme.rule, stroke_width=0.8)
    return rule + left + right, max(left_foot, right_foot)


def _joined(before: str, block: tuple[str, float]) -> tuple[str, float]:
    return before + block[0], block[1]


def _block(
    heading: str, sentences: tuple[str, ...], x: float, y: float, width: float, theme: Theme, indent: float = 0
) -> tuple[str, float]:  # fmt: skip
    parts = [text(x, y, heading, TEXT, theme.ink, bold=True)]
    y += TEXT * LEAD
    for sentence in sentences:
        lines = fit(sentence, width - indent, TEXT, most=200)
        parts.append(paragraph(x + indent, y, lines, TEXT, theme.mute))
        y += TEXT * LEAD * len(lines) + 2
    return "".join(parts), y


def _legend(said: Words, x: float, y: float, width: float, theme: Theme) -> tuple[str, float]:
    parts = [text(x, y, "How to read it", TEXT, theme.ink, bold=True)]
    y += TEXT * LEAD
    for kind, meaning in said.kinds:
        lines = fit(meaning, width - 44, TEXT, most=200)
        parts.append(stroke(kind, f"M{number(x)} {number(y - 3)}H{number(x + 28)}", theme))
        parts.append(head(kind, x + 36, y - 3, "right", theme))
        parts.append(paragraph(x + 44, y, lines, TEXT, theme.mute))
        y += TEXT * LEAD * len(lines) + 2
    for wording, meaning in said.wordings:
        lines = fit(meaning, width - 44, TEXT, most=200)
        if wording == "inferred":
            sample = f"M{number(x)} {number(y - 3)}h10M{number(x + 27)} {number(y - 3)}h9"
            parts.append(stroke("influence", sample, theme, inferred=True))
        parts.append(text(x + 18, y, WORDINGS.get(wording, ""), TEXT, theme.ink, bold=True, anchor="middle"))
        parts.append(paragraph(x + 44, y, lines, TEXT, theme.mute))
        y += TEXT * LEAD * len(lines) + 2
    return "".join(parts), y
