"""The end of every report: how to read it, which sources and claims it rests on, how to cite it and make it again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..graph.record import EMPTY_ABOUT, About, Claim, Evidence, Record, Source, Voice
from ..graph.words.claims import describe_voice, how_put, speaker
from ..graph.words.counts import capital, draft_words, quantity, retracted_words, row
from ..graph.words.others import other_sentences
from ..graph.words.places import spot
from ..graph.words.sources import facts
from ..graph.words.times import in_words
from .blocks import Card, Facts, Imprint, Paragraph, Run, Section, Table, Text, text
from .words import Citations, claim_link, claim_text, join_texts

MAX_PLACES = 24
_LISTS = ("wording", "modality", "kind", "caveat", "status")
_TERMS = (
    ("Claim", "Somebody, in a source, says that one thing stands in a relation to another. Two claims that say the "
              "same stay two."),
    ("Pathway", "A chain of claims, each leading from what came first to what it led to, that passes nothing twice."),
    ("Strength", "A rank from 0 to 5: the least of what a claim's kind, wording and modality bear. It orders; it is "
                 "not a probability, and ranks are never added or averaged."),
    ("Weakest step", "A chain bears as much as its weakest step or joint, whatever the others bear."),
    ("Every step in one source", "One source has every step, in one place or another. That is no account: only where "
                                 "one passage or one speaker tells the whole does somebody tell it. Otherwise the "
                                 "pathway is pieced together here."),
    ("Shared work", "Many had a part in what stands between two steps, and the first step tells of one of them. Who of "
                    "them did the second is not said, so that the chain breaks there."),
    ("Chronology", "Judged along the whole chain, with the earliest and latest day that each date may mean. Certain: "
                   "the dates cannot run otherwise. Possible: they allow this order and do not prove it. Chains that "
                   "the dates rule out are refused, and counted."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edition:
    """What a report is made from and with. ``command`` makes it again; ``data_hash`` names the data, not its place.

    ``about`` is what the data set says of itself, by which the report is cited.
    """

    version: str
    data_hash: str
    origin: str
    command: str
    about: About = EMPTY_ABOUT

    @property
    def data(self) -> str:
        """The data by the beginning of its hash."""
        return self.data_hash[:12]

    @property
    def mark(self) -> str:
        """Which data and which version, in a few words."""
        return f"data {self.data} · civicgraph {self.version}"


def imprint(edition: Edition) -> Imprint:
    """Who made the data, who hands it on, and of when it is, as far as it says so; then which data it is."""
    about = edition.about
    issued = in_words(about.issued) if about.issued else ""
    return Imprint(about.creator, about.publisher, issued, edition.mark)


def edition_line(record: Record, sources: Iterable[str], edition: Edition) -> str:
    """The line under a title: who made it, how old its sources are, which data, which version."""
    found = [record.sources[id] for id in sources]
    dates = [in_words(source.published) for source in found if source.published]
    undated = len(found) - len(dates)
    told = [f"dated {row(list(dict.fromkeys(dates)))}"] if dates else []
    told += [f"{undated} undated"] if undated else []
    noun = "Source" if len(found) == 1 else "Sources"
    draft = f"Draft: {words}" if (words := draft_words(record)) else ""
    made = imprint(edition)
    parts = (
        draft,
        retracted_words(record),
        f"By {made.author}" if made.author else "",
        f"published by {made.publisher}" if made.publisher else "",
        f"data of {made.issued}" if made.issued else "",
        f"{noun} {', '.join(told) or 'none'}",
        made.mark,
    )
    return " · ".join(part for part in parts if part)


def how_to_read(record: Record, used: Iterable[Claim]) -> Section:
    """What the words of a report mean: general terms, then the vocabulary's codes."""
    claims = list(used)
    intro = (
        "This report is made from claims that were read out of the sources by people and checked against the places "
        "they name. Nothing in it is estimated. It tells what these sources say; it cannot tell what nobody wrote down."
    )
    ends = {end for claim in claims for end in (claim.subject, claim.object) if end in record.things}
    codes = {
        "wording": {claim.wording for claim in claims},
        "modality": {claim.modality for claim in claims},
        "kind": {record.relations[claim.predicate].kind for claim in claims},
        "caveat": {one.type for one in record.caveats_about([*ends, *(claim.id for claim in claims)])},
    }
    if not any(record.rung(end) == "commitment" for end in ends):
        codes["status"] = set()  # nothing is told of what became of a promise
    terms = Section("terms", "Terms", (Facts(tuple((term, text(meaning)) for term, meaning in _TERMS)),))
    parts = [terms, *(_codes(record, name, codes.get(name)) for name in (_LISTS if claims else ()))]
    return Section("method", "How to read this report", (Paragraph(text(intro)),), tuple(p for p in parts if p.blocks))


def _codes(record: Record, name: str, used: set[str] | None) -> Section:
    """The definitions of the codes of a list that occur; of all, where it is not told which do."""
    found = [c for (scheme, _), c in record.codes.items() if scheme == name and (used is None or c.name in used)]
    pairs = tuple((capital(code.label), text(code.definition)) for code in found)
    return Section(f"codes-{name}", capital(name), (Facts(pairs),) if pairs else ())


def references(record: Record, cited: Citations) -> Section:
    """Every source that the report cites, in the order of its numbers, with where in it."""
    cards = tuple(_card(record, id, number, cited) for id, number in cited.sources.items())
    told = (Paragraph(text(sentence)) for sentence in other_sentences(record))
    return Section("sources", "References", (*cards, *told))


def _card(record: Record, id: str, number: int, cited: Citations) -> Card:
    source = record.sources.get(id) or Source(id, id, "", "", "", "")
    told = (source.publisher or "publisher not named", in_words(source.published))
    where = cited_places(record, cited.places[id])
    body = Paragraph(
        text(
            f"{capital(', '.join(told))}. ", *_source_details(record, source), Run(id, "code", record.iri(id)),
            f". Cited at {where}." if where else "",
        )
    )  # fmt: skip
    return Card(
        f"source-{number}", text(Run(f"[{number}] {record.with_mark(source.title, id)}", "strong")), (body,), "quiet"
    )


def cited_places(record: Record, evidence: Iterable[Evidence]) -> str:
    """Where in a source something is cited: its pages where they are known, else its lines and the like."""
    every = sorted(
        evidence, key=lambda one: (one.page or 0, one.line or 0, one.row or 0, one.paragraph or 0, one.anchor)
    )
    pages = list(dict.fromkeys(one.page for one in every if one.page))
    if pages:
        return f"page{'s' * (len(pages) > 1)} {row([str(page) for page in pages])}"
    lines = list(dict.fromkeys(one.line for one in every if one.line and not one.lost))
    if lines and all(not one.paragraph and not one.row for one in every):
        return f"line{'s' * (len(lines) > 1)} {row([str(line) for line in lines], MAX_PLACES)}"
    return row(list(dict.fromkeys(where for one in every if (where := spot(record, one)))), MAX_PLACES)


def _source_details(record: Record, source: Source) -> Iterator[Run]:
    """Where the source can be read and what else the record says of it, as the middle of a sentence."""
    for number, fact in enumerate(facts(record, source)):
        told = capital(fact.text) if not number and not fact.link else fact.text
        yield Run(f"; {fact.lead}" if number else "")
        yield Run(told, link=fact.link)
    yield Run(". ")


def voices(record: Record, used: Iterable[Claim], cited: Citations) -> Section:
    """Who speaks in the claims, and what they have a stake in."""
    ids = {claim.voice for claim in used if claim.voice in record.voices and claim.is_told}
    found = [record.voices[id] for id in sorted(ids)]
    who = [text(describe_voice(record, voice.id)) for voice in found]
    columns = [
        ("Voice", 24, [text(Run(capital(voice.name), "strong")) for voice in found]),
        *([("Who that is", 38, who)] if any(who) else []),
        ("Has a stake in", 28, [text(_stakes(record, voice)) for voice in found]),
        ("Source", 10, [text(cited.source(voice.source)) for voice in found]),
    ]
    heads, widths = tuple(head for head, _, _ in columns), tuple(width for _, width, _ in columns)
    rows = tuple(zip(*(cells for _, _, cells in columns), strict=True))
    return Section("voices", "Who speaks", (Table("Voices of the claims used.", heads, rows, widths),))


def _stakes(record: Record, voice: Voice) -> str:
    return row([record.name(one) for one in voice.party_to]) or "no stake is recorded"


def claims_used(record: Record, used: Iterable[Claim], cited: Citations) -> Section:
    """Every claim that the report's pathways are made of."""
    rows = tuple(
        (text(Run(claim_text(cited, claim), "strong"), " ", claim_link(record, claim)),
         text(", ".join(how_put(record, claim))), text(speaker(record, claim)),
         join_texts((cited.place(evidence) for evidence in claim.evidence), "; "))
        for claim in used
    )  # fmt: skip
    head = ("Claim", "How it is told", "Who says so", "Where")
    caption = f"{capital(quantity(len(rows), 'claim'))} of the pathways, in the order of steps."
    return Section("claims", "The claims used", (Table(caption, head, rows, (42, 17, 16, 25)),))


def citation(title: str, edition: Edition) -> Section:
    """How to cite the report and how to make it again."""
    about = edition.about
    where = f", in: {about.title}" if about.title else ""
    cited = f"“{title}”{where}. Report made with civicgraph {edition.version} on data {edition.data}"
    issued = f" ({in_words(about.issued)})" if about.issued else ""
    pairs: tuple[tuple[str, Text], ...] = (
        ("Cite as", text(f"{about.creator}{issued}, {cited}." if about.creator else f"{cited}.")),
        ("Author", text(about.creator)),
        ("Publisher", text(about.publisher)),
        ("Date", text(in_words(about.issued) if about.issued else "")),
        ("Licence", text(Run(about.licence_name, link=about.licence))),
        ("Data", text(Run(edition.data_hash, "code"), f" ({edition.origin})")),
        ("Made by", text(Run(edition.command, "code"))),
    )
    note = (
        "The same data, version and command make the same file, byte for byte. Every claim has an address of its own, "
        "so that it can be cited and disputed by itself."
    )
    told = tuple(pair for pair in pairs if pair[1])
    return Section("cite", "How to cite and reproduce it", (Facts(told), Paragraph(text(note), "note")))
