"""Speakers: who is named, what one says, and what to answer where a thing is wanted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .errors import UnknownName
from .indexed import IndexedClaims, IndexedItems
from .record import Caveat, Claim, Record, Voice
from .word_matching import Query, words_of
from .words.counts import row
from .words.sources import quoted_title

_MOST = 3


def voices_named(record: Record, text: str) -> list[str]:
    """The ids of the speakers with this id, id without its first part, or IRI; else of those with this name."""
    id = record.short_id(text)
    known = [one for one in (id, f"voice/{id}") if one in record.voices][:1]
    if known or not (wanted := words_of(text)):
        return known
    return sorted(voice.id for voice in _likely(record, text) if words_of(voice.name) == wanted)


def _likely(record: Record, text: str) -> Iterable[Voice]:
    """The speakers whose texts may hold the words of a text."""
    voices = record.voices
    return voices.likely(Query(text).words) if isinstance(voices, IndexedItems) else voices.values()


def refuse_voice(record: Record, text: str) -> None:
    """Says of a text that names no thing, but a speaker, who that is and what to ask instead.

    Raises
    ------
    UnknownName
        It names one or several. ``candidates`` are the things in which the one has a stake.

    Examples
    --------
    >>> from civicgraph import Dataset
    >>> try:
    ...     refuse_voice(Dataset.shipped().record(), "voice/cii/gla-interview")
    ... except UnknownName as error:
    ...     print(error.candidates)
    ('cii', 'gla')
    """
    known = voices_named(record, text)
    if len(known) > 1:
        raise UnknownName(f"{text!r} is no thing in {record.label}; it names {several_voices(record, known)}", known)
    for id in known:
        voice = record.voices[id]
        called = "" if words_of(voice.name) == words_of(text) else f" ({voice.name})"
        who = f"is no thing but a speaker in {quoted_title(record, voice.source)}{called}"
        stakes = [one for one in voice.party_to if one in record.things]
        named = row([f"{one} ({record.name(one)})" for one in stakes], _MOST)
        instead = f"ask about what it is a party to: {named}; " if stakes else ""
        raise UnknownName(f"{text!r} {who}; {instead}try: civicgraph show {id}, for what it says", stakes)


def claims_told_by(record: Record, voice: str) -> tuple[Claim, ...]:
    """Every claim that stands in the words of a speaker, in order of id, with what is only read from them.

    >>> from civicgraph import Dataset
    >>> [claim.id for claim in claims_told_by(Dataset.shipped().record(), "voice/as24/alex-sobel")]
    ['claim/as24/sobel-paper-covers-ask']
    """
    if isinstance(record.claims, IndexedClaims):
        return record.claims.told_by(voice)
    return tuple(claim for claim in record.claims.values() if claim.voice == voice)


def caveats_of_voice(record: Record, id: str) -> list[Caveat]:
    """The caveats that a speaker gives, and those that concern one of its claims, in order of id.

    >>> from civicgraph import Dataset
    >>> [one.type for one in caveats_of_voice(Dataset.shipped().record(), "voice/as24/peterborough-slide")]
    ['document-disagrees-with-itself']
    """
    concerning = record.caveats_about(claim.id for claim in claims_told_by(record, id))
    given = (caveat for caveat in record.caveats.values() if caveat.voice == id)
    found = {caveat.id: caveat for caveat in (*given, *concerning)}
    return [found[one] for one in sorted(found)]


def is_author(record: Record, id: str) -> bool:
    """Whether a speaker is the author of the source that it speaks in.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> is_author(record, "voice/as24/author"), is_author(record, "voice/as24/alex-sobel")
    (True, False)
    """
    source = record.sources.get(record.voices[id].source)
    return source is not None and source.author_voice == id


def several_voices(record: Record, known: Sequence[str]) -> str:
    """How many speakers a name has, and which."""
    listed = "; ".join(f"{id} ({quoted_title(record, record.voices[id].source)})" for id in known)
    return f"{len(known)} speakers, say which by id: {listed}"
