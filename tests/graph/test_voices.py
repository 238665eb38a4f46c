"""Speakers by name: who is meant, what one says, and what is answered where a thing is wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph.graph.errors import UnknownName
from civicgraph.graph.names import resolve
from civicgraph.graph.record import Record, Thing, Voice
from civicgraph.graph.voice_names import near_voices, resolve_shown, resolve_voice
from civicgraph.graph.voices import caveats_of_voice, claims_told_by, is_author, voices_named

from ..workspace import write_interviews
from .by_hand import BASE, claim, record_of
from .test_found_alike import TEXTS, open_again

CHAIR = Voice("voice/minutes/chair", "the Chair, at the meeting", "Speaks for the alliance.", ("alliance",),
              "source/minutes")  # fmt: skip
MAYOR = Voice("voice/minutes/mayor", "the Mayor", "", (), "source/minutes")
OTHER = Voice("voice/report/mayor", "The Mayor!", "", (), "source/report")


def town(*voices: Voice, things: tuple[Thing, ...] = ()) -> Record:
    """A record of an ask and a bus in which these speak."""
    said = record_of(
        [claim("ask ledTo bus source=minutes voice=minutes/chair id=led"),
         claim("bus about ask source=minutes voice=minutes/chair wording=inferred id=read"),
         claim("ask ledTo bus source=report id=author")],
        things=(Thing("alliance", "Alliance", "Elm Alliance"), *things),
    )  # fmt: skip
    return replace(said, voices={**said.voices, **{voice.id: voice for voice in voices}})


def refusal(asked: Callable[[Record, str], object], record: Record, text: str) -> UnknownName:
    """How a name is refused."""
    with pytest.raises(UnknownName) as refused:
        asked(record, text)
    return refused.value


@pytest.mark.parametrize(
    "text",
    [
        CHAIR.id,
        "minutes/chair",
        f"{BASE}{CHAIR.id}",
        CHAIR.name,
        "the chair at the meeting",
        "THE CHAIR: at the meeting",
    ],
)
def test_a_speaker_is_named_by_id_iri_or_name(text: str) -> None:
    for record in (town(CHAIR), open_again(town(CHAIR))):
        assert resolve_voice(record, text) == resolve_shown(record, text) == CHAIR.id


def test_a_thing_that_bears_the_name_comes_first() -> None:
    record = town(MAYOR, things=(Thing("mayor", "Person", "The mayor"),))
    assert resolve_shown(record, "the Mayor") == resolve(record, "the Mayor") == "mayor"
    assert resolve_voice(record, "the Mayor") == MAYOR.id


def test_of_speakers_who_share_a_name_one_is_said_by_id() -> None:
    record = town(MAYOR, OTHER)
    listed = "voice/minutes/mayor (“The minutes”); voice/report/mayor (“The report”)"
    refused = refusal(resolve_shown, record, "the mayor")
    assert str(refused) == f"'the mayor' is no thing in this record; it names 2 speakers, say which by id: {listed}"
    assert refused.candidates == (MAYOR.id, OTHER.id)
    assert (
        str(refusal(resolve_voice, record, "the mayor")) == f"'the mayor' names 2 speakers, say which by id: {listed}"
    )
    assert resolve_shown(record, "report/mayor") == OTHER.id


def test_who_has_a_slip_in_a_name_is_asked_who_was_meant() -> None:
    record = town(CHAIR, MAYOR)
    said = "did you mean voice/minutes/mayor (the Mayor)?"
    assert near_voices(record, "the mayro") == [MAYOR.id]
    assert str(refusal(resolve_voice, record, "the mayro")) == f"'the mayro' is no speaker in this record; {said}"
    assert (
        str(refusal(resolve_shown, record, "the mayro")) == f"'the mayro' is no thing or speaker in this record; {said}"
    )
    both = refusal(resolve_shown, town(MAYOR, things=(Thing("m", "Post", "Mayor of Elm"),)), "mayro")
    assert both.candidates == ("m", MAYOR.id)
    nobody = "is no speaker in this record, and no name is near it; try: civicgraph find WORD"
    assert str(refusal(resolve_voice, record, "zzz")) == f"'zzz' {nobody}"


def test_where_a_thing_is_wanted_a_speaker_is_told_apart_with_what_to_ask_instead() -> None:
    record = town(CHAIR, MAYOR)
    instead = "ask about what it is a party to: alliance (Elm Alliance); "
    instead += "try: civicgraph show voice/minutes/chair, for what it says"
    said = f"'{CHAIR.name}' is no thing but a speaker in “The minutes”; {instead}"
    refused = refusal(resolve, record, CHAIR.name)
    assert (str(refused), refused.candidates) == (said, ("alliance",))
    by_id = f"'{CHAIR.id}' is no thing but a speaker in “The minutes” ({CHAIR.name}); {instead}"
    assert str(refusal(resolve, record, CHAIR.id)) == by_id
    alone = "is no thing but a speaker in “The minutes”; try: civicgraph show voice/minutes/mayor, for what it says"
    assert str(refusal(resolve, record, "the mayor")) == f"'the mayor' {alone}"


def test_what_a_speaker_says_is_its_claims_and_what_is_read_from_them() -> None:
    for record in (town(CHAIR, MAYOR), open_again(town(CHAIR, MAYOR))):
        told = claims_told_by(record, CHAIR.id)
        assert [(one.id, one.is_told) for one in told] == [("claim/led", True), ("claim/read", False)]
        assert claims_told_by(record, MAYOR.id) == () == claims_told_by(record, "voice/nobody")
        assert not is_author(record, CHAIR.id) and caveats_of_voice(record, CHAIR.id) == []


def test_speakers_of_another_alphabet_are_named_as_they_are(tmp_path: Path) -> None:
    record = write_interviews(tmp_path).dataset().record()
    for text in ("μια δασκάλα", "ΜΙΑ ΔΑΣΚΑΛΑ", "voice/eleni", f"{record.base}voice/eleni"):
        assert resolve_shown(record, text) == "voice/eleni"
    # What is typed is the id of a thing too, which comes first.
    assert (resolve_shown(record, "eleni"), resolve_voice(record, "eleni")) == ("eleni", "voice/eleni")
    assert near_voices(record, "ψαρασ") == ["voice/nikos"]
    assert is_author(record, "voice/eleni")
    assert [one.id for one in caveats_of_voice(record, "voice/nikos")] == ["caveat/nikos/ena-paidi"]
    said = str(refusal(resolve, record, "μια δασκάλα"))
    assert said.startswith("'μια δασκάλα' is no thing but a speaker in “") and "glaros (" in said


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=40), st.lists(st.integers(0, 40), max_size=60), TEXTS)
def test_speakers_are_looked_up_as_they_are_compared(
    named: list[tuple[str, str]], speaking: list[int], text: str
) -> None:
    claims = [claim(f"a ledTo b voice=v{who}", number) for number, who in enumerate(speaking)]
    held = record_of(claims)
    voices = {
        f"voice/v{n}": Voice(f"voice/v{n}", name, told, (), "source/report") for n, (name, told) in enumerate(named)
    }
    held = replace(held, voices=dict(sorted({**held.voices, **voices}.items())))
    again = open_again(held)
    for wanted in (text, *(name for name, _ in named[:2])):
        assert voices_named(again, wanted) == voices_named(held, wanted)
        assert near_voices(again, wanted) == near_voices(held, wanted)
    for id in [*held.voices, "voice/nobody"]:
        told = tuple(one for one in held.claims.values() if one.voice == id)
        assert claims_told_by(again, id) == claims_told_by(held, id) == told
