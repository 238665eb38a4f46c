"""References: RIS, BibTeX and CSL-JSON as sources that are still to be read; nothing is claimed of them.

What a source has no key for, such as an abstract, is named in the report. A reference that the file or the workspace
has already, by its DOI, its web address or its title, is not added again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..bibtex_records import bibtex_references, is_bibtex
from ..bundle import Bundle
from ..csl_records import csl_references, is_csl
from ..endnote_records import endnote_references, is_endnote
from ..nbib_records import is_nbib, nbib_references
from ..opened import OpenedFile
from ..plain_words import one_line, slug
from ..read_dates import DateReader
from ..reference_records import (
    Reference,
    ReferenceList,
    UnreadReference,
    address_key,
    doi_link,
    doi_of,
    names_in_line,
    title_key,
    web_address,
)  # fmt: skip
from ..ris_records import is_ris, ris_references

KINDS = (".ris", ".bib", ".nbib", ".xml", ".txt", ".json", ".csv")
"""What files of this format are, by their content: one without an ending may be taken for CSV."""

# What a kind of reference is to a source; none where no kind of source says it.
_SOURCE_KINDS = {
    **dict.fromkeys(("RPRT", "GOVDOC", "techreport", "report"), "report"),
    **dict.fromkeys(("ELEC", "WEB", "BLOG", "online", "electronic", "www"), "web-page"),
    **dict.fromkeys(("webpage", "post", "post-weblog"), "web-page"),
    **dict.fromkeys(("DATA", "AGGR", "DBASE", "dataset"), "dataset"),
    **dict.fromkeys(("PCOMM", "letter", "personal_communication"), "letter"),
    "speech": "speech", "interview": "interview",
}  # fmt: skip
_LANGUAGES = {"english": "en", "ngerman": "de", "german": "de", "french": "fr", "spanish": "es", "welsh": "cy",
              "british": "en-GB", "american": "en-US", "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr",
              "spa": "es", "cym": "cy", "wel": "cy"}  # fmt: skip
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_CONTAINER = "what a text appeared in (journal, book, website) stands as its publisher where none is named"


def recognise(file: OpenedFile) -> bool:
    """Whether a file is a list of references."""
    if file.kind == ".json":
        return is_csl(file.json)
    if file.kind == ".xml":
        return is_endnote(file.xml)
    return is_ris(file.text) or is_nbib(file.text) or is_bibtex(file.text)


def read(file: OpenedFile, bundle: Bundle) -> None:
    """Fills a bundle with the sources of a file, each with the voice of its author."""
    read = list(_references(file))
    if not any(isinstance(one, Reference) for one in read):
        first = read[0] if read else None
        if isinstance(first, UnreadReference):
            raise file.error(f"no reference can be read: {first.why}", first.place)
        raise file.error("there is no reference in it, of RIS, BibTeX, CSL-JSON, NBIB or EndNote")
    _ReferenceSources(bundle, [one for one in read if isinstance(one, Reference)]).add(read)


def _references(file: OpenedFile) -> ReferenceList:
    if file.kind == ".json":
        return csl_references(file.json)
    if file.kind == ".xml":
        return endnote_references(file.xml)
    if is_nbib(file.text):
        return nbib_references(file.text)
    return ris_references(file.text) if is_ris(file.text) else bibtex_references(file.text)


class _ReferenceSources:
    """The sources of a list of references."""

    def __init__(self, bundle: Bundle, references: Iterable[Reference]) -> None:
        self.bundle, self.report = bundle, bundle.report
        self.dates = DateReader(
            date for one in references for name in ("date", "retrieved") for date in one.fields.get(name, ())
        )
        self.here: dict[str, str] = {}
        for id, (title, url) in bundle.sources_here.items():
            self.here.setdefault(title_key(title), id)
            if url:
                self.here[address_key(url)] = id
        self.seen: dict[str, Reference] = {}
        self.urls: dict[str, str] = {}
        self.ids: set[str] = set()
        self.taken = bundle.taken_here | set(bundle.known.values())

    def add(self, read: ReferenceList) -> None:
        for one in read:
            self.report.count_read("references")
            if isinstance(one, UnreadReference):
                self.report.refused.add(one.why, one.place)
            elif len(one_line(one.first("title"))) < 2:
                self.report.refused.add("a reference without a title", one.place)
            else:
                self._reference(one)

    def _reference(self, one: Reference) -> None:
        url = self._url(one)
        keys = self._keys(one, url)
        if first := next((self.seen[key] for key in keys if key in self.seen and self._is_same(key, url)), None):
            self.report.refused.add(f"the same reference again as in {first.place}", one.place)
            return
        if title_key(one.first("title")) in self.seen:
            self.report.to_decide.add("references of one title at different addresses are two sources", one.place)
        for key in keys:
            self.seen.setdefault(key, one)
        self.urls.setdefault(title_key(one.first("title")), url)
        if id := self._one_here(keys, url, one):
            what = "sources that the workspace has already are not added again: what the file says of them is to be "
            self.report.to_decide.add(f"{what}compared by you", f"{one.place}: {id}")
            self.bundle.keys[keys[0]] = id
            return
        self._declare(one, url, keys)

    def _keys(self, one: Reference, url: str) -> list[str]:
        dois = [f"doi {doi}" for text in one.fields.get("doi", ()) if (doi := doi_of(text))]
        return list(dict.fromkeys([*dois, *([address_key(url)] if url else []), title_key(one.first("title"))]))

    def _is_same(self, key: str, url: str) -> bool:
        """Whether one that has a key in common is the same: by a title alone only where not both have an address."""
        return not key.startswith("title ") or not url or not self.urls.get(key)

    def _one_here(self, keys: list[str], url: str, one: Reference) -> str:
        """The source of the workspace that a reference is."""
        for key in keys:
            id = self.here.get(key, "")
            if not id:
                continue
            if key.startswith("title ") and url and self.bundle.sources_here[id][1]:
                what = "the workspace has a source of the same title at another address: both stay"
                self.report.to_decide.add(what, f"{one.place}: {id}")
                continue
            return id
        return ""

    def _declare(self, one: Reference, url: str, keys: list[str]) -> None:
        title, report = one_line(one.first("title")), self.report
        id = self._id(title, keys)
        author = names_in_line(one.fields.get("author", ()))
        author = author if len(author) > 1 else ""
        publisher = one_line(one.first("publisher"))
        container = one_line(one.first("container"))
        if container and not publisher:
            publisher = container
            report.guessed.add(_CONTAINER, one.place)
        elif container:
            report.left_out.add("what a text appeared in (journal, book, website), beside its publisher", one.place)
        self._tell(one)
        self.bundle.declare_source(
            id, title, author=author, publisher=publisher, publicationDate=self._date(one, "date"), url=url,
            retrieved=self._date(one, "retrieved"),
            language=self._language(one), sourceKind=self._kind(one),
        )  # fmt: skip
        self.bundle.author_voice(author or publisher or "whoever wrote it", source=id)

    def _id(self, title: str, keys: list[str]) -> str:
        """The id that an earlier import gave, else one that is free."""
        id = next((self.bundle.known[key] for key in keys if key in self.bundle.known), "")
        if not id or id in self.ids or id in self.bundle.sources_here:
            base = f"source/{slug(title) or slug(keys[0]) or 'reference'}"
            id, number = base, 1
            while id in self.ids or id in self.taken:
                number += 1
                id = f"{base}-{number}"
        self.ids.add(id)
        self.bundle.keys |= dict.fromkeys(keys, id)
        return id

    def _tell(self, one: Reference) -> None:
        """What of a reference is guessed, and what has no place."""
        for guess in one.guesses:
            self.report.guessed.add(guess, one.place)
        for name in one.unplaced:
            self.report.left_out.add(f"the field {name}, which sources do not have")
        if len(one_line(one.first("title"))) > 300:
            self.report.left_out.add("the end of titles of more than 300 letters", one.place)
        for name in ("title", "publisher", "container", "language"):
            others = {one_line(text) for text in one.fields.get(name, ())[1:]} - {one_line(one.first(name))}
            if others:
                said = "what it appeared in" if name == "container" else name
                self.report.left_out.add(f"all but the first of several values for the {said}", one.place)

    def _url(self, one: Reference) -> str:
        """The address of a DOI, else the first web address that is one."""
        dois = [doi for text in one.fields.get("doi", ()) if (doi := doi_of(text))]
        if len(dois) < len(one.fields.get("doi", ())):
            self.report.left_out.add("DOIs that are none", one.place)
        found = [link for doi in dois if (link := doi_link(doi))]
        for text in one.fields.get("url", ()):
            if link := web_address(text):
                found.append(link)
                if "://" not in text:
                    self.report.guessed.add("a web address without a beginning begins with https://", one.place)
            else:
                self.report.left_out.add("web addresses that are none", one.place)
        if len({address_key(link) for link in found}) > 1:
            what = "web addresses beside the first or the DOI: a source has one"
            self.report.left_out.add(what, one.place)
        return found[0] if found else ""

    def _date(self, one: Reference, name: str) -> str:
        """The most exact of the dates that are one."""
        given = one.fields.get(name, [])
        read = [(text, self.dates.read(text)) for text in given]
        best = max((made for _, made in read if made.edtf), key=lambda made: len(made.edtf), default=None)
        for text, made in read:
            if not made.edtf:
                self.report.left_out.add("dates that are none", f"{one.place}: {one_line(text)[:60]}")
            elif best and not best.edtf.startswith(made.edtf):
                self.report.left_out.add("dates beside the most exact one", f"{one.place}: {made.edtf}")
        if best and best.guess:
            self.report.guessed.add(best.guess, one.place)
        return best.edtf if best else ""

    def _language(self, one: Reference) -> str:
        given = one.first("language").strip()
        tag = _LANGUAGES.get(given.casefold(), given.replace("_", "-"))
        if tag and not _TAG.fullmatch(tag):
            self.report.left_out.add("languages that are no tag such as en", f"{one.place}: {one_line(given)[:40]}")
            return ""
        return tag

    def _kind(self, one: Reference) -> str:
        kind = _SOURCE_KINDS.get(one.kind, "") or _SOURCE_KINDS.get(one.kind.lower(), "")
        kind = kind or _SOURCE_KINDS.get(one.kind.upper(), "")
        if not kind and (said := one_line(one.kind)[:40]):
            self.report.left_out.add(f"the kind {said}, which no kind of source is the same as", one.place)
        return kind
