"""``civicgraph trace``: how far the record supports that one thing came from another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ..graph.errors import UsageError
from ..ontology import codes
from .shared import COUNT, json_option, print_json, record, save, store_option, warn_of_lost

if TYPE_CHECKING:
    from ..graph.record import Record
    from ..graph.tracing.pathway import LeftOut, Trace
    from ..graph.tracing.trace import Filters


_KIND, _WORDING = click.Choice(codes("kind")), click.Choice(codes("wording"))


@click.command()
@click.argument("start", metavar="FROM")
@click.argument("end", metavar="[TO]", required=False)
@click.option("--limit", type=COUNT, default=5, show_default=True, help="How many pathways to list.")
@click.option(
    "--max-steps", type=click.IntRange(1, 20), default=8, show_default=True, help="The most claims in a pathway."
)
@click.option("--pathway", "number", type=COUNT, help="Tell this pathway step by step.  [default: 1]")
@click.option("--kind", "kinds", multiple=True, type=_KIND, help="Walk only this kind; may be repeated.")
@click.option(
    "--wording",
    "wordings",
    multiple=True,
    type=_WORDING,
    help="Only this wording; may be repeated.",
)
@click.option("--from-date", metavar="DATE", default="", help="Leave out what had ended before; 2016 or 2016-11.")
@click.option("--to-date", metavar="DATE", default="", help="Leave out what began later; 2016 or 2016-11.")
@click.option("--all-caveats", is_flag=True, help="Also the caveats on the things passed, not only on the steps.")
@click.option("--svg", metavar="FILE", help="Draw the pathway as an SVG picture.")
@click.option("--png", metavar="FILE", help="Draw the pathway as a PNG picture.")
@store_option
@json_option
def trace(
    start: str,
    end: str | None,
    limit: int,
    max_steps: int,
    number: int | None,
    kinds: tuple[str, ...],
    wordings: tuple[str, ...],
    from_date: str,
    to_date: str,
    all_caveats: bool,
    svg: str | None,
    png: str | None,
    store: str | None,
    as_json: bool,
) -> None:
    """Trace TO back to FROM: the pathways of claims between them, best first, and where they break.

    With FROM alone: everything that it leads to. With --store, only the part of that record which lies between is
    fetched; things on longer chains are then not counted.
    """
    filters = _filters(kinds, wordings, from_date, to_date)
    if svg and svg == png:
        raise click.UsageError("--svg and --png would write over each other: name two files")
    if as_json and "-" in (svg, png):
        raise click.UsageError("--json and a picture cannot both go to the terminal: name a file for the picture")
    named = [name for name in (start, end) if name is not None]
    data, ids, left_out = _looked_up(store, named, max_steps, filters)
    if len(ids) == 1:
        if svg or png or number:
            raise click.UsageError("--svg, --png and --pathway are about a pathway: name both FROM and TO")
        _reach(data, ids[0], max_steps, filters, left_out, as_json)
    else:
        number = number or 1
        found = _traced(data, ids, max(limit, number), max_steps, filters, left_out, number)
        if not _drawn(data, found, number, svg, png):
            _told(data, found, number, all_caveats, as_json)


def _filters(kinds: tuple[str, ...], wordings: tuple[str, ...], from_date: str, to_date: str) -> Filters:
    from ..graph.dates import bounds
    from ..graph.tracing.trace import Filters

    for option, text in (("--from-date", from_date), ("--to-date", to_date)):
        try:
            bounds(text)
        except ValueError as error:
            raise click.BadParameter(str(error), param_hint=option) from None
        if "/" in text:
            raise click.BadParameter("one date is wanted here, such as 2016 or 2016-11", param_hint=option)
    if from_date and to_date and bounds(from_date).start_lo > bounds(to_date).end_hi:
        raise click.UsageError(f"--from-date {from_date} lies after --to-date {to_date}: nothing could be between")
    return Filters(kinds, wordings, from_date, to_date)


def _looked_up(
    store: str | None, named: list[str], max_steps: int, filters: Filters
) -> tuple[Record, list[str], LeftOut | None]:
    """The record, or of an engine's only the part that is needed; the ids of what was named; what the part lacks."""
    if store:
        from ..graph.remote.remote import Remote

        with Remote(store) as remote:
            ids = [remote.resolve(name) for name in named]
            part = remote.part(ids, max_steps, filters)
        return part.record, ids, part.left_out
    from ..graph.names import resolve

    data = record()
    return data, [resolve(data, name) for name in named], None


def _reach(data: Record, start: str, max_steps: int, filters: Filters, left_out: LeftOut | None, as_json: bool) -> None:
    from ..graph.tracing.trace import reach

    found, left_out = reach(data, start, max_steps=max_steps, filters=filters, left_out=left_out)
    if as_json:
        from ..graph.trace_export import reach_json

        print_json(reach_json(data, start, found, left_out, max_steps))
    else:
        from ..console.trace_text import reach_text

        click.echo(reach_text(data, start, found, left_out, max_steps))


def _traced(
    data: Record,
    ids: list[str],
    limit: int,
    max_steps: int,
    filters: Filters,
    left_out: LeftOut | None,
    number: int,
) -> Trace:
    from ..graph.tracing.trace import trace

    found = trace(data, *ids, limit=limit, max_steps=max_steps, filters=filters, left_out=left_out)
    if found.pathways and number > len(found.pathways):
        raise click.BadParameter(f"there are only {len(found.pathways)}", param_hint="--pathway")
    return found


def _drawn(data: Record, found: Trace, number: int, svg: str | None, png: str | None) -> bool:
    """Writes the pictures asked for, and tells whether one of them went to the terminal."""
    if not svg and not png:
        return False
    if not found.pathways:
        raise UsageError(" ".join(found.verdict))
    from ..visualisations.lanes import lanes

    drawn = lanes(data, found, pathway=number - 1)
    pictures: list[tuple[str, str | bytes]] = [(svg, drawn)] if svg else []
    if png:
        from ..visualisations.png import png as rastered

        pictures.append((png, rastered(drawn)))
    for file, picture in pictures:
        save(file, picture)
    if png:
        from ..visualisations.png import lost

        warn_of_lost(lost(drawn), png, "take --svg, which shows them where such a font is")
    return "-" in (svg, png)


def _told(data: Record, found: Trace, number: int, all_caveats: bool, as_json: bool) -> None:
    if as_json:
        from ..graph.trace_export import trace_json

        print_json(trace_json(data, found))
    else:
        from ..console.trace_text import trace_text

        click.echo(trace_text(data, found, number, all_caveats))
