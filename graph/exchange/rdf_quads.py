"""The statements of a file of RDF, in any of its syntaxes. Nothing is fetched and nothing unpacks without bound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .opened import OpenedFile

if TYPE_CHECKING:
    import pyoxigraph as ox

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
KINDS = (".ttl", ".trig", ".nq", ".nt", ".jsonld", ".json", ".rdf", ".xml")
"""What files of RDF are, by their content."""
_MOST_STATEMENTS = 3_000_000
_ENTITY = re.compile(rb"<!ENTITY\s+(\S+)\s+(\"[^\"]*\"|'[^']*'|[^>]*)")


def read_rdf(file: OpenedFile) -> Iterator[ox.Quad]:
    """The statements of a file.

    Raises
    ------
    UsageError
        It is no RDF, names a context that stands elsewhere, or has too many statements.
    """
    import pyoxigraph as ox

    formats = {".ttl": ox.RdfFormat.TURTLE, ".trig": ox.RdfFormat.TRIG, ".nq": ox.RdfFormat.N_QUADS,
               ".nt": ox.RdfFormat.N_TRIPLES, ".rdf": ox.RdfFormat.RDF_XML, ".xml": ox.RdfFormat.RDF_XML}  # fmt: skip
    if file.kind not in formats and not isinstance(file.json, dict | list):  # too deep is refused there
        raise file.error("it is no JSON-LD")
    if file.kind in (".rdf", ".xml"):
        _check_entities(file)
    # In the other syntaxes names without a beginning are kept as they are by those who read them back.
    base = f"file:///{file.hash[7:19]}/" if file.kind in (".rdf", ".xml") else None
    try:
        for number, quad in enumerate(ox.parse(file.utf8, formats.get(file.kind, ox.RdfFormat.JSON_LD), base_iri=base)):
            if number >= _MOST_STATEMENTS:
                raise file.error(f"it has more than {_MOST_STATEMENTS:,} statements: divide it")
            yield quad
    except (SyntaxError, ValueError) as error:
        reason = " ".join(str(getattr(error, "msg", "") or error).split())
        reason = "its context stands elsewhere, and none is fetched" if "LoadDocumentCallback" in reason else reason
        raise file.error(f"it is no readable RDF: {reason}") from None


def _check_entities(file: OpenedFile) -> None:
    """Refuses entities that are more than the beginning of an address, which is all that RDF has them for."""
    plain = file.content.replace(b"\0", b"")
    for name, value in _ENTITY.findall(plain):
        if b"&" in value or len(value) > 300 or name == b"%" or value[:1] not in (b'"', b"'"):
            raise file.error("its XML declares entities that are not the beginning of an address: save it anew")


def term_value(term: Any) -> str:
    """The text of a term; empty where it has none, as a triple within a triple."""
    return str(getattr(term, "value", ""))
