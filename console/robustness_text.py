"""How robust a trace is and what it depends on, in a few lines."""

from __future__ import annotations

from collections.abc import Iterator

from ..graph.record import Record
from ..graph.tracing.model import Trace
from ..graph.tracing.robustness_text import CAUTION, gatekeepers_sentence, robust_sentences
from .words import heading, wrap


def robust_lines(record: Record, trace: Trace) -> Iterator[str]:
    """By sources and by voices, then what every pathway passes; nothing where there is no pathway."""
    if not trace.pathways or trace.robustness is None:
        return
    yield heading("How robust")
    for sentence in robust_sentences(record, trace.robustness):
        yield wrap(sentence, "  - ", "    ")
    yield heading("What it depends on")
    yield wrap(gatekeepers_sentence(record, trace), "  ", "  ")
    yield wrap(CAUTION, "  ", "  ")
