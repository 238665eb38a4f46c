"""``civicgraph serve``: the record over HTTP."""

from __future__ import annotations

import click

from .shared import dataset


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on; this one is loopback.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free port.")
@click.option("--workers", type=click.IntRange(1, 256), help="Processes that answer.  [default: one a core, and one]")
@click.option(
    "--timeout",
    type=click.FloatRange(0.1, 3600),
    default=30.0,
    show_default=True,
    metavar="SECONDS",
    help="The most that a query may take.",
)
@click.option(
    "--memory",
    type=click.IntRange(512),
    default=1024,
    show_default=True,
    metavar="MB",
    help="The most address space of a worker.",
)
@click.option(
    "--max-rows", type=click.IntRange(1), default=100_000, show_default=True, help="The most rows or triples sent."
)
@click.option("--proxy", metavar="ADDRESS", default="", help="Believe this proxy's X-Forwarded-For.")
@click.option(
    "--allow-origin",
    metavar="ORIGIN",
    default="*",
    show_default=True,
    help="Which other web pages may ask: one origin, * or none.",
)
@click.option(
    "--passages/--no-passages",
    default=None,
    help="Show what stands around the evidence, where the sources' texts are at hand.  "
    "[default: where only this machine can ask]",
)
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
) -> None:
    """Serve the record: a SPARQL 1.1 endpoint at /sparql, pages of things and claims, the map, a search.

    Read-only. Queries run in processes of their own, without network and within limits. Only this machine can reach
    the server unless --host says otherwise.
    """
    import os

    from ..server.run import run
    from ..server.settings import is_loopback, settings_of

    data = dataset()
    if not data.is_built():
        click.echo("Reading the files, once …", err=True)
    run(
        settings_of(
            data,
            passages=passages if passages is not None else is_loopback(host) and not proxy,
            host=host,
            port=port,
            workers=workers or (os.cpu_count() or 1) + 1,
            timeout=timeout,
            memory=memory,
            max_rows=max_rows,
            proxy=proxy,
            allow_origin=allow_origin,
        )
    )
