"""``civicgraph analyse brokers | centrality | communities | ties | timeline``: the record as a network of actors."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from ..graph.errors import UsageError
from ..ontology import codes
from .shared import COUNT, dataset, json_option, print_json, record

if TYPE_CHECKING:
    import networkx as nx

    from ..graph.networks.brokerage import Brokers
    from ..graph.networks.windows import Window
    from ..graph.record import Record

_PROJECTIONS = ("direct", "dealings", "shared", "all")

_at_option = click.option(
    "--at", metavar="DATE", default="", help="Only claims certainly in DATE: 2016, 2016-11 or 2015/2019."
)
_seed_option = click.option(
    "--seed", type=click.IntRange(0, 2**32 - 1), default=0, show_default=True, help="The seed of chance."
)


def _limit_option(default: int) -> Callable[..., Any]:
    return click.option("--limit", type=COUNT, default=default, show_default=True, help="How many to list.")


def _network_options(default: str) -> Callable[..., Any]:
    """The options that say which network: ``--ties``, ``--at`` and ``--wording``."""

    def options(command: Callable[..., Any]) -> Callable[..., Any]:
        ties = click.option(
            "--ties",
            type=click.Choice(_PROJECTIONS),
            default=default,
            show_default=True,
            help="What ties actors: one claim, dealings through a thing, parts in the same thing, or all of these.",
        )
        wording = click.option(
            "--wording",
            "wordings",
            multiple=True,
            type=click.Choice(codes("wording")),
            help="Only this; may be repeated.",
        )
        return ties(_at_option(wording(command)))

    return options


@click.command(short_help="Who connects actors that nothing else ties.")
@_network_options("direct")
@click.option("--window", "years", type=COUNT, help="Tell it for every window of so many years.")
@click.option(
    "--permutations", type=click.IntRange(100, 100_000), default=1000, show_default=True, help="How many random deals."
)
@_seed_option
@_limit_option(10)
@json_option
def brokers(
    ties: str,
    at: str,
    wordings: tuple[str, ...],
    years: int | None,
    permutations: int,
    seed: int,
    limit: int,
    as_json: bool,
) -> None:
    """Show who connects actors that nothing else ties, within and between sectors.

    Gould and Fernandez's five roles, each beside what chance would give.
    """
    if at and years:
        raise click.UsageError("--at is one window and --window many: give one of them")
    data = record()
    spans = _spans(data, ties, at, years)
    found = [_brokers(data, ties, span, wordings, permutations, seed, limit) for span in spans]
    if as_json:
        from ..graph.networks.network_export import brokers_json

        rows = [brokers_json(data, one) for one in found]
        print_json({"windows": rows} if years else rows[0])
    else:
        from ..console.structure_text import brokers_text

        click.echo(brokers_text(data, found))


def _spans(data: Record, ties: str, at: str, years: int | None) -> list[Window | None]:
    if not years:
        return [_window(at)]
    from ..graph.networks.projection import tying
    from ..graph.networks.windows import windows

    if spans := windows(tying(data, ties), years):
        return [*spans]
    raise UsageError("no claim that ties two actors is dated: there are no windows to tell of; leave out --window")


def _brokers(
    data: Record, ties: str, span: Window | None, wordings: tuple[str, ...], permutations: int, seed: int, limit: int
) -> Brokers:
    from ..graph.networks.brokerage import brokers as found_in

    return found_in(_graph(data, ties, span, wordings), limit=limit, permutations=permutations, seed=seed)


@click.command(short_help="Who lies between others.")
@_network_options("all")
@_seed_option
@_limit_option(15)
@json_option
def centrality(ties: str, at: str, wordings: tuple[str, ...], seed: int, limit: int, as_json: bool) -> None:
    """Show who lies between others, and who spans holes between them."""
    from ..graph.networks.structure import is_exact, standings

    data = record()
    graph = _graph(data, ties, _window(at), wordings)
    rows, exact = standings(graph, seed=seed)[:limit], is_exact(graph)
    if as_json:
        from ..graph.networks.network_export import standings_json

        print_json(standings_json(data, graph, rows, exact))
    else:
        from ..console.structure_text import standings_text

        click.echo(standings_text(data, graph, rows, exact))


@click.command(short_help="Who holds together.")
@_network_options("all")
@click.option("--runs", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many seeds to try.")
@_seed_option
@_limit_option(10)
@json_option
def communities(ties: str, at: str, wordings: tuple[str, ...], runs: int, seed: int, limit: int, as_json: bool) -> None:
    """Show which actors hold together, and how far that changes from seed to seed."""
    from ..graph.networks.structure import communities as found_in

    data = record()
    graph = _graph(data, ties, _window(at), wordings)
    found = found_in(graph, runs=runs, seed=seed)
    if as_json:
        from ..graph.networks.network_export import communities_json

        print_json(communities_json(data, graph, found))
    else:
        from ..console.structure_text import communities_text

        click.echo(communities_text(data, graph, found, limit))


@click.command(short_help="Who is tied to whom, and by which claims.")
@click.argument("one", metavar="[ACTOR]", required=False)
@click.argument("other", metavar="[OTHER]", required=False)
@_network_options("all")
@_limit_option(15)
@json_option
def ties(
    one: str | None, other: str | None, ties: str, at: str, wordings: tuple[str, ...], limit: int, as_json: bool
) -> None:
    """Show whom an ACTOR is tied to, or the claims that tie it to an OTHER.

    Without an ACTOR: who paid for, lent, hosted and worked on each secondment.
    """
    data, span = record(), _window(at)
    if one is None:
        _secondments(data, span, limit, as_json)
        return
    ids = [_actor(data, name) for name in (one, other) if name is not None]
    _ties(data, _graph(data, ties, span, wordings), ids, limit, as_json)


def _actor(data: Record, name: str) -> str:
    from ..graph.names import resolve
    from ..graph.networks.projection import is_actor

    id = resolve(data, name)
    if not is_actor(data, id):
        kind = data.type_label(id)
        raise UsageError(f"{data.name(id)} is a {kind}, not an actor that can be tied; try: civicgraph show {id}")
    return id


def _secondments(data: Record, span: Window | None, limit: int, as_json: bool) -> None:
    from ..graph.networks.projection import claims_of
    from ..graph.networks.secondments import chains, secondments

    graph = secondments(data, window=span)
    found = chains(graph)
    claims = len(claims_of(graph))
    if as_json:
        from ..graph.networks.network_export import chains_json

        print_json(chains_json(data, found, claims))
    else:
        from ..console.structure_text import chains_text

        click.echo(chains_text(data, found, claims, limit))


def _ties(data: Record, graph: nx.DiGraph[str], ids: list[str], limit: int, as_json: bool) -> None:
    from ..graph.networks.projection import ties_of

    pairs = ties_of(graph, *ids)
    if as_json:
        from ..graph.networks.network_export import ties_json

        print_json(ties_json(data, graph, pairs))
    else:
        from ..console.structure_text import tie_text, ties_text

        two = len(ids) == 2
        click.echo(tie_text(data, graph, *ids) if two else ties_text(data, graph, ids[0], pairs, limit))


@click.command(short_help="What is dated about a thing, in order.")
@click.argument("thing", nargs=-1, required=True)
@click.option("--around", is_flag=True, help="Also what is dated about things one claim away.")
@_limit_option(30)
@json_option
def timeline(thing: tuple[str, ...], around: bool, limit: int, as_json: bool) -> None:
    """Show what the record dates about a THING, in order; the undated apart."""
    from ..graph.names import resolve
    from ..graph.networks.timeline import timeline as in_time

    data = record()
    found = in_time(data, resolve(data, " ".join(thing)), around=around)
    if as_json:
        from ..graph.networks.network_export import timeline_json

        print_json(timeline_json(data, found))
    else:
        from ..console.structure_text import timeline_text

        click.echo(timeline_text(data, found, limit))


def _window(at: str) -> Window | None:
    if not at:
        return None
    from ..graph.networks.windows import Window

    try:
        return Window.of(at)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--at") from None


def _graph(data: Record, ties: str, span: Window | None, wordings: tuple[str, ...]) -> nx.DiGraph[str]:
    from ..graph.networks.projection import actors
    from ..graph.networks.sectors import assigned

    return actors(data, ties, window=span, wordings=wordings, by_hand=assigned(data, dataset().root))
