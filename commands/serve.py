"""``civicgraph serve``: the record over HTTP."""

from __future__ import annotations

import click

from .shared import dataset, draft_option, ensure_built, ensure_whole


def _check_seconds(ctx: click.Context, param: click.Parameter, value: float) -> float:
    if value != value:
        raise click.BadParameter("give a number of seconds")
    return value


def _without_brackets(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """An IPv6 address may come in brackets, as in an address of the web."""
    return value[1:-1] if value.startswith("[") and value.endswith("]") else value


def _check_addresses(ctx: click.Context, param: click.Parameter, value: str) -> str:
    import ipaddress

    for part in value.split(",") if value else ():
        try:
            ipaddress.ip_network(part.strip(), strict=False)
        except ValueError:
            raise click.BadParameter(f"{part.strip()} is not an IP address; give that of the proxy") from None
    return value


def _check_origin(ctx: click.Context, param: click.Parameter, value: str) -> str:
    import re

    if value not in ("*", "none") and not re.fullmatch(r"https?://[\w.\[\]:-]+", value):
        raise click.BadParameter("give an origin such as https://example.org, without a path; or * or none")
    return value


@click.command()
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    callback=_without_brackets,
    help="The address to listen on; this one is loopback.",
)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free port.")
@click.option("--workers", type=click.IntRange(1, 256), help="Processes that answer.  [default: one a core, and one]")
@click.option(
    "--timeout",
    type=click.FloatRange(0.1, 3600),
    default=30.0,
    show_default=True,
    metavar="SECONDS",
    callback=_check_seconds,
    help="The most that a query may take.",
)
@click.option(
    "--memory",
    type=click.IntRange(512, 1_048_576),
    default=1024,
    show_default=True,
    metavar="MB",
    help="The most address space of a worker.",
)
@click.option(
    "--max-rows", type=click.IntRange(1), default=100_000, show_default=True, help="The most rows or triples sent."
)
@click.option(
    "--proxy", metavar="ADDRESS", default="", callback=_check_addresses, help="Trust this proxy's X-Forwarded-For."
)
@click.option(
    "--allow-origin",
    metavar="ORIGIN",
    default="*",
    show_default=True,
    callback=_check_origin,
    help="Which other web pages may ask: one origin, * or none.",
)
@click.option(
    "--passages/--no-passages",
    default=None,
    help="Show what stands around the evidence, where the sources' texts are at hand.  "
    "[default: only if no other machine and no other web page can connect]",
)
@draft_option
@click.option("--reload", is_flag=True, help="Take up the files whenever they have changed and pass.")
def serve(
    host: str,
    port: int,
    workers: int | None,
    timeout: float,
    memory: int,
    max_rows: int,
    proxy: str,
    allow_origin: str,
    passages: bool | None,
    reload: bool,
    draft: bool,
) -> None:
    """Serve the record: a SPARQL 1.1 endpoint at /sparql, pages of things and claims, the map, a search.

    Read-only. Queries run in processes of their own, without network and within limits. Only this machine can reach
    the server unless --host says otherwise.
    """
    data = ensure_built(ensure_whole(dataset(), draft))
    data.serve(
        host=host,
        port=port,
        workers=workers,
        timeout=timeout,
        memory=memory,
        max_rows=max_rows,
        proxy=proxy,
        allow_origin=allow_origin,
        passages=passages,
        reload=reload,
        draft=draft,
    )
