"""How to cite one thing or claim of a record: in a line, as BibTeX, and as CSL-JSON for a reference manager."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

from ..record import About, Record
from .claims import claim_sentence, speaker
from .codes import caveat_label
from .counts import capital
from .sources import source_name

_ESCAPED = str.maketrans(
    {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    | {sign: f"\\{sign}" for sign in "{}&%$#_"}
)
_YEAR = re.compile(r"\d{4}")
# Quotation marks within quotation marks.
_INNER = str.maketrans("“”", "‘’")


class ItemCitation(NamedTuple):
    """One citation in three forms."""

    line: str
    bibtex: str
    csl: str


def cite_item(record: Record, id: str) -> ItemCitation:
    """How to cite a thing, claim, source, voice, caveat or test, as the record has it.

    What the data set does not say of itself is left out: author, title, year. The hash tells which state was cited.

    >>> from civicgraph import Dataset
    >>> cited = cite_item(Dataset.shipped().record(), "lvrw")
    >>> cited.line.startswith("civicgraph contributors (2026). London Voter Registration Week. In: The record of five")
    True
    >>> cited.bibtex.splitlines()[2]
    '  title = {London Voter Registration Week},'
    """
    about, iri = _about(record, id), record.iri(id)
    title, data = _title(record, id), f"Data {_hash(record, id)}"
    year = _YEAR.match(about.issued or "")
    who = " ".join(filter(None, (about.creator, f"({year[0]})" if year else "")))
    parts = (who, title, f"In: {about.title}" if about.title else "", about.publisher, data, iri)
    return ItemCitation(
        ". ".join(filter(None, parts)),
        _bibtex(_key(record, id), {
            "author": f"{{{_tex(about.creator)}}}" if about.creator else "",
            "title": _tex(title),
            "howpublished": f"In: {_tex(about.title)}" if about.title else "",
            "publisher": _tex(about.publisher),
            "year": year[0] if year else "",
            "url" if _is_web(iri) else "eprint": iri,
            "note": data,
        }),
        json.dumps([_csl(record, id, title, year[0] if year else "")], ensure_ascii=False, indent=1),
    )  # fmt: skip


def _about(record: Record, id: str) -> About:
    """What the record that something is of says of itself: of other people's, its title and licence."""
    other = record.other_of(id)
    return About(other.called, licence=other.licence) if other else record.about


def _hash(record: Record, id: str) -> str:
    other = record.other_of(id)
    return (other.sha256 if other else record.hash)[:12]


def _title(record: Record, id: str) -> str:
    """What is cited, as a title: of a claim its sentence, with who says so and where."""
    claim = record.kept_claim(id)
    if caveat := record.kept_caveat(id):
        return f"{capital(caveat_label(record, caveat))}: {caveat.summary.rstrip('.')}"
    if not claim:
        return record.name(id)
    said = claim_sentence(record, claim).translate(_INNER)
    return f"“{said}” ({speaker(record, claim)}; {source_name(record, claim.source)})"


def _key(record: Record, id: str) -> str:
    """A key of letters, figures and dashes, with the state of the data in it."""
    return f"{re.sub(r'[^A-Za-z0-9]+', '-', id).strip('-') or 'item'}-{record.hash[:6]}"


def _bibtex(key: str, fields: dict[str, str]) -> str:
    lines = (f"  {name} = {{{value}}}," for name, value in fields.items() if value)
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def _tex(text: str) -> str:
    return text.translate(_ESCAPED)


def _is_web(iri: str) -> bool:
    return iri.startswith(("https://", "http://"))


def _csl(record: Record, id: str, title: str, year: str) -> dict[str, Any]:
    about, iri = _about(record, id), record.iri(id)
    found: dict[str, Any] = {
        "id": _key(record, id),
        "type": "entry",
        "title": title,
        "container-title": about.title,
        "author": [{"literal": about.creator}] if about.creator else [],
        "publisher": about.publisher,
        "issued": {"date-parts": [[int(year)]]} if year else {},
        "URL" if _is_web(iri) else "number": iri,
        "version": _hash(record, id),
    }
    return {name: value for name, value in found.items() if value}
