"""Search over all that a record says: descriptions, claims, caveats, sources. ``web/core/full_text.ts`` finds the same.

Names are found first, by :func:`civicgraph.graph.names.find`. What is here is not read where a name is what was typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .name_cores import ASKING, core
from .name_folding import fold_name
from .names import find
from .record import Caveat, Claim, Record, Source, Thing
from .word_matching import Query, fold_likely
from .words.claims import claim_sentence, value_in_words

KINDS = ("description", "claim", "caveat", "source")
Names = Sequence[tuple[Thing, str]]


class Entry(NamedTuple):
    """Something that can be found by its words: its kind, its id and its texts."""

    kind: str
    id: str
    texts: tuple[str, ...]


class Find(NamedTuple):
    """Something that was found. ``text`` is the text that fits best, ``words`` are those that matched, as compared."""

    kind: str
    id: str
    text: str
    words: tuple[str, ...]


def find_texts(record: Record, text: str, names: Names = ()) -> list[Find]:
    """What holds all words of a text otherwise than by its name, by kind, the best of each kind first.

    From four letters on a word also matches words that begin with it; any word matches its plural and singular. Words
    in a row come before words in order, these before words in one text, and words as typed before others. Where nothing
    holds all words, those that only ask (*who*, *did*) are left out. Where one of ``names`` is what was typed, nothing
    else is looked for.

    Examples
    --------
    >>> from civicgraph import Dataset
    >>> find_texts(Dataset.shipped().record(), "over 5000 people")[0].text
    'The report says that the organisations directly supported over 5,000 people.'
    """
    if is_exact(text, names):
        return []
    named = {thing.id for thing, heard in names if is_typed(text, heard)}
    entries = [entry for entry in entries_of(record) if entry.id not in named]
    return best_entries(entries, text)


def find_all(record: Record, text: str) -> tuple[list[tuple[Thing, str]], list[Find]]:
    """Things by name, and all else that holds the words; where nothing holds them, also what some of the words name.

    Examples
    --------
    >>> from civicgraph import Dataset
    >>> [name for _, name in find_all(Dataset.shipped().record(), "τι έκανε ο Kosmala;")[0]]
    ['Bella Kosmala']
    """
    names = find(record, text)
    others = find_texts(record, text, names)
    if others or (names and is_typed(text, names[0][1])):
        return names, others
    from .named_within import add_named_within

    return add_named_within(record, text, names), others


def is_exact(text: str, names: Names) -> bool:
    """Whether the first name is the text, but for what letterheads add."""
    heard = names[0][1] if names else ""
    return bool(heard) and (fold_name(heard) == fold_name(text) or "".join(core(heard)) == "".join(core(text)))


def is_typed(text: str, name: str) -> bool:
    """Whether each word of a text begins a word of a name: else the name is only near.

    >>> is_typed("regis voter", "Voter registration"), is_typed("voter regstration", "Voter registration")
    (True, False)
    """
    return all(f" {word}" in f" {fold_name(name)}" for word in fold_name(text).split())


def entries_of(record: Record) -> Iterator[Entry]:
    """All that can be found by its words, by kind."""
    for thing in record.things.values():
        if thing.description:
            yield Entry("description", thing.id, (thing.description, thing.name, *thing.other_names))
    for claim in record.claims.values():
        yield Entry("claim", claim.id, tuple(filter(None, _claim_texts(record, claim))))
    for caveat in record.caveats.values():
        kind = record.codes.get(("caveat", caveat.type))
        texts = (caveat.summary, *_places(caveat), kind.label if kind else "")
        yield Entry("caveat", caveat.id, tuple(filter(None, texts)))
    for source in record.sources.values():
        yield Entry("source", source.id, tuple(filter(None, (source.title, source.publisher))))


def _claim_texts(record: Record, claim: Claim) -> Iterator[str]:
    yield from _places(claim)
    if not claim.object:
        yield value_in_words(claim)
    elif claim.object not in record.things:
        yield record.name(claim.object)
    yield claim.reason


def _places(item: Claim | Caveat) -> Iterator[str]:
    for evidence in item.evidence:
        yield evidence.summary
        yield evidence.anchor


def best_entries(entries: Sequence[Entry], text: str) -> list[Find]:
    """The entries in which all words of a text stand, by kind, the best of each kind first."""
    query = Query(text)
    plain, numbers = _matching(entries, query)
    if not numbers and (shorter := query.without(ASKING)) is not query:
        query = shorter
        plain, numbers = _matching(entries, query)
    order = {kind: place for place, kind in enumerate(KINDS)}
    numbers.sort(key=lambda n: (order[entries[n].kind], query.fit(plain[n]), entries[n].id))
    return [
        Find(kind, id, texts[query.best_text(plain[n])], query.found_words(plain[n]))
        for n in numbers
        for kind, id, texts in (entries[n],)
    ]


def _matching(entries: Sequence[Entry], query: Query) -> tuple[dict[int, str], list[int]]:
    """The entries that may match, folded, and the numbers of those that do."""
    if not query.words:
        return {}, []
    plain = fold_likely([entry.texts for entry in entries], query)
    return plain, query.matching(plain)


def find_name(record: Record, find: Find) -> str:
    """What was found in a line: a thing's name, a claim as a sentence, what a caveat says, a source's title."""
    if find.kind == "claim":
        return claim_sentence(record, record.claims[find.id])
    return record.caveats[find.id].summary if find.kind == "caveat" else record.name(find.id)


def found_item(record: Record, find: Find) -> Claim | Caveat | Source | None:
    """The claim, caveat or source that was found; None for a thing."""
    return record.claims.get(find.id) or record.caveats.get(find.id) or record.sources.get(find.id)
