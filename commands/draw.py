"""``civicgraph draw``: figures for documents, as SVG or PNG."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from .completion import complete_source, complete_thing
from .shared import COUNT, dataset, ensure_ready, save, warn_of_lost

if TYPE_CHECKING:
    from ..api.dataset import Dataset
    from ..api.results.pictures import Picture

KINDS = ("map", "around", "timeline", "matrix", "ledger")
_NAMELESS = ("map", "ledger")
_ONLY = {
    "around": ("depth", "max"), "timeline": ("neighbours", "max"), "map": ("max",), "matrix": (),
    "ledger": ("source", "by", "at", "about", "alliance", "group_by", "max"),
}  # fmt: skip


@click.command()
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("thing", nargs=-1, shell_complete=complete_thing)
@click.option("-o", "--output", metavar="FILE", required=True, help="An .svg or .png file; - is SVG on the terminal.")
@click.option(
    "--theme",
    type=click.Choice(["light", "dark"]),
    default="light",
    show_default=True,
    help="Light or dark background.",
)
@click.option(
    "--size",
    type=click.Choice(["a4", "slide", "social"]),
    help="A page, a slide, or a picture of 1200 by 630 for a post.  [default: as high as what it shows]",
)
@click.option("--page", type=COUNT, help="With --size: which page, where it takes several.  [default: 1]")
@click.option("--depth", type=click.IntRange(1, 3), help="around: how many claims away.  [default: 1]")
@click.option("--max", "max", type=COUNT, help="The most things, dated claims or rows to draw.")
@click.option("--around", "neighbours", is_flag=True, help="timeline: also what is dated about things one claim away.")
@click.option("--source", metavar="NAME", shell_complete=complete_source,
              help="ledger: only what this source tells.")  # fmt: skip
@click.option("--by", metavar="NAME", shell_complete=complete_thing,
              help="ledger: only what NAME promised.")  # fmt: skip
@click.option(
    "--at",
    metavar="NAME",
    shell_complete=complete_thing,
    help="ledger: only what was promised at this assembly or event.",
)
@click.option("--about", metavar="NAME", shell_complete=complete_thing,
              help="ledger: only what is about this theme.")  # fmt: skip
@click.option(
    "--alliance",
    metavar="NAME",
    shell_complete=complete_thing,
    help="ledger: only what this alliance was promised or brought about.",
)
@click.option(
    "--group-by",
    "group_by",
    type=click.Choice(["area", "candidate", "ask", "source"]),
    help="ledger: what a row is.  [default: area]",
)
def draw(
    kind: str, thing: tuple[str, ...], output: str, theme: str, size: str | None, page: int | None, **options: Any
) -> None:
    """Draw a figure for a document: the MAP of the whole record, what is AROUND a thing, its TIMELINE, who answered
    what at an assembly (MATRIX), or how far promises can be checked (LEDGER).

    \b
    civicgraph draw map -o record.svg
    civicgraph draw around "NAME OR ID" -o around.png
    civicgraph draw matrix "NAME OR ID OF AN ASSEMBLY" -o answers.svg
    civicgraph draw ledger --size social -o promises.png
    """
    name = " ".join(thing)
    _check_options(kind, name, output, options)
    if page and not size:
        raise click.UsageError("--page goes with --size only")
    look = {"theme": theme, "size": size or "", "page": page or 1}
    drawn = _draw(ensure_ready(dataset()), kind, name, look, options)
    if output.lower().endswith(".png"):
        save(output, drawn.png())
        warn_of_lost(drawn.lost(), output, "take an .svg, which shows them where such a font is")
    else:
        save(output, drawn.svg)
    if drawn.page < drawn.pages:
        click.echo(f"Page {drawn.page} of {drawn.pages}: the next is --page {drawn.page + 1}", err=True)


def _check_options(kind: str, name: str, output: str, options: dict[str, Any]) -> None:
    """Refuses what does not go together, before anything is read."""
    if output != "-" and not output.lower().endswith((".svg", ".png")):
        raise click.BadParameter(f"{output!r} must end in .svg or .png", param_hint="-o")
    if kind in _NAMELESS and name:
        raise click.UsageError(f"draw {kind} takes no name of a thing: leave out {name!r}")
    if kind not in _NAMELESS and not name:
        raise click.UsageError(f"draw {kind} needs a thing: name it by id or name")
    wrong = [option for option, value in options.items() if value and option not in _ONLY[kind]]
    if wrong:
        option = "around" if wrong[0] == "neighbours" else wrong[0].replace("_", "-")
        raise click.UsageError(f"--{option} does not go with draw {kind}")


def _draw(data: Dataset, kind: str, name: str, look: dict[str, Any], options: dict[str, Any]) -> Picture:
    limit = options["max"]
    if kind == "map":
        return data.draw_overview(limit=limit, **look)
    if kind == "around":
        return data.draw_neighbourhood(name, depth=options["depth"] or 1, limit=limit, **look)
    if kind == "timeline":
        return data.draw_timeline(name, around=options["neighbours"], limit=limit, **look)
    if kind == "matrix":
        return data.draw_matrix(name, **look)
    filters: dict[str, Any] = {option: options[option] or "" for option in ("by", "at", "about", "alliance", "source")}
    return data.draw_promises(**filters, group_by=options["group_by"] or "area", limit=limit, **look)
