"""The page of a thing, with its claims by kind; or of a source, speaker, caveat or test."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..graph.record import Caveat, Claim, Record
from ..graph.voices import caveats_of_voice, claims_told_by, is_author
from ..graph.words.catalogue import catalogue
from ..graph.words.claims import (
    caution_owner,
    claim_sentence,
    describe_voice,
    how_put,
    kind_heading,
    retraction,
    speaker,
    target,
)
from ..graph.words.codes import caveat_label
from ..graph.words.counts import capital, quantity, tally
from ..graph.words.identity import decision_sentences
from ..graph.words.others import whose_facts
from ..graph.words.places import spot
from ..graph.words.sources import Fact, facts
from ..graph.words.things import facts as thing_facts
from ..graph.words.times import in_words
from .cards import summary_of
from .claims import voice_told
from .facts import facts_about
from .lists import LISTS
from .rendering import render
from .site import Site

# How many claims of a source or speaker are open at first: of more, the page begins as an outline.
_MOST_OPEN = 60


def is_known(record: Record, id: str) -> bool:
    """Whether something in the record has this id: a thing, claim, source, voice, caveat or test."""
    collections = (record.things, record.claims, record.sources, record.voices, record.caveats, record.tests,
                   record.retracted, record.retracted_caveats)  # fmt: skip
    return any(id in collection for collection in collections)


def thing_page(site: Site, id: str, linked: str = "") -> str:
    """The page of something that is no claim; ``linked`` is its data as JSON-LD, if there is any."""
    content = thing_content(site.record, id)
    crumbs = [*_crumbs(site, id), (content["name"], "")]
    more = {"reports": _reports(site, id), "summary": summary_of(site, id), "linked": linked}
    return render(site, "thing.html", crumbs=crumbs, **more, **content)


def _crumbs(site: Site, id: str) -> list[tuple[str, str]]:
    """The list that a thing stands in, if it has a page."""
    for one in reversed(LISTS):
        if site.record.is_of(id, *one.types):
            return [(one.label, site.links.page(one.name))]
    if id in site.record.sources:
        return [("Sources", site.links.page("sources"))]
    if id in site.record.voices:
        source = site.record.voices[id].source
        return [("Sources", site.links.page("sources")), (site.record.name(source), site.links.item(source))]
    return [("What is not known", site.links.page("unknown"))] if id in site.record.caveats else []


def _reports(site: Site, id: str) -> dict[str, str]:
    """Where a thing's report is to be had, by format."""
    if id not in site.record.things:
        return {}
    links = {format: site.links.page("report", of=id, format=format) for format in ("html", "pdf", "docx")}
    return {format: link for format, link in links.items() if link}


def thing_content(record: Record, id: str) -> dict[str, Any]:
    """The content of the page of a thing, with its claims by kind; or of a source, voice, caveat or test."""
    thing = record.things.get(id)
    about = record.claims_about(id)
    caveat = record.kept_caveat(id)
    return {
        "id": id,
        "iri": record.iri(id),
        "name": record.name(id) if not caveat else capital(caveat_label(record, caveat)),
        "kind": ", ".join(filter(None, ("caveat", retraction(caveat), caution_owner(record, caveat))))
        if caveat
        else record.type_label(id) or _kind_name(record, id),
        "aliases": thing.aliases if thing else (),
        "description": thing.description if thing else _short_description(record, id),
        "count": capital(quantity(len(about), "claim")),
        "in_short": facts_about(record, id),
        "groups": list(_claims_about(record, id, about)),
        "caveats": _cautions(record, id),
        "concerns": caveat.concerns if caveat else (),
        "places": [(one, spot(record, one)) for one in caveat.evidence] if caveat else [],
        "facts": _facts(record, id),
        "speaks": list(_speaks(record, id)),
        "claims_told": (told := list(_claims_told(record, id))),
        "few_told": sum(len(rows) for _, rows in told) < _MOST_OPEN,
        "decided": decision_sentences(record, id),
    }


def _cautions(record: Record, id: str) -> Sequence[Caveat]:
    """What a source or a speaker cautions, or what of a thing is cautioned."""
    if id in record.sources:
        return [one for one in record.caveats.values() if any(piece.source == id for piece in one.evidence)]
    return caveats_of_voice(record, id) if id in record.voices else record.caveats_concerning(id)


def _facts(record: Record, id: str) -> list[Fact]:
    """What is told of a source or a thing besides its claims."""
    if id in record.sources:
        return [*facts(record, record.sources[id]), *whose_facts(record, id)]
    return [*(thing_facts(record.things[id]) if id in record.things else ()), *whose_facts(record, id)]


def _speaks(record: Record, id: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """In which source a speaker speaks, and what it has a stake in."""
    if voice := record.voices.get(id):
        yield catalogue()["speaker.author" if is_author(record, id) else "speaker.in"], (voice.source,)
        if voice.party_to:
            yield catalogue()["speaker.party-to"], voice.party_to


def _claims_told(record: Record, id: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The claims that a source or speaker makes, by kind; what is only read from a speaker's words stands apart."""
    claims = list(claims_told_by(record, id)) if id in record.voices else []
    read = [claim for claim in claims if not claim.is_told]
    told = [claim for claim in claims if claim.is_told]
    if id in record.sources:
        told = [claim for claim in record.claims.values() if claim.source == id]
    for kind in record.codes_of("kind"):
        if rows := _told_rows(record, (claim for claim in told if record.relations[claim.predicate].kind == kind)):
            yield f"{kind_heading(kind)}: {len(rows):,} of its claims", rows
    if read:
        yield f"{catalogue()['speaker.readings']}: {tally(len(read), 'claim')}", _told_rows(record, read)


def _told_rows(record: Record, claims: Iterable[Claim]) -> list[dict[str, Any]]:
    """Claims as sentences, in their order, each with how it is put."""
    rows = [
        {"id": claim.id, "sentence": claim_sentence(record, claim), "how": ", ".join(how_put(record, claim))}
        for claim in claims
    ]
    return sorted(rows, key=lambda row: (row["sentence"], row["id"]))


def _claims_about(record: Record, id: str, about: tuple[Claim, ...]) -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    for kind in record.codes_of("kind"):
        claims = [claim for claim in about if record.relations[claim.predicate].kind == kind]
        claims.sort(key=lambda claim: (claim.subject != id, claim.predicate, claim.bounds.start_lo, claim.id))
        if claims:
            yield (
                kind_heading(kind),
                record.codes["kind", kind].definition,
                [_claim_row(record, id, claim) for claim in claims],
            )


def _claim_row(record: Record, id: str, claim: Claim) -> dict[str, Any]:
    forward, relation = claim.subject == id, record.relations[claim.predicate]
    return {
        "claim": claim,
        "verb": relation.label if forward else relation.inverse,
        "other": claim.object if forward else claim.subject,
        "text": target(record, claim) if forward else record.name(claim.subject),
        "how": ", ".join(how_put(record, claim)),
        "who": speaker(record, claim),
        "voice": voice_told(record, claim),
    }


def _kind_name(record: Record, id: str) -> str:
    if id in record.voices:
        return catalogue()["speaker.kind"]
    collections = {"source": record.sources, "caveat": record.caveats, "test": record.tests}
    return next((name for name, collection in collections.items() if id in collection), "thing")


def _short_description(record: Record, id: str) -> str:
    if source := record.sources.get(id):
        by = f" by {source.publisher}" if source.publisher else ""
        when = f"{', ' if by else ' '}{in_words(source.published)}" if source.published else ""
        return f"Published{by}{when}." if by or when else "By whom and when it was published is not recorded."
    if id in record.voices:
        return describe_voice(record, id)
    if caveat := record.caveats.get(id):
        return caveat.summary
    test = record.tests.get(id)
    return test.prediction if test else ""
