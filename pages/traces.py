"""The page of the traces that a site without a server holds, each with what it comes to."""

from __future__ import annotations

from collections.abc import Sequence

from .rendering import render
from .site import Site
from .trace import AnsweredTrace


def traces_page(site: Site, traces: Sequence[AnsweredTrace]) -> str:
    """The page of some traces."""
    return render(
        site,
        "traces.html",
        traces=traces,
        crumbs=[("Trace", "")],
        here=site.links.page("trace"),
        summary=site.summary("Traces", "; ".join(one.heading for one in traces)),
    )
