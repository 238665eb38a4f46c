"""``civicgraph trace``: how far the record supports that one thing came from another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ..ontology import codes
from .completion import complete_thing
from .shared import (
    COUNT,
    dataset,
    ensure_ready,
    json_option,
    own_dataset,
    print_json,
    print_text,
    save,
    store_option,
    warn_of_lost,
)

if TYPE_CHECKING:
    from ..api.results.traces import ReachResult, TraceResult


_KIND, _WORDING = click.Choice(codes("kind")), click.Choice(codes("wording"))


@click.command()
@click.argument("start", metavar="FROM", shell_complete=complete_thing)
@click.argument("end", metavar="[TO]", required=False, shell_complete=complete_thing)
@click.option("--limit", type=COUNT, default=5, show_default=True, help="How many pathways to list.")
@click.option(
    "--max-steps", type=click.IntRange(1, 20), default=8, show_default=True, help="The most claims in a pathway."
)
@click.option("--pathway", "number", type=COUNT, help="Which of the pathways to show.  [default: 1]")
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
@click.option(
    "--ends",
    type=click.Choice(["wide", "exact"]),
    default="wide",
    show_default=True,
    help="Where nothing leads from FROM to TO: take them with their roles, parts and wholes, or not.",
)
@click.option("--same", is_flag=True, help="Take things as one that are held to be one, and say which.")
@click.option("--full", is_flag=True, help="Each step with its evidence, cautions, robustness, what is missing.")
@click.option("--all-caveats", is_flag=True, help="With --full, every caveat on the ends and on what is passed.")
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
    ends: str,
    same: bool,
    full: bool,
    all_caveats: bool,
    svg: str | None,
    png: str | None,
    store: str | None,
    as_json: bool,
) -> None:
    """Trace TO back to FROM: the best pathway of claims between them, and where it breaks. --full tells all of it.

    With FROM alone: everything that it leads to. With --store, only the part of that record which lies between is
    fetched; things on longer chains are then not counted. With --same, what identity.yaml or a claim (same as) holds
    to be one is taken as one; without, it is said where that would join the two.
    """
    _check_dates(from_date, to_date)
    if svg and svg == png:
        raise click.UsageError("--svg and --png would write over each other: name two files")
    if as_json and "-" in (svg, png):
        raise click.UsageError("--json and a picture cannot both go to the terminal: name a file for the picture")
    options: dict[str, Any] = {"max_steps": max_steps, "kinds": kinds, "wordings": wordings}
    options |= {"since": from_date, "until": to_date, "store": store}
    # A picture is made to be handed on.
    data = dataset() if store else ensure_ready(dataset() if svg or png else own_dataset())
    if end is None:
        if svg or png or number or full:
            raise click.UsageError("--svg, --png, --pathway and --full are about a pathway: name both FROM and TO")
        if same:
            raise click.UsageError("--same is about two things: name both FROM and TO")
        _print_reach(data.reach(start, **options), as_json)
        return
    number = number or 1
    found = data.trace(start, end, limit=max(limit, number), ends=ends, same=same, **options)
    if found.pathways and number > len(found.pathways):
        raise click.BadParameter(f"there are only {len(found.pathways)}", param_hint="--pathway")
    if not _save_pictures(found, number, svg, png):
        _print_trace(found, number, full or all_caveats, all_caveats, as_json)


def _check_dates(from_date: str, to_date: str) -> None:
    from ..graph.dates import bounds

    for option, text in (("--from-date", from_date), ("--to-date", to_date)):
        try:
            bounds(text)
        except ValueError as error:
            raise click.BadParameter(str(error), param_hint=option) from None
        if "/" in text:
            raise click.BadParameter("give one date here, such as 2016 or 2016-11", param_hint=option)
    if from_date and to_date and bounds(from_date).is_after(bounds(to_date)):
        raise click.UsageError(f"--from-date {from_date} lies after --to-date {to_date}: nothing could be between")


def _print_reach(found: ReachResult, as_json: bool) -> None:
    if as_json:
        print_json(found.to_dict())
    else:
        from ..console.trace_text import reach_text

        print_text(reach_text(found.record, found.start, found.reached, found.left_out, found.max_steps))


def _save_pictures(found: TraceResult, number: int, svg: str | None, png: str | None) -> bool:
    """Writes the pictures asked for; whether one of them went to the terminal."""
    if not svg and not png:
        return False
    drawn = found.figure(number)
    pictures: list[tuple[str, str | bytes]] = [(svg, drawn.svg)] if svg else []
    if png:
        pictures.append((png, drawn.png()))
    for file, picture in pictures:
        save(file, picture)
    if png:
        warn_of_lost(drawn.lost(), png, "take --svg, which shows them where such a font is")
    return "-" in (svg, png)


def _print_trace(found: TraceResult, number: int, full: bool, all_caveats: bool, as_json: bool) -> None:
    if as_json:
        print_json(found.to_dict())
    elif full:
        from ..console.trace_text import trace_text

        print_text(trace_text(found.record, found.trace, number, all_caveats))
    else:
        from ..console.trace_screen import trace_screen

        print_text(trace_screen(found.record, found.trace, number))
