"""What is told of a thing besides its claims: what it is, other names, its address, its numbers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache

from ... import ontology
from ..record import Record, Thing, web_link
from .counts import with_article
from .sources import Fact, language_name


def facts(thing: Thing) -> Iterator[Fact]:
    """Names in other languages, the address of the thing, and its numbers in registers, each with where it leads.

    >>> cymru = Thing("cymru", "Place", "Wales", identifiers=("gss:W92000004",), names=(("cy", "Cymru"),))
    >>> [(fact.term, fact.text) for fact in facts(cymru)]
    [('name in Welsh', 'Cymru'), ('area code', 'gss:W92000004')]
    """
    for language, name in thing.names:
        yield Fact(f"name in {language_name(language)}", name)
    if thing.url:
        yield Fact("web address", thing.url, web_link(thing.url))
    for identifier in thing.identifiers:
        yield _identifier(identifier)


def what_it_is(record: Record, id: str) -> str:
    """A thing and its type, as the beginning of a sentence.

    >>> from civicgraph import Dataset
    >>> what_it_is(Dataset.shipped().record(), "lvrw")
    'London Voter Registration Week is a campaign'
    """
    return f"{record.name(id)} is {with_article(record.type_label(id))}"


def _identifier(identifier: str) -> Fact:
    """A number in a register, with what the register calls it and the page that it has there."""
    register, mark, number = identifier.partition(":")
    if not mark:
        country, code, number = (*identifier.split("-", 2), "", "")[:3]
        register = f"{country}-{code}"
    known = _registers().get(register) or _registers()[""]
    address = known["link"].format(id=identifier, number=number, register=register)
    return Fact(known["label"], identifier, web_link(address))


@cache
def _registers() -> dict[str, dict[str, str]]:
    """What is known of registers, by the beginning of their numbers; the empty one stands for all others."""
    found: dict[str, dict[str, str]] = json.loads(ontology.text("registers.json"))
    return found
