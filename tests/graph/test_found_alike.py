"""What is looked up by an index is what is found by going through everything, one name and one text after the other."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from civicgraph.graph import named_within
from civicgraph.graph.compiling.from_record import record_bytes
from civicgraph.graph.full_text import best_entries, entries_of, find_all, find_texts
from civicgraph.graph.name_cores import core
from civicgraph.graph.name_folding import fold_name
from civicgraph.graph.name_index import NameIndex, names_of
from civicgraph.graph.named_within import add_named_within, form_fit
from civicgraph.graph.names import find, name_index
from civicgraph.graph.near_names import MET, likeness, near_lines, significant_words, similar_words, slips
from civicgraph.graph.record import Caveat, Evidence, Record, Source, Thing, Voice
from civicgraph.graph.storage.open_record import record_in
from civicgraph.graph.storage.sections import Sections

from .by_hand import claim, record_of

STEMS = [
    "bus", "buses", "registration", "regis", "regs", "consultation", "consulted", "council", "walla", "st", "saint",
    "ltd", "u.k.", "uk", "(gla)", "café", "Ελλάς", "Δήμος", "δήμου", "大阪", "大阪市", "a", "the", "who",
    "o'neill", "5,000",
]  # fmt: skip


@st.composite
def words(draw: st.DrawFn) -> str:
    """A word, most often as it is, or with letters added, dropped, changed or swapped."""
    word = list(draw(st.sampled_from(STEMS)))
    for slip in draw(st.lists(st.sampled_from("adcs"), max_size=draw(st.sampled_from([0, 0, 1, 2, 3])))):
        at = draw(st.integers(0, len(word)))
        if slip == "a":
            word.insert(at, draw(st.sampled_from("estr")))
        elif slip == "s":
            word[at : at + 2] = word[at : at + 2][::-1]
        else:
            word[at : at + 1] = draw(st.sampled_from("estr")) if slip == "c" else ""
    return "".join(word)


TEXTS = st.lists(words(), min_size=1, max_size=5).map(" ".join)
NAMED = st.lists(st.tuples(TEXTS, st.lists(TEXTS, max_size=2), st.sampled_from(["", "", "bus fare"])), max_size=12)


def held_and_opened(named: Sequence[tuple[str, list[str], str]]) -> tuple[Record, Record]:
    """A record of things with these names, other names and descriptions, in memory and opened from its file."""
    things = [Thing(f"t{n}-bus", "Project", name, tuple(also), told) for n, (name, also, told) in enumerate(named)]
    held = record_of([], things=things)
    return held, open_again(held)


def open_again(record: Record) -> Record:
    """The same record, opened from its file."""
    return record_in(Sections(record_bytes(record)), record.origin, record.about)


def plain_nearness(text: str, names: Mapping[str, str]) -> dict[str, float]:
    """Of names with their folded form, those that are near a text, by comparing every word with every word."""
    own, wanted = core(text), significant_words(core(text))
    near = {}
    for name, folded in names.items():
        found = [max([likeness(want, word) for word in folded.split()], default=0) for want in wanted]
        met = [one for one in found if one >= MET]
        within = set(core(name)) <= set(own) and (len(core(name)) > 1 or len(own) < 3)
        if found and all(found):
            near[name] = sum(found) / len(found)
        elif 2 * len(met) > len(found) or (met and within):
            near[name] = sum(met) / len(found) / 2
    return near


def nearness(index: NameIndex, text: str) -> dict[str, float]:
    """The same, by looking words up."""
    return {index.at(line)[1]: near for line, near in near_lines(index, text).items()}


@given(NAMED, TEXTS)
@example([("Walla Walla Ltd", [], "")], "walla x y z")
@example([("St John", [], "")], "saint john x y")
@example([("Bus", [], "")], "bus u")
@example([("Who", [], "")], "who")
def test_near_names_are_looked_up_as_they_are_compared(named: list[tuple[str, list[str], str]], text: str) -> None:
    held, again = held_and_opened(named)
    plain = plain_nearness(text, {name: fold_name(name) for thing in held.things.values() for name in names_of(thing)})
    for record in (held, again):
        assert nearness(name_index(record), text) == plain


def test_near_names_of_many_are_looked_up_as_they_are_compared() -> None:
    drawn = random.Random(1)
    letters = [[drawn.choice("abcdest") for _ in range(drawn.randint(1, 9))] for _ in range(3_000)]
    known = sorted({"".join(word) for word in letters})
    for word in drawn.sample(known, 60):
        at = drawn.randrange(len(word))
        want = word[:at] + word[at + 1 :] + drawn.choice(["", "x", "t"]) or "x"
        assert similar_words(known, want) == {word: like for word in known if (like := likeness(want, word))}


@given(words(), words(), st.integers(1, 2))
def test_slips_are_counted_as_the_fewest_steps_from_one_word_to_another(one: str, other: str, limit: int) -> None:
    reached, steps = {one}, 0
    while other not in reached and steps <= limit:
        reached, steps = {after for before in reached for after in _one_step(before, set(other))}, steps + 1
    # A pair that was swapped is not changed again, so that the fewest steps may be fewer.
    assert steps <= slips(one, other, limit) <= limit + 1
    if steps <= 1:
        assert slips(one, other, limit) == steps


def _one_step(word: str, letters: set[str]) -> set[str]:
    """The words that are a slip away, and the word itself."""
    found = {word}
    for at in range(len(word) + 1):
        start, end = word[:at], word[at:]
        found |= {start + end[1:], start + end[1:2] + end[:1] + end[2:]}
        found |= {start + letter + rest for letter in letters for rest in (end, end[1:])}
    return found


@given(NAMED, TEXTS)
def test_things_are_found_alike_in_an_opened_record(named: list[tuple[str, list[str], str]], text: str) -> None:
    held, again = held_and_opened(named)
    assert find(again, text) == find(held, text)
    assert find_all(again, text) == find_all(held, text)


def plain_names_within(record: Record, text: str) -> list[tuple[Thing, str]]:
    """What the words of a text name, by comparing every word with every word."""
    named = [(thing, name, fold_name(name).split()) for thing in record.things.values()
             for name in (thing.name, *thing.other_names)]  # fmt: skip
    vocabulary = {word for _, _, words in named for word in words}
    wanted = [word for _, word in named_within._telling_words(text, vocabulary)]
    found: dict[str, tuple[Thing, str]] = {}
    while wanted:
        forms = {want: {word: fit for word in vocabulary if (fit := form_fit(want, word))} for want in wanted}
        fits = [(*named_within._fit(words, forms), thing, name) for thing, name, words in named]
        best = max((fit for fit, *_ in fits), default=0)
        met = sorted((len(fold_name(name)), thing.id, n) for n, (fit, _, thing, name) in enumerate(fits) if fit == best)
        if not best:
            break
        things = {id: fits[n][2:] for _, id, n in reversed(met) if id not in found}
        if not found or len(things) <= 5:
            found |= {id: things[id] for _, id, _ in met if id in things}
        used = {want for _, _, n in met for want in fits[n][1]}
        wanted = [want for want in wanted if want not in used]
    return list(found.values())


@given(NAMED, TEXTS)
@example([("Bus", [], "")], "大阪市 bus")
@example([("大阪", [], ""), ("市 Council", [], "")], "大阪市consulted")
def test_names_within_a_text_are_looked_up_as_they_are_compared(
    named: list[tuple[str, list[str], str]], text: str
) -> None:
    for record in held_and_opened(named):
        assert add_named_within(record, text, []) == plain_names_within(record, text)


SUMMARIES = st.lists(words(), min_size=1, max_size=6).map(" ".join)


@given(st.lists(st.tuples(SUMMARIES, SUMMARIES, st.sampled_from("abc")), max_size=80), TEXTS)
def test_texts_are_found_alike_in_an_opened_record(told: list[tuple[str, str, str]], text: str) -> None:
    claims = [
        claim(f"{end} ledTo b", number)._replace(evidence=(Evidence("source/report", anchor, summary),))
        for number, (anchor, summary, end) in enumerate(told)
    ]
    about = [claim(f"a about {one.id} id=about-{one.id.rsplit('/')[-1]}") for one in claims[:2]]
    caveats = [
        Caveat(f"caveat/{n}", "limit-of-the-evidence", summary, ("a",), source="source/report", evidence=one.evidence)
        for n, (one, (_, summary, _)) in enumerate(zip(claims[:3], told, strict=False))
    ]
    sources = {f"source/{n}": Source(f"source/{n}", text, "A bus", "", "", "") for n in range(3)}
    voices = {
        f"voice/{n}": Voice(f"voice/{n}", name, described, (), "source/report", text if n == 1 else "")
        for n, (name, described, _) in enumerate(told)
    }
    held = record_of([*claims, *about], caveats=caveats)
    held = replace(held, sources={**held.sources, **sources}, voices={**held.voices, **voices})
    again = open_again(held)
    found = best_entries(lambda _: entries_of(held), text)
    assert find_texts(again, text) == find_texts(held, text) == found
    for record in (held, open_again(held)):
        named = [(Thing("a", "Project", text), text)]
        assert find_texts(record, text, named) == [one for one in found if one.kind == "voice"]
        assert find_texts(record, text) == found
