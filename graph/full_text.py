"""Search over all that a record says: descriptions, speakers, claims, caveats, sources.

Names are found first, by :func:`civicgraph.graph.names.find`. Where a name is what was typed, only speakers are looked
for, since a person may be a thing and speak. ``web/core/full_text.ts`` finds the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any, NamedTuple, TypeVar

from .indexed import IndexedItems
from .name_cores import ASKING, core
from .name_folding import fold_name
from .names import find
from .record import Caveat, Claim, Code, Record, Source, Thing, Voice
from .unspaced import word_start
from .word_matching import Query, fold_likely
from .words.claims import claim_sentence, role_and_description, value_in_words
from .words.codes import own_code

KINDS = ("description", "voice", "claim", "caveat", "source")
Names = Sequence[tuple[Thing, str]]
_AT_ONCE = 10_000
T = TypeVar("T")
_ItemsOf = Callable[[Mapping[str, Any]], Iterable[Any]]


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
    else is looked for than speakers.

    Examples
    --------
    >>> from civicgraph import Dataset
    >>> find_texts(Dataset.shipped().record(), "over 5000 people")[0].text
    'The report says that the organisations directly supported over 5,000 people.'
    """
    kinds = ("voice",) if is_exact(text, names) else KINDS
    named = {thing.id for thing, heard in names if is_typed(text, heard)}
    return best_entries(
        lambda query: (one for one in likely_entries(record, query, kinds) if one.id not in named), text
    )


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
    """Whether each word of a text begins a word of a name, or is within one that has no spaces: else it is only near.

    >>> is_typed("regis voter", "Voter registration"), is_typed("voter regstration", "Voter registration")
    (True, False)
    """
    return all(word_start(word) in f" {fold_name(name)}" for word in fold_name(text).split())


def entries_of(record: Record) -> Iterator[Entry]:
    """All that can be found by its words, by kind."""
    return chain.from_iterable(_ENTRIES[kind](record, lambda group: group.values()) for kind in KINDS)


def likely_entries(record: Record, query: Query, kinds: Iterable[str] = KINDS) -> Iterator[Entry]:
    """What of some kinds may hold the words of a query; of a record that is no index, all there is."""
    return chain.from_iterable(_ENTRIES[kind](record, lambda group: _likely(group, query)) for kind in kinds)


def _likely(group: Mapping[str, T], query: Query) -> Iterable[T]:
    return group.likely(query.words) if isinstance(group, IndexedItems) else group.values()


def _descriptions(record: Record, items: _ItemsOf) -> Iterator[Entry]:
    for thing in items(record.things):
        if texts := thing_texts(thing):
            yield Entry("description", thing.id, texts)


def _voices(record: Record, items: _ItemsOf) -> Iterator[Entry]:
    for voice in items(record.voices):
        yield Entry("voice", voice.id, voice_texts(voice))


def _claims(record: Record, items: _ItemsOf) -> Iterator[Entry]:
    for claim in items(record.claims):
        is_named = claim.object and claim.object not in record.things
        yield Entry("claim", claim.id, claim_texts(claim, record.object_name(claim) if is_named else ""))


def _caveats(record: Record, items: _ItemsOf) -> Iterator[Entry]:
    for caveat in items(record.caveats):
        yield Entry("caveat", caveat.id, caveat_texts(caveat, record.codes))


def _sources(record: Record, items: _ItemsOf) -> Iterator[Entry]:
    for source in items(record.sources):
        yield Entry("source", source.id, source_texts(source))


_ENTRIES = {
    "description": _descriptions,
    "voice": _voices,
    "claim": _claims,
    "caveat": _caveats,
    "source": _sources,
}


def thing_texts(thing: Thing) -> tuple[str, ...]:
    """By what a thing is found that has a description."""
    return (thing.description, thing.name, *thing.other_names) if thing.description else ()


def voice_texts(voice: Voice) -> tuple[str, ...]:
    """By what a speaker is found.

    >>> voice_texts(Voice("voice/minutes/mayor", "the Mayor", "", ("mayor",), "source/minutes", "chair"))
    ('the Mayor', 'chair')
    """
    return tuple(filter(None, (voice.name, role_and_description(voice))))


def claim_texts(claim: Claim, object: str = "") -> tuple[str, ...]:
    """By what a claim is found; ``object`` is what to call what it is about where that is no thing."""
    value = object if claim.object else value_in_words(claim)
    return tuple(filter(None, (*_places(claim), value, claim.reason)))


def caveat_texts(caveat: Caveat, codes: Mapping[tuple[str, str], Code]) -> tuple[str, ...]:
    """By what a caveat is found."""
    kind = codes.get(("caveat", own_code(caveat, "caveat") or caveat.type))
    return tuple(filter(None, (caveat.summary, *_places(caveat), kind.label if kind else "")))


def source_texts(source: Source) -> tuple[str, ...]:
    """By what a source is found."""
    return tuple(filter(None, (source.title, source.publisher)))


def _places(item: Claim | Caveat) -> Iterator[str]:
    for evidence in item.evidence:
        yield evidence.summary
        yield evidence.anchor


def best_entries(entries: Callable[[Query], Iterable[Entry]], text: str) -> list[Find]:
    """The entries in which all words of a text stand, by kind, the best of each kind first.

    ``entries`` gives those in which the words of a query may stand.
    """
    query = Query(text)
    found = _matching(entries, query)
    if not found and (shorter := query.without(ASKING)) is not query:
        query = shorter
        found = _matching(entries, query)
    order = {kind: place for place, kind in enumerate(KINDS)}
    found.sort(key=lambda one: (order[one[0].kind], query.fit(one[1]), one[0].id))
    return [
        Find(entry.kind, entry.id, entry.texts[query.best_text(plain)], query.found_words(plain))
        for entry, plain in found
    ]


def _matching(entries: Callable[[Query], Iterable[Entry]], query: Query) -> list[tuple[Entry, str]]:
    """The entries that match, each with its texts as folded; a part at a time, since there may be many."""
    found: list[tuple[Entry, str]] = []
    given = iter(entries(query)) if query.words else iter(())
    while some := list(islice(given, _AT_ONCE)):
        plain = fold_likely([entry.texts for entry in some], query)
        found += [(some[n], plain[n]) for n in query.matching(plain)]
    return found


def find_name(record: Record, find: Find) -> str:
    """What was found in a line: the name of a thing or speaker, a claim as a sentence, what a caveat says, a title."""
    if find.kind == "claim":
        return claim_sentence(record, record.claims[find.id])
    return record.caveats[find.id].summary if find.kind == "caveat" else record.name(find.id)


def found_item(record: Record, find: Find) -> Claim | Caveat | Source | None:
    """The claim, caveat or source that was found; None for a thing or speaker."""
    return record.claims.get(find.id) or record.caveats.get(find.id) or record.sources.get(find.id)
