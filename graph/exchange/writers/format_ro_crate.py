"""RO-Crate 1.1: the record as a folder for a repository, with what is in it, how to cite it, and on what it rests."""

from __future__ import annotations

import json
import os
from collections import Counter
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from ...export.citation_file import citation_file
from ...export.dataset import draft_mark
from ...files import folders
from ...files.folders import read_file
from ...files.reading import YamlMapping, YamlNode, read_yaml
from ...others.naming import WITHIN_DEPOSIT, record_lines
from ...record import Record, Source, web_link
from ...settings import MARKER
from ...storage.statistics import canonical
from ...version import VERSION
from ..formats import WhatToWrite
from ..plain_words import one_line
from ..telling import draft_note
from .crate_page import DepositedFile, crate_page
from .format_csvw import write as write_tables
from .parquet_tables import parquet_tables

METADATA, PAGE, CITATION, QUADS = "ro-crate-metadata.json", "ro-crate-preview.html", "CITATION.cff", "record.nq"
CONTEXT = "https://w3id.org/ro/crate/1.1/context"
_SPECIFICATION = "https://w3id.org/ro/crate/1.1"
_MADE_WITH = "#civicgraph"
_TYPES = {
    ".csv": ("text/csv", "{stem}, one a row"), ".json": ("application/json", "What the columns of the tables hold"),
    ".parquet": ("application/vnd.apache.parquet", "{stem}, as Parquet"),
    ".yaml": ("application/yaml", "A file of the workspace, as it was typed"),
    ".yml": ("application/yaml", "A file of the workspace, as it was typed"),
    ".nq": ("application/n-quads", "A file of the workspace"),
    ".toml": ("application/toml", "What the record is called: with it, the folder is a workspace to stand on"),
}  # fmt: skip


def write(what: WhatToWrite) -> dict[str, bytes]:
    """The files of the deposit, by their paths."""
    record = what.record
    title = record.about.title or f"Record {record.base}"
    quads = draft_mark(record) + b"".join(canonical(what.data.store()))
    hash = sha256(quads[len(draft_mark(record)) :]).hexdigest()
    cited = citation_file(record, title, hash)
    files = [
        DepositedFile(QUADS, "The whole record as canonical N-Quads (RDFC-1.0)", "application/n-quads", quads),
        DepositedFile(CITATION, "How to cite the record", "application/yaml", cited.encode()),
        *(_data_file(f"tables/{name}", content) for name, content in write_tables(what).items()),
        *(_data_file(f"parquet/{name}", content) for name, content in parquet_tables(what).items()),
        *_workspace_files(what),
    ]
    files = [one for one in files if one.content]
    line = ". ".join(filter(None, (record.about.creator, title, record.about.publisher, f"sha256:{hash}"))) + "."
    page = DepositedFile(PAGE, "A page about this deposit", "text/html", crate_page(record, title, line, files))
    graph = [_descriptor(), _root(what, title, hash, [*files, page]), *map(_file, [*files, page]), *_others(record)]
    described = json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1)
    what.report.count_written("files", len(files) + 2)
    _tell_what_is_missing(what)
    return {METADATA: (described + "\n").encode(), **{one.path: one.content for one in [*files, page]}}


def _data_file(path: str, content: bytes) -> DepositedFile:
    stem, ending = os.path.splitext(os.path.basename(path))
    media_type, told = _TYPES[ending]
    return DepositedFile(path, told.replace("{stem}", stem.capitalize()), media_type, content)


def _workspace_files(what: WhatToWrite) -> list[DepositedFile]:
    """What makes the deposit a record that others can stand on: the workspace in ``workspace``, or at the top.

    Its files are in it where all that they say may be handed on as it is; else the quads are its data.
    """
    record, data, files = what.record, what.data, dict[str, bytes]()
    if not (record.withholds or record.drafts):
        beside = filter(os.path.isfile, (os.path.join(data.root, one) for one in _BESIDE))
        for path in [*data.files.paths.values(), *beside]:
            inside = os.path.relpath(path, data.root).replace(os.sep, "/")
            files[inside] = read_file(path, max(os.path.getsize(path), folders.MAX_BYTES))
        files |= _settings(what)
        return [_data_file(f"{WITHIN_DEPOSIT}/{path}", one) for path, one in sorted(files.items())]
    holds = "tell what is confidential" if record.withholds else "hold drafts"
    what.report.left_out.add(f"the files of the workspace: they {holds}, and the quads do not")
    files = _settings(what)
    vocabulary = os.path.join(data.root, folders.VOCABULARY)
    if os.path.isfile(vocabulary):
        # Without comments, in which anything may stand: JSON is YAML.
        files[folders.VOCABULARY] = json.dumps(_plain(read_yaml(read_file(vocabulary), "", []))).encode() + b"\n"
    return [_data_file(path, one) for path, one in sorted(files.items())]


_BESIDE = (folders.VOCABULARY, folders.PLACES, folders.IDENTITY, folders.STORIES, "sectors.csv")


def _plain(node: YamlNode) -> Any:
    if isinstance(node, YamlMapping):
        return {key: _plain(value) for key, value in node.values.items()}
    return [_plain(one) for one in node] if isinstance(node, list) else node


def _settings(what: WhatToWrite) -> dict[str, bytes]:
    """The settings of the workspace: what the record says of itself, and where it stands on records of the web."""
    about = what.record.about
    contact = about.contact.removeprefix("mailto:")
    said = {"title": about.title, "creator": about.creator, "licence": about.licence, "base": what.record.base,
            "publisher": about.publisher, "issued": about.issued, "contact": contact}  # fmt: skip
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in said.items() if value]
    for one in what.data.others:
        lines += ["", *record_lines(one)] if one.url else []
    return {MARKER: ("\n".join(lines) + "\n").encode()}


def _descriptor() -> dict[str, Any]:
    return {
        "@id": METADATA,
        "@type": "CreativeWork",
        "conformsTo": {"@id": _SPECIFICATION},
        "about": {"@id": "./"},
    }


def _root(what: WhatToWrite, title: str, hash: str, files: list[DepositedFile]) -> dict[str, Any]:
    """What the folder as a whole is."""
    record, about = what.record, what.record.about
    counts = f"{len(record.things)} things, {len(record.claims)} claims and {len(record.sources)} sources"
    described = f"A record of claims with their evidence: {counts}. Made with civicgraph."
    return _known_parts({
        "@id": "./",
        "@type": "Dataset",
        "name": title,
        "description": " ".join(filter(None, (draft_note(record), described))),
        "datePublished": about.issued,
        "license": _to(about.licence),
        "creator": _to("#creator" if about.creator else ""),
        "publisher": _to("#publisher" if about.publisher else ""),
        "identifier": f"sha256:{hash}",
        "version": record.hash,
        "url": record.base if web_link(record.base) else "",
        "isBasedOn": [_to(one) for one in _addresses(record).values()],
        "mentions": _to(_MADE_WITH),
        "hasPart": [_to(quote(one.path)) for one in files],
    })  # fmt: skip


def _file(one: DepositedFile) -> dict[str, Any]:
    made: dict[str, Any] = {
        "@id": quote(one.path),
        "@type": "File",
        "name": one.told,
        "encodingFormat": one.media_type,
        "contentSize": str(len(one.content)),
        "sha256": sha256(one.content).hexdigest(),
    }
    if one.path == PAGE:
        made["about"] = _to("./")
    return made


def _others(record: Record) -> list[dict[str, Any]]:
    """Who made it, on what terms, with what, and of which documents."""
    about = record.about
    found = [
        {"@id": _MADE_WITH, "@type": "SoftwareApplication", "name": "civicgraph", "version": VERSION},
        # Whether it is a person or a body the record does not say.
        {"@id": "#creator", "@type": "Thing", "name": about.creator} if about.creator else {},
        {"@id": "#publisher", "@type": "Thing", "name": about.publisher} if about.publisher else {},
        {"@id": about.licence, "@type": "CreativeWork", "name": about.licence_name} if about.licence else {},
        *(_source(record, record.sources[id], address) for id, address in _addresses(record).items()),
    ]
    return [one for one in found if one]


def _source(record: Record, source: Source, address: str) -> dict[str, Any]:
    """A document that was coded, with the hash of the text; the text itself is not in the deposit."""
    return _known_parts({
        "@id": address,
        "@type": "CreativeWork",
        "name": one_line(source.title),
        "creditText": ", ".join(filter(None, (source.author, source.publisher))),
        "datePublished": source.published,
        "inLanguage": source.language,
        "identifier": [record.iri(source.id), *([f"sha256:{source.text_hash}"] if source.text_hash else [])],
        "archivedAt": source.archived if web_link(source.archived) else "",
        "description": f"SHA-256 of the text that was coded: {source.text_hash}" if source.text_hash else "",
    })  # fmt: skip


def _addresses(record: Record) -> dict[str, str]:
    """What each source is known by: its web address, where no other has it, else its IRI."""
    used = Counter(web_link(one.url) for one in record.sources.values())
    return {id: one.link if one.link and used[one.link] == 1 else record.iri(id) for id, one in record.sources.items()}


def _to(id: str) -> dict[str, str] | str:
    return {"@id": id} if id else ""


def _known_parts(entity: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in entity.items() if value not in ("", [])}


def _tell_what_is_missing(what: WhatToWrite) -> None:
    """What the specification asks for and the data set does not say of itself."""
    about, decide = what.record.about, what.report.to_decide
    for id in what.record.sources:
        what.report.left_out.add("the texts of sources: their hashes are told, where they are known", id)
    for name, value, told in (
        ("issued", about.issued, "when it was published (datePublished)"),
        ("licence", about.licence, "on what terms it may be used (license)"),
    ):
        if not value:
            decide.add(f"a deposit has to say {told}: set {name} in civicgraph.toml")
