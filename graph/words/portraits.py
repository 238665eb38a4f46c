"""What a record says of one thing, in a sentence for each aspect: who is behind it, with whom, when, how it is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..record import Claim, Record
from .catalogue import catalogue, fill_phrase
from .claims import doubts
from .codes import label
from .counts import capital, number, quantity, row, tally
from .short_names import short_name
from .sources import short_title
from .times import in_words

if TYPE_CHECKING:
    from ..portrait import AspectClaims

MAX_SAYINGS, MAX_NAMES = 3, 6


def aspect_sentence(
    record: Record, id: str, sayings: Sequence[AspectClaims], most: int = MAX_NAMES, sayings_at_most: int = MAX_SAYINGS
) -> str:
    """What is said of a thing in one aspect: the first sayings, each of the first so many things, and how many more.

    >>> from civicgraph import Dataset
    >>> from ..portrait import portrait
    >>> record = Dataset.shipped().record()
    >>> aspect_sentence(record, "lvrw", portrait(record, "lvrw")["where"])
    'It took place in London.'
    """
    if not sayings:
        return ""
    told = [saying_text(record, saying, most) for saying in sayings[:sayings_at_most]]
    if left := sum(len(saying.others) for saying in sayings[sayings_at_most:]):
        told.append(fill_phrase("portrait.most", count=number(left)))
    who = short_name(record, id) if record.is_of(id, "Person") else catalogue()["portrait.it"]
    return fill_phrase("portrait.sayings", who=who, sayings="; ".join(told))


def saying_text(record: Record, saying: AspectClaims, most: int = MAX_NAMES) -> str:
    """A relation with those of whom it is told, and what keeps it from being a plain statement."""
    lead, verb = saying.claims[0], verb_of(record, saying)
    times = {claim.when for claim in saying.claims}
    notes = [*doubts(record, lead), *([in_words(lead.when)] if lead.when and len(times) == 1 else [])]
    names = [short_name(record, other) for other in saying.others]
    told = f"{verb} {row(names, None if len(names) == most + 1 else most)}"
    return f"{told} ({', '.join(notes)})" if notes else told


def verb_of(record: Record, saying: AspectClaims) -> str:
    """The relation of a saying as it reads from the thing that it is about."""
    relation = record.relations[saying.claims[0].predicate]
    return relation.inverse if saying.relation.startswith("^") else relation.label


def dates_sentence(dates: Sequence[str], about: Sequence[Claim]) -> str:
    """When something was, from the dates that the record gives for it, else from the claims about it that say when.

    >>> dates_sentence(["2016-12", "2017"], ())
    'The record gives more than one date for it: December 2016 and 2017.'
    >>> dates_sentence([], ())
    'No claim about it gives a time.'
    """
    if dates:
        code = "portrait.dates-differ" if len(dates) > 1 else "portrait.dated"
        return fill_phrase(code, dates=row([in_words(date) for date in dates]))
    dated = [claim for claim in about if claim.when]
    if not dated:
        return catalogue()["portrait.undated"]
    first = min(dated, key=lambda claim: (claim.bounds.start_lo, claim.when)).when
    last = max(dated, key=lambda claim: (claim.bounds.start_lo, claim.when)).when
    return fill_phrase(
        "portrait.claims-dated.one" if first == last else "portrait.claims-dated",
        dated=capital(number(len(dated))), give="gives" if len(dated) == 1 else "give",
        claims=tally(len(about), "claim"), first=in_words(first), last=in_words(last),
    )  # fmt: skip


def explain(list: str, code: str, record: Record) -> str:
    """What a code means, in a few words to stand beside it where it is first used.

    >>> from civicgraph import Dataset
    >>> explain("wording", "hedged", Dataset.shipped().record())
    'said with a doubt'
    """
    known = record.codes.get((list, code))
    return catalogue().get(f"explained.{code}") or (known.definition.rstrip(".") if known else code)


def put_sentence(record: Record, about: Sequence[Claim]) -> str:
    """How many claims about a thing are put in which way, and what that means."""
    counts = Counter(claim.wording for claim in about)
    parts = [
        fill_phrase(
            "portrait.put.one", count=str(many), be="is" if many == 1 else "are",
            name=label(record, "wording", wording), meaning=explain("wording", wording, record),
        )
        for wording, many in counts.most_common()
    ]  # fmt: skip
    return fill_phrase("portrait.put", claims=tally(len(about), "claim"), parts=row(parts)) if parts else ""


def source_sentences(record: Record, ids: Sequence[str], marks: Sequence[str]) -> Iterator[str]:
    """Which sources tell it, each with its mark, and which of their authors have a stake in what."""
    cited = [f"{short_title(record, id)} {mark}" for id, mark in zip(ids, marks, strict=True)]
    if cited:
        count, say = capital(quantity(len(ids), "source")), "tells" if len(ids) == 1 else "tell"
        yield fill_phrase("portrait.sources", count=count, say=say, sources=row(cited, MAX_SAYINGS))
    for id in ids[:MAX_SAYINGS]:
        source = record.sources.get(id)
        voice = record.voices.get(source.author_voice) if source else None
        if voice and voice.party_to:
            things = row([short_name(record, one) for one in voice.party_to], MAX_SAYINGS)
            yield fill_phrase("portrait.stake", voice=record.name(voice.id), things=things)
