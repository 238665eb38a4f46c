"""A query's answer as a table that fits the terminal."""

from __future__ import annotations

from collections.abc import Mapping

from ..graph.sparql.evaluation import Answer, shorten_iri
from .widths import shorten as cut
from .widths import shown_width
from .words import bold, clean, columns, dim, width, wrap


def answer_text(answer: Answer, base: str, unknown: bool = False) -> str:
    """Rows under their names, cut to fit; yes or no for a yes-no question, unless it names what is ``unknown`` here."""
    if answer.truth is not None:
        return "yes" if answer.truth else "no answer" if unknown else "no"
    cells = [tuple(_cell(term, base) for term in row) for row in answer.rows]
    widths = _column_widths([answer.names, *cells])
    fitted = [tuple(cut(cell, most) for cell, most in zip(row, widths, strict=True)) for row in [answer.names, *cells]]
    head, *rest = columns(fitted)
    count = f"{len(rest)} row{'' if len(rest) == 1 else 's'}"
    lost = fitted != [answer.names, *cells] or any(line.endswith("…") for line in rest)
    count += "; cut to fit: --format csv shows all" if lost else ""
    return "\n".join([bold(head), *rest, dim(count)])


def _cell(term: object, base: str) -> str:
    if term is None:
        return ""
    value = str(getattr(term, "value", term))
    return clean(" ".join(value.split()) if hasattr(term, "datatype") else shorten_iri(value, base))


def _column_widths(rows: list[tuple[str, ...]]) -> list[int]:
    """How wide each column may be: what it needs, the widest giving way first."""
    wanted = [max(3, *(shown_width(row[place]) for row in rows)) for place in range(len(rows[0]))] if rows[0] else []
    while wanted and sum(wanted) + 2 * (len(wanted) - 1) > width() and max(wanted) > 12:
        wanted[wanted.index(max(wanted))] -= 1
    return wanted


def questions_text(questions: Mapping[str, str], asked_about: Mapping[str, Mapping[str, str]]) -> str:
    """The ready-made questions: name, then the question, then what it may be asked about."""
    lines = []
    for name, question in questions.items():
        lines += [bold(name), wrap(question, "  ", "  ")]
        lines += [dim(wrap(f"--set {one}=…  {about}", "    ", "      ")) for one, about in asked_about[name].items()]
    return "\n".join(lines)
