"""The relationship map: one HTML file that opens without a network and shows every claim behind every line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from ...graph.record import Record
from ..style import custom_properties
from .ladder import column
from .layout import Point, compute_positions, update_positions
from .page_data import claims_among, map_lines, page_data, radius
from .selection import MAX_THINGS, Selection, degree, most_connected, neighbourhood, select_things
from .stories import Story, generate_stories

UNTITLED = "Who asked, who answered, what came of it"


def map_page(
    record: Record,
    *,
    title: str = "",
    around: str | None = None,
    depth: int = 2,
    limit: int = 300,
    positions_file: Path | None = None,
    known: Mapping[str, Point] | None = None,
    stories: Sequence[Story] | None = None,
    picked: Sequence[str] = (),
    served: bool = False,
    page_name: Callable[[str], str] | None = None,
    menu: Sequence[tuple[str, str]] = (),
) -> str:
    """The whole page as HTML.

    Parameters
    ----------
    record
        What is drawn. The page opens on a worked pathway, and draws of anything else as much as fits with its names.
        Beyond 5,000 things only the most connected are on the page, and it says so.
    title
        The heading; the data set's own title, unless given.
    around
        The id of a thing: only what lies within ``depth`` steps of it is drawn, at most ``limit`` things.
    positions_file
        A JSON file that keeps places, so that the map does not jump from one build to the next. It is written.
    known
        Places that are only read, where no file is to be written.
    stories
        The questions to begin with; where there are none, they are made from the data.
    picked
        The ids of the things to draw, no others.
    served
        The page comes from the record's server: it leads to pages and other cuts there, and asks its search.
    page_name
        The name of the file of a thing or claim in the folder ``page`` beside this page, to which it then leads.
    menu
        The other pages of the site that the page stands on: what each is called, and its address.

    Raises
    ------
    KeyError
        The record has no thing of an id given in ``around`` or ``picked``.
    """
    from .pyvis_page import OPTIONS, MapPage

    selection = _select(record, around, depth, limit, picked)
    questions = generate_stories(record) if stories is None else stories
    data = page_data(record, selection, questions) | {"options": OPTIONS, **({"menu": list(menu)} if menu else {})}
    if served:
        data["about"] |= {"served": True, "depth": depth, "picked": bool(picked)}
    if page_name:
        ids = [*selection.things, *(claim["id"] for claim in data["claims"])]
        data["about"]["pages"] = ["page/", {id: page_name(id) for id in ids if page_name(id) != id}]
    sizes = {id: radius(degree(record, id)) for id in selection.things}
    columns = {id: column(record, id) for id in selection.things}
    links = [line.ends for line in map_lines(record, claims_among(record, set(selection.things)))]
    kept = update_positions(positions_file, columns, links) if positions_file else None
    places = kept or compute_positions(columns, links, known=known)
    page = MapPage(title or record.about.title or UNTITLED, asks_server=served)
    page.draw(_nodes(selection.things, places, sizes), _edges(selection.things, links))
    return page.render({"map.html": _template("map.html")}, _script(served), _style(), data)


def _select(record: Record, around: str | None, depth: int, limit: int, picked: Sequence[str]) -> Selection:
    if picked:
        return select_things(record, picked)
    return neighbourhood(record, around, depth, limit) if around else most_connected(record, MAX_THINGS)


def _nodes(ids: tuple[str, ...], places: dict[str, Point], sizes: dict[str, float]) -> list[dict[str, Any]]:
    """One node for each thing, in the same order. They are numbered: vis-network trips over ids like __proto__."""
    return [{"id": f"n{n}", "x": places[id][0], "y": places[id][1], "size": sizes[id]} for n, id in enumerate(ids)]


def _edges(ids: tuple[str, ...], links: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """One edge for each line, in the same order."""
    number = {id: f"n{n}" for n, id in enumerate(ids)}
    return [{"id": f"e{n}", "from": number[start], "to": number[end]} for n, (start, end) in enumerate(links)]


def _script(served: bool) -> str:
    """The page's own script, which ``make web`` makes from ``web/``. Only a served page asks for things."""
    return _template("map.js") + (_template("map_beyond.js") if served else "")


def _style() -> str:
    """The page's style: the colours and fonts of the style table for each theme, then our rules."""
    return (
        f":root {{ color-scheme: light; {custom_properties('map', 'light')} }}\n"
        f':root[data-theme="dark"] {{ color-scheme: dark; {custom_properties("map", "dark")} }}\n'
        f':root[data-theme="contrast"] {{ {custom_properties("map", "contrast")} }}\n'
    ) + _template("map.css")


@cache
def _template(name: str) -> str:
    return (files(__package__) / "templates" / name).read_text("utf-8")
