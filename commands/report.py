"""``civicgraph report``: a publication on a pathway, or on a single thing, with all its evidence."""

from __future__ import annotations

import click

from ..graph.errors import UsageError
from ..reports.publishing import ENDINGS, FORMATS
from ..visualisations.figures.system_fonts import using_font
from .completion import complete_thing
from .shared import dataset, draft_option, ensure_whole, save, warn_of_lost


@click.command()
@click.argument("start", metavar="FROM", shell_complete=complete_thing)
@click.argument("end", metavar="[TO]", required=False, shell_complete=complete_thing)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default="report.html",
    show_default=True,
    help="The file to write; its ending, .html, .md, .docx or .pdf, says how. - is the terminal.",
)
@click.option("--format", "format", type=click.Choice(FORMATS), help="How to write, whatever the ending.")
@click.option("--limit", type=click.IntRange(1, 50), default=5, show_default=True, help="How many pathways to list.")
@click.option("--max-steps", type=click.IntRange(1, 20), default=8, show_default=True,
              help="The most claims in a pathway.")  # fmt: skip
@click.option("--font", metavar="FILE", default="", help="A font for letters that a report's own fonts lack.")
@draft_option
def report(
    start: str, end: str | None, output: str, format: str | None, limit: int, max_steps: int, font: str, draft: bool
) -> None:
    """Write a report on how far TO can be traced back to FROM, or on the single thing FROM.

    One file that holds all. The first page answers who, what, when, with whom and how sure; then come a drawing, the
    contents, every step or claim with its evidence, what breaks the chain, what the record cautions, what would change
    the verdict, the promises involved, references and method.

    A PDF sets letters that its own fonts lack in the font that --font or CIVICGRAPH_FONT names, else in one that comes
    with reports or with this machine, and says on stderr which words it cannot show.
    """
    chosen = format or _format_of(output)
    if end is None and (limit, max_steps) != (5, 8):
        raise click.UsageError("--limit and --max-steps are for pathways: name both FROM and TO")
    found = ensure_whole(dataset(), draft).report(start, end or "", format=chosen, limit=limit, max_steps=max_steps)
    with using_font(font):
        save(output, found.write())
        lost = found.lost()
    warn_of_lost(lost, output, "write .html or .docx, which also show what is written from right to left")


def _format_of(output: str) -> str:
    """The format that the ending of a file names."""
    import os

    if output == "-":
        raise UsageError("say with --format how to write to the terminal: html, md, docx or pdf")
    ending = os.path.splitext(output)[1].lower()
    if ending not in ENDINGS:
        raise UsageError(f"{output}: a report ends in .html, .md, .docx or .pdf; or say how to write it with --format")
    return ENDINGS[ending]
