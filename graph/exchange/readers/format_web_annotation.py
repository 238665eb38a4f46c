"""Web Annotation: notes on pages, of the W3C's model or of hypothes.is, as drafts of what a page is about.

Each page becomes a source and a publication, each tag a theme, and each tag of a note a draft: the publication
``about`` the theme, with the first words that were marked as its place, and what the note says as its summary.
"""

from __future__ import annotations

import re

from ...marks import PROGRAM
from ...record import web_link
from ..bundle import Bundle
from ..opened import OpenedFile
from ..plain_words import one_line
from ..reference_records import address_key
from ..web_annotations import (
    MarkedPlace,
    WebAnnotation,
    annotation_items,
    annotation_of,
    is_annotation,
)

KINDS = (".json", ".jsonld")
"""What files of this format are, by their content."""

_MOST_WORDS, _FEWEST_LETTERS, _LONGEST, _LONGEST_NAME = 12, 10, 900, 300
_NO_TAGS = "notes without a tag say of no theme that the page is about it: tag them, or make claims of them by hand"
_DRAFTS = "what was tagged is a draft: read each passage, say what it says in the summary, and take status out"
_PRIVATE = "notes that not everybody may read are among them: keep out what was told in confidence"
_OWN = (
    "civicgraph wrote it, and it has claims only as sentences, which are not taken back: their workspace has them, and "
    "its export xlsx, kumu, graphml, gexf or causal-map brings them here"
)


def recognise(file: OpenedFile) -> bool:
    """Whether a file has annotations."""
    return any(is_annotation(one) for one in annotation_items(file.json))


def read(file: OpenedFile, bundle: Bundle) -> None:
    """Fills a bundle with the pages that were annotated, the tags as themes, and a draft for each tag."""
    whole = file.json
    generator = whole.get("generator") if isinstance(whole, dict) else None
    if isinstance(generator, dict) and generator.get("name") == PROGRAM:
        raise file.error(_OWN)
    items = list(annotation_items(whole))
    if not any(is_annotation(one) for one in items):
        raise file.error("there is no annotation in it, of the W3C's model or of hypothes.is")
    if isinstance(whole, dict) and (isinstance(whole.get("first"), str) or _has_next(whole)):
        bundle.report.left_out.add("pages of the collection that the file only names the address of")
    notes, seen = _Notes(bundle), dict[str, int]()
    for number, one in enumerate(items, 1):
        bundle.report.count_read("annotations")
        id = str(one.get("id") or "") if isinstance(one, dict) else ""
        if id and seen.setdefault(id, number) != number:
            bundle.report.refused.add(f"the same annotation again as {seen[id]}", f"annotation {number}")
        elif is_annotation(one):
            notes.add(annotation_of(one, f"annotation {number}"))
        else:
            bundle.report.refused.add("something that is no annotation", f"annotation {number}")


def _has_next(whole: dict[str, object]) -> bool:
    first = whole.get("first")
    return "next" in whole or (isinstance(first, dict) and "next" in first)


class _Notes:
    """The notes of a file, as what they come to."""

    def __init__(self, bundle: Bundle) -> None:
        self.bundle, self.report = bundle, bundle.report
        self.here = {address_key(url): id for id, (_, url) in bundle.sources_here.items() if url}
        self.pages: dict[str, tuple[str, str]] = {}
        self.ids = bundle.taken_here | set(bundle.known.values())

    def add(self, note: WebAnnotation) -> None:
        """One note: a draft for each of its tags, or why there is none."""
        targets = [one for one in note.targets if one.address]
        if not targets:
            self.report.refused.add("an annotation that is on nothing", note.place)
            return
        for what in note.passed:
            self.report.left_out.add(what, note.place)
        if others := sum(one.others for one in targets):
            self.report.left_out.add("positions of notes besides their words", note.place, others)
        if note.is_reply:
            self.report.left_out.add("answers to other notes", note.place)
            return
        if note.is_private:
            self.report.to_decide.add(_PRIVATE, note.place)
        for target in targets:
            source, page = self._page(target, note)
            for tag in note.tags:
                self._draft(note, target, tag, source, page)
        if not note.tags:
            self.report.to_decide.add(_NO_TAGS, note.place)

    def _page(self, target: MarkedPlace, note: WebAnnotation) -> tuple[str, str]:
        """The source and the publication of a page."""
        address = re.sub(r"#(?!!).*", "", one_line(target.address))
        key = address_key(address)
        if key not in self.pages:
            title = target.title if len(target.title) > 1 else _title(address)
            thing = self.bundle.thing(
                f"page {key}", "Publication", title[:_LONGEST_NAME], url=web_link(address), place=note.place
            )
            self.pages[key] = (self.here.get(key, "") or self._source(key, title, web_link(address), thing), thing)
            if key in self.here:
                what = "pages that the workspace has as a source already: what is marked in them is added to it"
                self.report.to_decide.add(what, f"{note.place}: {self.here[key]}")
        return self.pages[key]

    def _source(self, key: str, title: str, url: str, thing: str) -> str:
        base = f"source/{thing}"
        id, number = self.bundle.known.get(f"source {key}") or base, 1
        while id in self.ids and id != self.bundle.known.get(f"source {key}"):
            number += 1
            id = f"{base}-{number}"
        self.ids |= {id}
        self.bundle.keys[f"source {key}"] = id
        kind = "web-page" if url and not url.casefold().endswith(".pdf") else ""
        self.bundle.declare_source(id, title, url=url, sourceKind=kind)
        self.bundle.author_voice("whoever wrote the page", source=id)
        return id

    def _draft(self, note: WebAnnotation, target: MarkedPlace, tag: str, source: str, page: str) -> None:
        name = tag if len(tag) > 1 else f"tag {tag}"
        if name != tag:
            self.report.guessed.add("a name of one letter stands behind what the thing is", note.place)
        theme = self.bundle.thing(f"tag {tag.casefold()}", "Theme", name[:_LONGEST_NAME], place=note.place)
        self.report.to_decide.add(_DRAFTS, note.place)
        claim = self.bundle.claim(
            page, "about", theme, source=source, place=note.place, coder=note.coder, modality="state", status="draft"
        )
        evidence = self._evidence(note, target)
        if evidence and evidence not in self.bundle.claims[claim].evidence:
            self.bundle.claims[claim].evidence.append(evidence)

    def _evidence(self, note: WebAnnotation, target: MarkedPlace) -> dict[str, str]:
        """The first words that were marked, with what stands around them; none where no words are."""
        words = one_line(target.exact).split()
        if not words:
            self.report.to_decide.add("notes on a whole page have no place in it", note.place)
            return {}
        is_cut = len(words) > _MOST_WORDS
        if is_cut:
            what = f"passages are kept by where they begin, in at most {_MOST_WORDS} words"
            self.report.left_out.add(what, note.place)
        around = {"prefix": one_line(target.prefix), "suffix": "" if is_cut else one_line(target.suffix)}
        is_said = sum(letter.isalpha() for letter in note.text) >= _FEWEST_LETTERS
        if note.text and not is_said:
            self.report.left_out.add("texts of notes of fewer than ten letters", note.place)
        summary = note.text[:_LONGEST] if is_said else "Marked in the document."
        anchor = " ".join(words[:_MOST_WORDS])
        return {"anchor": anchor, **{name: text for name, text in around.items() if text}, "summary": summary}


def _title(address: str) -> str:
    """What a page without a title is called: its address; of a file on somebody's disk only its name."""
    if web_link(address):
        return re.sub(r"^https?://(www\.)?", "", address).rstrip("/")
    last = re.split(r"[/\\:]", address.rstrip("/\\:"))[-1]
    return last if len(last) > 1 else f"page {last}"
