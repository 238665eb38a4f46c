"""What all pages of one record share: the record, where links lead, the menu, and what must be said of the data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..graph.changes.claim_history import ClaimHistory
from ..graph.record import Record
from ..graph.words.counts import draft_counts, retracted_words
from ..graph.words.others import other_sentences
from .links import Addresses, ServerLinks, iri_link
from .lists import BY_NAME, LISTS, has_any

MAX_DESCRIPTION = 300


class PageSummary(NamedTuple):
    """What other sites show of a page; ``address`` and ``image`` are empty where it is not known where they will be."""

    title: str
    description: str
    address: str
    image: str


class MenuItem(NamedTuple):
    """A page that every page leads to."""

    label: str
    link: str


@dataclass(frozen=True)
class Site:
    """A record and how its pages lead to each other; ``edited`` says that its files have changed since it was read.

    ``shows_texts`` says that the texts of sources may be read here. ``address`` and ``image`` are the full addresses of
    the page that is made and of its picture, for other sites. ``history`` has the commits that changed each claim.
    ``unread`` are sentences on what the address asks and the page does not understand,
    ``meant`` links to what may be meant by a name that nothing has.
    """

    record: Record
    links: Addresses = field(default_factory=ServerLinks)
    edited: bool = False
    shows_texts: bool = False
    address: str = ""
    image: str = ""
    history: ClaimHistory = field(default_factory=ClaimHistory, repr=False)
    unread: Sequence[str] = ()
    meant: Sequence[MenuItem] = ()

    def summary(self, title: str, description: str) -> PageSummary:
        """What other sites show of the page at the site's address."""
        return PageSummary(title, description[:MAX_DESCRIPTION], self.address, self.image)

    def link(self, iri: str) -> str:
        """Where an IRI leads."""
        return iri_link(self.links, self.record, iri)

    @property
    def title(self) -> str:
        """What the record is called."""
        return self.record.about.title or "Who asked, who answered, what came of it"

    @property
    def drafts(self) -> str:
        """How much of the files is left out, in words."""
        return draft_counts(self.record.drafts)

    @property
    def others(self) -> list[str]:
        """A sentence for each record of other people that this one stands on."""
        return other_sentences(self.record)

    @property
    def lost(self) -> str:
        """How many claims have an anchor that is found no more, in words."""
        return draft_counts(self.record.lost_anchors)

    @property
    def retracted(self) -> str:
        """How many claims were taken back, in words."""
        return retracted_words(self.record)

    def menu(self) -> list[MenuItem]:
        """The pages that the record has something for, in a reader's order."""
        pages = {"trace": "Trace", "map": "Map"}
        if any(has_any(self.record, BY_NAME[name]) for name in ("asks", "promises")):
            pages["ledger"] = "Asks and promises"
        pages |= {one.name: one.label for one in LISTS if one.in_menu and has_any(self.record, one)}
        pages |= {"sources": "Sources", "questions": "Questions", "analyse": "Analyses", "unknown": "What is not known"}
        items = [MenuItem(label, self.links.page(name)) for name, label in pages.items()]
        return [one for one in items if one.link]

    def around(self) -> list[tuple[str, str]]:
        """Home and the menu, for pages that are not made from the site's templates."""
        return [(self.title, self.links.page("")), *((one.label, one.link) for one in self.menu())]

    def tools(self) -> list[MenuItem]:
        """The pages for those who work with the data."""
        pages = {"SPARQL": ("sparql", {"format": "html"}), "Data": ("dataset", {}), "Terms": ("ns", {})}
        items = [MenuItem(label, self.links.page(name, **asked)) for label, (name, asked) in pages.items()]
        return [one for one in items if one.link]
