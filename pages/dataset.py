"""The page of the data set: how to cite it, where it is to be had, and what it holds in numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..graph.data_choice import SHIPPED_ABOUT
from ..graph.record import Record
from ..graph.sparql.evaluation import shorten_iri
from ..graph.version import VERSION, YEAR
from ..graph.vocabulary import NS
from .rendering import render
from .site import Site


def dataset_page(site: Site, counts: Mapping[str, Any], files: Sequence[tuple[str, str]] = ()) -> str:
    """The page, from the counts and hash of the store; ``files`` are others to take, each in words and where it is."""
    base = site.record.base
    lists = {
        name: sorted(
            (
                (iri, shorten_iri(iri, base), count, _words(site.record, iri, name))
                for iri, count in counts[name].items()
            ),
            key=lambda row: (not row[0].startswith((NS, base)), -row[2], row[1]),
        )
        for name in ("graphs", "classes", "properties")
    }
    cited = citation(site.record, counts["hash"])
    content = {"counts": counts, "lists": lists, "citation": cited, "files": files}
    return render(site, "dataset.html", crumbs=[("The data set", "")], **content)


def _words(record: Record, iri: str, list: str) -> str:
    """What a class, a property or the graph of a source is called; empty where the record does not say."""
    if list == "graphs":
        source = record.sources.get(record.short_id(iri))
        return source.title if source else ""
    name = iri.removeprefix(NS)
    if list == "classes":
        return record.types[name].label if name in record.types else ""
    return record.relations[name].label if name in record.relations else ""


def citation(record: Record, hash: str) -> str:
    """How to cite the data set: who, what, which version, and the hash that anybody can compute again."""
    about = record.about
    is_shipped = about == SHIPPED_ABOUT
    who, version = (f"{about.creator} ({YEAR})", f"Version {VERSION}") if is_shipped else (about.creator, "")
    return ". ".join(part for part in (who, about.title, version, f"RDFC-1.0 SHA-256 {hash}") if part) + "."
