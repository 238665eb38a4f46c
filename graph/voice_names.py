"""From what a person types to a speaker of the record, or to whatever thing or speaker is meant."""

from __future__ import annotations

from .errors import UnknownName
from .name_index import HeldNames
from .names import likely_meant, resolve
from .record import Record, Thing
from .voices import several_voices, voices_named


def resolve_voice(record: Record, text: str) -> str:
    """The id of the speaker with this id, id without its first part, IRI or name.

    Raises
    ------
    UnknownName
        No speaker has it, or several do; the message lists the candidates.

    Examples
    --------
    >>> from civicgraph import Dataset
    >>> resolve_voice(Dataset.shipped().record(), "a funder, in an interview")
    'voice/cii/funder-interview'
    """
    known = voices_named(record, text)
    if len(known) == 1:
        return known[0]
    if known:
        raise UnknownName(f"{text!r} names {several_voices(record, known)}", known)
    near = near_voices(record, text)
    raise UnknownName(f"{text!r} is no speaker in {record.label}{_question(record, near)}", near)


def resolve_shown(record: Record, text: str) -> str:
    """The id of the thing with this name, else of the speaker.

    Raises
    ------
    UnknownName
        Nothing has it, or several things or speakers do; the message lists the candidates.

    Examples
    --------
    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> resolve_shown(record, "Alex Sobel"), resolve_shown(record, "as24/alex-sobel")
    ('alex-sobel', 'voice/as24/alex-sobel')
    """
    try:
        return resolve(record, text)
    except UnknownName as unknown:
        known = voices_named(record, text)
        if len(known) == 1:
            return known[0]
        near = [] if known else near_voices(record, text)
        if not near:
            raise
        meant = [*unknown.candidates, *near]
        raise UnknownName(
            f"{text!r} is no thing or speaker in {record.label}{_question(record, meant)}", meant
        ) from None


def near_voices(record: Record, text: str) -> list[str]:
    """The ids of at most three speakers whose names the text may be written for.

    >>> from civicgraph import Dataset
    >>> near_voices(Dataset.shipped().record(), "Ana Smith")
    ['voice/as24/anna-smith']
    """
    names = HeldNames(Thing(voice.id, "", voice.name) for voice in record.voices.values())
    return likely_meant(names, text)


def _question(record: Record, near: list[str]) -> str:
    if near:
        return f"; did you mean {' or '.join(f'{id} ({record.name(id)})' for id in near)}?"
    return ", and no name is near it; try: civicgraph find WORD"
