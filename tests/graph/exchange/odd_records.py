"""Small random records whose words are odd: of many alphabets, with every mark that means something in some format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from hypothesis import strategies as st

from civicgraph import Claim, Record
from civicgraph.graph.dates import bounds
from civicgraph.graph.record import Evidence, Source, Thing, Voice

from ..by_hand import record_of

_NAMED = (
    "Elm Street Alliance", "Smith; Jones", "A; B; C", "~Late rains", '"Quoted" Ltd', "Łódź", "北京市", "जन आंदोलन",
    "می\u200cخواهم", "=1+1", "-5", "+44 20", "@here", "|pipe| and | pipe", "O’Neill & Sons <b>", "a: “b” – c", "'Tis",
    "1e5", "2016", "true", "null", "NaN", "x" * 120, "École\\n", "Ünïted %20 #1", "👩\u200d👧 carers", "..",
    "claim/a", "Ада Лунд", "Ада Лунт", "{}", "[1, 2]", "a, page 3",
)  # fmt: skip
WORDS = st.one_of(
    st.sampled_from(_NAMED),
    st.text(st.sampled_from("abÉßłЖя北عह 0159;~|\"'“”–:=+-@&<>/\\,.()[]{}#%"), min_size=2, max_size=24)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: len(text) > 1 and any(map(str.isalnum, text))),
)
"""Names, summaries and anchors."""
SAID = st.builds("It says so: {}".format, WORDS)
"""Summaries and reasons, which have to say something."""
LONG_TEXTS = st.one_of(st.just(""), WORDS, st.builds("{}\n{}".format, WORDS, WORDS))
DATES = ("", "", "2010", "2014-05", "2016-02-29", "2011/2015", "2013-04/..", "../2012", "2016~", "199X", "2018-21")
AMOUNTS = ("4200", "0", "0.5", "1234567.89", "-12", "100000000000")
_NUMBERS = ("wikidata:Q84", "GB-CHC-1107264", "GB-COH-00001234", "360G-harbour-2017/18", "XI-LEI-1.2/3")


@st.composite
def odd_things(draw: st.DrawFn, types: Sequence[str], most: int = 5) -> list[Thing]:
    """Things of some types, of which two may have one name, with numbers that no other has."""
    numbers = draw(st.permutations(_NUMBERS))
    names = draw(st.lists(WORDS, min_size=1, max_size=most + len(types)))
    found = []
    for at, name in enumerate(names):
        aliases = [one for one in draw(st.lists(WORDS, max_size=2, unique_by=str.casefold)) if one != name]
        found.append(
            Thing(
                f"thing-{at}", types[at % len(types)], name, tuple(aliases), draw(LONG_TEXTS),
                tuple(numbers[at : at + draw(st.integers(0, 1))]),
                draw(st.sampled_from(["", "https://example.org/a?b=1&c=%20d", "http://例え.jp/"])),
            )
        )  # fmt: skip
    return found


class OddRecord(NamedTuple):
    """What a record is made of, which is told in short where a test fails."""

    things: list[Thing]
    claims: list[Claim]
    voices: list[Voice]
    sources: list[Source]

    @property
    def record(self) -> Record:
        """The record of it."""
        made = record_of(self.claims, things=self.things)
        return replace(made, voices={one.id: one for one in self.voices}, sources={one.id: one for one in self.sources})


@st.composite
def odd_records(draw: st.DrawFn, types: Sequence[str], patterns: Sequence[str], most: int = 8) -> OddRecord:
    """A record of odd things, and claims of some patterns: ``Person memberOf Organisation``, ``* ledTo *``.

    A pattern without an end, as ``Grant amount``, is of claims that give a figure.
    """
    things = draw(odd_things(types))
    titles = {f"source/{name}": draw(WORDS) for name in ("a", "b")}
    voices = {f"voice/{name[7:]}/{who}": (draw(WORDS), name) for name in titles for who in ("author", "other")}
    claims = []
    for number in range(draw(st.integers(0, most))):
        start, predicate, *end = draw(st.sampled_from(patterns)).split()
        fitting = [[one.id for one in things if type in ("*", one.type)] for type in (start, *end)]
        ends = [draw(st.sampled_from(ids)) for ids in fitting if ids]
        if len(ends) == len(fitting) and len(set(ends)) == len(ends):
            source = draw(st.sampled_from(sorted(titles)))
            claims.append(draw(_odd_claims(number, source, (*ends, "")[:2], predicate, not end, sorted(titles))))
    addresses = st.sampled_from(["", "https://a.example/x"])
    return OddRecord(
        things, claims, [Voice(id, name, "", (), source) for id, (name, source) in voices.items()],
        [Source(id, title, "", "", "", f"voice/{id[7:]}/author", url=draw(addresses)) for id, title in titles.items()],
    )  # fmt: skip


@st.composite
def _odd_claims(
    draw: st.DrawFn, number: int, source: str, ends: tuple[str, ...], predicate: str, figure: bool, others: list[str]
) -> Claim:
    when = draw(st.sampled_from(DATES))
    wording = draw(st.sampled_from(["stated", "stated", "opinion", "inferred"]))
    places = draw(st.lists(st.tuples(st.sampled_from([source, *others]), WORDS, SAID), min_size=1, max_size=3))
    places[0] = (source, *places[0][1:])
    value, unit = "", ""
    if figure:
        value = draw(st.sampled_from(AMOUNTS if predicate == "amount" else [one for one in DATES if one]))
        unit = draw(st.sampled_from(["GBP", "EUR"])) if predicate == "amount" else ""
    return Claim(
        f"claim/{source[7:]}/{number}", ends[0], predicate, "" if figure else ends[1], value, unit, "", "", when,
        wording, draw(st.sampled_from(["done", "done", "state", "planned", "committed"])),
        draw(st.sampled_from(["supports", "supports", "supports", "disputes"])),
        f"voice/{source[7:]}/{draw(st.sampled_from(['author', 'other']))}",
        draw(SAID) if wording == "inferred" else "", source,
        tuple(Evidence(of, anchor, summary, at, at - 1) for at, (of, anchor, summary) in enumerate(places, 1)),
        bounds(when), note=draw(st.one_of(st.just(""), WORDS)),
    )  # fmt: skip
