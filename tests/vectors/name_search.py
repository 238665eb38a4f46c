"""Texts that people may type, with what Python finds first among the names of the shipped record."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

from civicgraph import Dataset, Thing
from civicgraph.graph.name_cores import word_lists
from civicgraph.graph.name_folding import fold_name
from civicgraph.graph.named_within import add_named_within, understood_words
from civicgraph.graph.names import find
from civicgraph.graph.record import Record
from civicgraph.graph.word_matching import Query, fold_entries

from ..visualisations.greek_record import greek_record

BY_HAND = (
    "", "?!", "zzzzzz", "GLA", "gla", "lvrw", "citizens-uk", "The Citizens UK", "Citizens U.K.", "Citizens UK Ltd",
    "Trust for London, The", "Paul Hamlyn Fdn", "Greater London Authority (GLA)", "LondonVoterRegistrationWeek",
    "London Borough of Hackney", "Hackney Council", "London Borough of Nowhere", "hope not hate secondee",
    "who funded the secondments", "what did the mayor promise", "price of citizenship report", "Wek", "week 2019 voter",
    "MAYOR’S", "mayors", "Straße", "ﬁrst", "Ｌｏｎｄｏｎ", "İstanbul", "Citizens UK, Leaders' Council", "ship", "a",
    "of", "the", "Londn Voter Registration Wek", "consulted on citizenship fees", "st mary", "uni of london",
    "London  \t voter",
)  # fmt: skip

# Texts of a script without spaces, and what is looked for in them.
UNSPACED_TEXTS = (
    ("池の掃除の会は毎年集まる。", "掃除"),
    ("杉の木財団は2021年に会を助けた。",),
    ("夜行バス the night bus", "Buses, 夜行"),
)
WITHIN_TEXTS = (
    "掃除",
    "財団",
    "2021年",
    "会 助けた",
    "助けた 会",
    "夜行",
    "夜行 bus",
    "バス 夜行",
    "会は毎",
    "銀行",
    "の",
)
UNSPACED = (Thing("ike", "Project", "池の掃除"), Thing("suginoki", "Funder", "杉の木財団"))
WITHIN = (
    "財団", "掃除", "の", "木の 財団", "財団法",
    "ποιος χρηματοδότησε τις δημόσιες βρύσες;", "Ποιος έφτιαξε τις βρύσες;", "τι ζητήθηκε για τη σκιά;",
    "Τι υποσχέθηκε ο Δήμος Αγίας Ρηνούλας στην Ομάδα «Ελιά»;", "τι σχέση έχει η Μαρία Λυγερού με το Ίδρυμα;",
    "ποια είναι η Μαρία;", "τι έκανε ο Δήμος;", "της Ελιάς τι ζήτησε", "τι δεν ξέρουμε", "who built βρύσες", "βρυση",
    "池の掃除に誰が出資したか", "杉の木財団と池の掃除の関係", "何が分からないか", "", "?!", "σε τι", "δεντρα; δεντρα!",
)  # fmt: skip


def find_vectors() -> dict[str, Any]:
    """The names of the shipped record, and for each text its first five hits, each with what matched."""
    record = Dataset.shipped().record()
    things = [{"id": one.id, "name": one.name, "aliases": one.aliases} for one in record.things.values()]
    return {
        "nameWords": word_lists(),
        "things": things,
        "queries": [[text, [[thing.id, heard] for thing, heard in find(record, text)[:5]]] for text in texts(record)],
    }


def within_vectors() -> dict[str, Any]:
    """Names in another alphabet and in a script without spaces, and for each text what some of its words name."""
    record = greek_record()
    record = replace(record, things={**record.things, **{thing.id: thing for thing in UNSPACED}})
    queries = []
    for text in WITHIN:
        names = add_named_within(record, text, find(record, text))
        met, left = understood_words(text, [name for _, name in names])
        queries.append([text, [[thing.id, heard] for thing, heard in names], met, left])
    things = [{"id": one.id, "name": one.name, "aliases": one.aliases} for one in record.things.values()]
    return {"nameWords": word_lists(), "things": things, "queries": queries, **_text_vectors()}


def _text_vectors() -> dict[str, Any]:
    """Texts without spaces, and for each query those that match it: how well, by which text, and which words."""
    plain = dict(enumerate(fold_entries(UNSPACED_TEXTS)))
    found = []
    for text in WITHIN_TEXTS:
        query = Query(text)
        matching = [
            [n, list(query.fit(plain[n])), query.best_text(plain[n]), list(query.found_words(plain[n]))]
            for n in query.matching(plain)
        ]
        found.append([text, matching])
    return {"texts": [list(one) for one in UNSPACED_TEXTS], "found": found}


def texts(record: Record) -> list[str]:
    """Those written by hand, and of names drawn at random: with a letter dropped or swapped, their first two words,
    some words in another order, and the beginning of a word."""
    random = Random(5)
    names = sorted({name for thing in record.things.values() for name in (thing.name, *thing.aliases)})
    made = [_drop_letter(random, name) for name in random.sample(names, 90)]
    made += [" ".join(fold_name(name).split()[:2]) for name in random.sample(names, 60)]
    made += [_swap_letters(random, name) for name in random.sample(names, 30)]
    made += [" ".join(random.sample(name.split(), min(3, len(name.split())))) for name in random.sample(names, 30)]
    made += [name[: random.randint(3, 9)] for name in random.sample(names, 20)]
    return [*BY_HAND, *made]


def _drop_letter(random: Random, name: str) -> str:
    """A name without one of its letters."""
    at = random.randrange(len(name))
    return name[:at] + name[at + 1 :]


def _swap_letters(random: Random, name: str) -> str:
    """A name two letters of which have changed places."""
    at = random.randrange(max(1, len(name) - 1))
    return name[:at] + name[at : at + 2][::-1] + name[at + 2 :]
