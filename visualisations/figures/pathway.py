"""One pathway as a figure: lanes from ask to outcome, cards for things, numbered steps between them, and a caption.

The figure is a single SVG file that fits the text width of an A4 page in its tall form (180 mm) and a slide in its
wide form. One point of text is one unit of the drawing. It needs nothing from outside.
"""

from __future__ import annotations

from ...graph.record import Record
from ...graph.tracing.model import Trace
from ..style import Theme, theme_of
from . import pathway_tall, pathway_wide
from .frame import FigureText, render_figure
from .legend import kind_entries, wording_entries
from .measures import WIDTH, Drawing
from .pathway_text import PathwayText, pathway_text

FORMS = ("auto", "tall", "wide")
MAX_WIDE_STEPS = 5
SLIDE = (1000.0, 562.0)


def pathway_figure(
    record: Record,
    trace: Trace,
    *,
    pathway: int = 0,
    theme: str | Theme = "light",
    form: str = "auto",
    caption: bool = True,
    words: PathwayText | None = None,
) -> str:
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
    words
        What it says, where that is known already: of :func:`~.pathway_text.pathway_text`.

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
    colours, words = theme_of(theme), words or pathway_text(record, trace, pathway)
    tall = form == "tall" or (form == "auto" and not _fits_slide(words, colours))
    width = WIDTH if tall else max(WIDTH, pathway_wide.width(words))

    def draw(y: float) -> Drawing:
        return pathway_tall.draw(words, y, colours) if tall else pathway_wide.draw(words, y, colours, width)

    figure = _figure_text(record, trace, pathway, words, colours, with_reasons=not tall)
    return render_figure(figure, draw, colours, width, with_caption=caption)


def _figure_text(
    record: Record, trace: Trace, pathway: int, words: PathwayText, theme: Theme, *, with_reasons: bool
) -> FigureText:
    """What stands around the drawing. The tall form gives the reasons of inferred steps beside the steps."""
    steps = trace.pathways[pathway].steps
    reasons = tuple(f"Step {label.number} is our reading: {label.reason}" for label in words.labels if label.reason)
    return FigureText(
        title=words.title,
        summary="",
        description=words.description,
        blocks=(
            ("What the record says", words.verdict),
            ("Inferred steps", reasons if with_reasons else ()),
            ("Cautions", words.cautions),
        ),
        legend=(
            *kind_entries(record, {step.kind for step in steps}, theme),
            *wording_entries(record, (claim for step in steps for claim in step.claims), theme, with_lines=True),
        ),
        sources=words.sources,
    )


def _fits_slide(words: PathwayText, theme: Theme) -> bool:
    if len(words.labels) > MAX_WIDE_STEPS:
        return False
    _, foot = pathway_wide.draw(words, 0, theme, SLIDE[0])
    return pathway_wide.width(words) <= SLIDE[0] and foot <= SLIDE[1]
