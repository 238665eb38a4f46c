"""The sources: the list of all, and the page of one with what it says, its cautions and what nobody coded."""

from __future__ import annotations

from collections import Counter

from .rendering import render
from .site import Site


def sources_page(site: Site) -> str:
    """The list of the sources, with how much each tells."""
    record = site.record
    claims = Counter(claim.source for claim in record.claims.values())
    cautions = Counter(one for caveat in record.caveats.values() for one in {piece.source for piece in caveat.evidence})
    rows = [(source, claims[source.id], cautions[source.id]) for source in record.sources.values()]
    titles = "; ".join(source.title for source in record.sources.values())
    return render(
        site,
        "sources.html",
        rows=rows,
        crumbs=[("Sources", "")],
        here=site.links.page("sources"),
        summary=site.summary("Sources", titles),
    )
