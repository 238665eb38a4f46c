"""What a query asks for that is not there: words that no vocabulary has, and things that the record lacks.

Such a query has an empty answer, or the answer no, which looks like a fact about the record. So every answer comes with
these notices. Comments and strings are ignored, except the names of things: the text behind ``skos:prefLabel``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from ..everyday import RELATIONS, TYPES, in_use, stands_for
from ..suggest import close_names
from .evaluation import NS, PREFIXES, prefixes_of, shorten_iri
from .explanations import shorten
from .query_shape import MAX_READ, valueless
from .standard_terms import STANDARD
from .text import QueryWords, read_words

if TYPE_CHECKING:
    import pyoxigraph as ox

SHIPPED = "https://w3id.org/civicgraph/id/"
MAX_NOTICES = 10
_RANGE = "http://www.w3.org/2000/01/rdf-schema#range"
_LABEL = PREFIXES["skos"] + "prefLabel"
_SAFE = re.compile(r"[^<>\"{}|^`\\\x00-\x20]+")
_MAX_ASKED = 500
# What asks the store or an engine: a SELECT in, its rows as plain text out.
SelectRows = Callable[[str], Iterable[Sequence[str]]]


class Notice(NamedTuple):
    """One thing to say; ``missing`` where it is a thing that the record lacks, so that no answer mentions it."""

    text: str
    missing: bool = False


def notices(query: str, rows: SelectRows, base: str = "") -> tuple[Notice, ...]:
    """What a query names that neither the record nor a vocabulary has, in the order in which it is named."""
    query_words = read_words(query, prefixes_of(base), base)
    iris = [iri for iri in query_words.iris() if _SAFE.fullmatch(iri)]
    named = rf"({re.escape(NS)}(/[^#]*)?|{re.escape(base)}vocabulary)#."
    own = [iri for iri in iris if re.match(named, iri)]
    starts = [start for start in (base, SHIPPED) if start]
    beside = [iri for iri in iris if iri not in own]
    things = [iri for iri in beside if any(iri.startswith(start) and iri != start for start in starts)]
    others = [iri for iri in iris if iri not in own and iri not in things and _misspelling(iri)]
    asked = [iri for iri in iris if iri in {*own, *things, *others}][:_MAX_ASKED]
    lacking = _absent(asked, rows)[:MAX_NOTICES] if asked else []
    empty = valueless(query) if len(query) <= MAX_READ else []
    made = [
        *(Notice(_no_value(name, query_words)) for name in empty[:MAX_NOTICES]),
        *(Notice(_no_term(iri, rows)) for iri in lacking if iri in own),
        *(Notice(_misspelling(iri)) for iri in lacking if iri in others),
        *(Notice(_no_thing(iri, base, rows), True) for iri in lacking if iri in things),
        *(Notice(text) for text in _texts_for_things(query_words, rows)),
        *(Notice(text, True) for text in _unknown_names(query_words, rows)),
    ]
    return tuple(Notice(shorten(one.text), one.missing) for one in made[:MAX_NOTICES])


def store_notices(store: ox.Store, query: str, base: str = "") -> tuple[Notice, ...]:
    """The same of a store at hand. Nothing where the store cannot be asked: the query itself then says why."""

    def rows(text: str) -> list[tuple[str, ...]]:
        found: Any = store.query(text, use_default_graph_as_union=True)
        return [tuple(str(term.value) for term in row) for row in found]

    try:
        return notices(query, rows, base)
    except (SyntaxError, ValueError, OSError, RuntimeError):
        return ()


def _absent(iris: list[str], rows: SelectRows) -> list[str]:
    """Those that stand nowhere in the store."""
    there = "EXISTS { ?t ?p ?o } || EXISTS { ?s ?t ?o } || EXISTS { ?s ?p ?t } || EXISTS { GRAPH ?t { ?s ?p ?o } }"
    values = " ".join(f"<{iri}>" for iri in iris)
    known = {row[0] for row in rows(f"SELECT ?t {{ VALUES ?t {{ {values} }} FILTER({there}) }}")}
    return [iri for iri in iris if iri not in known]


def _no_term(iri: str, rows: SelectRows) -> str:
    known = f'isIRI(?t) && REGEX(STR(?t), "^{NS}|vocabulary#")'
    own = rows(f"SELECT DISTINCT ?t {{ GRAPH <{NS}> {{ ?t a ?type }} FILTER({known}) }}")
    terms = [row[0] for row in own]
    start, _, name = iri.rpartition("#")
    beside = {term.rpartition("#")[2]: term for term in terms if term.startswith(f"{start}#")}
    anywhere = {term.rpartition("#")[2]: term for term in terms}
    standard = {term: PREFIXES[prefix] + term for prefix in ("foaf", "skos", "org") for term in STANDARD[prefix]}
    folded = {name.casefold(): term for name, term in sorted(beside.items())}
    exact = [folded[name.casefold()]] if name.casefold() in folded else []
    if not exact and start == NS and (meant := _everyday(name, beside)):
        return f"{_short_iri(iri)} is no term of the vocabulary{_suggestion(meant)}"
    exact += [known[name] for known in (anywhere, standard) if name in known]
    near = (
        exact[:1]
        or [beside[one] for one in close_names(name, beside, 2)]
        or [anywhere[one] for one in close_names(name, anywhere, 2)]
    )
    return f"{_short_iri(iri)} is no term of the vocabulary{_suggestion(map(_short_iri, near))}"


def _everyday(name: str, known: dict[str, str]) -> list[str]:
    """What an everyday word stands for, as it is written in a query; nothing where it is no such word."""
    meant = [one for kind in (TYPES, RELATIONS) for one in stands_for(name, kind, known.keys())]
    return [in_use(one._replace(use=_short_iri(known[one.use]))) for one in meant]


def _no_value(name: str, query_words: QueryWords) -> str:
    others = {text for kind, text in query_words.words if kind == "variable"} - {name}
    return f"{name} stands in no statement, so it never has a value{_suggestion(close_names(name, others, 1))}"


def _misspelling(iri: str) -> str:
    """What is wrong with a term of a standard vocabulary, where it is near to one that there is."""
    for prefix, terms in STANDARD.items():
        name = iri.removeprefix(PREFIXES[prefix])
        if name != iri and name and name not in terms and not re.fullmatch(r"_\d+", name):
            near = [f"{prefix}:{one}" for one in close_names(name, terms, 1)]
            return f"{prefix}:{name} is no term of that vocabulary{_suggestion(near)}" if near else ""
    return ""


def _no_thing(iri: str, base: str, rows: SelectRows) -> str:
    if not iri.startswith(base or SHIPPED):
        return f"<{iri}> is not in this record: it belongs to the record of {SHIPPED}"
    ids = [row[0].removeprefix(base) for row in rows(f"SELECT DISTINCT ?t {{ ?t <{_LABEL}> ?name }}")]
    id = iri.removeprefix(base)
    return f"<{id}> is not in this record{_suggestion(f'<{one}>' for one in close_names(id, ids, 2))}"


def _texts_for_things(query_words: QueryWords, rows: SelectRows) -> Iterator[str]:
    """Where a text stands behind a term that leads to things: nothing ever fits that."""
    pairs = [
        (word[1], after[1])
        for word, after in pairwise(query_words.words)
        if word[0] == "iri" and word[1].startswith(NS) and _SAFE.fullmatch(word[1]) and after[0] == "string"
    ]
    if not pairs:
        return
    listed = " ".join(f"<{iri}>" for iri, _ in pairs[:_MAX_ASKED])
    kind = "http://www.w3.org/2002/07/owl#ObjectProperty"
    codes = "http://www.w3.org/2004/02/skos/core#Concept"
    to_codes = f"EXISTS {{ ?t <{_RANGE}> <{codes}> }} AS ?is_code"
    asked = f"SELECT DISTINCT ?t ({to_codes}) {{ VALUES ?t {{ {listed} }} ?t a <{kind}> }}"
    leading = {row[0]: row[1] for row in rows(asked)}
    for iri, literal in [pair for pair in dict.fromkeys(pairs) if pair[0] in leading][:MAX_NOTICES]:
        name, tag = _short_iri(iri), "@en" if leading[iri] == "true" else ""
        called = f"for what is called so write {name}/skos:prefLabel {literal}{tag}"
        yield f"{name} leads to things and never to a text; {called}"


def _unknown_names(query_words: QueryWords, rows: SelectRows) -> Iterator[str]:
    """Names of things that a query asks for and that nothing in the record has."""
    asked = list(dict.fromkeys(_names_asked(query_words)))[:_MAX_ASKED]
    if not asked:
        return
    listed = " ".join(asked)
    known = {row[0] for row in rows(f"SELECT DISTINCT ?n {{ VALUES ?n {{ {listed} }} ?t <{_LABEL}> ?n }}")}
    texts = {_text(name): name for name in asked}
    for text in [text for text in texts if text not in known][:MAX_NOTICES]:
        found = rows(f"SELECT DISTINCT ?n (LANG(?n) AS ?tag) {{ ?t <{_LABEL}> ?n FILTER(isIRI(?t)) }}")
        tags: dict[str, str] = {name: tag for name, tag in sorted(found, key=lambda row: row[1], reverse=True)}
        names = sorted(tags)
        if tags.get(text):
            yield f'nothing is called {texts[text]} in that language: write "{text}"@{tags[text]}'
        elif text in tags:
            tagged = f"nothing in this record is called {texts[text]} in that language"
            yield f'{tagged}: names stand without one, write "{text}"'
        else:
            near = (f"“{name}”" for name in close_names(text, names, 2))
            yield f'nothing in this record is called "{text}"{_suggestion(near)}'


def _names_asked(query_words: QueryWords) -> Iterator[str]:
    """The strings that stand as names: behind skos:prefLabel, or given to a variable that does."""
    words = query_words.words
    called = {after[1] for word, after in pairwise(words) if word == ("iri", _LABEL) and after[0] == "variable"}
    for place, (word, after) in enumerate(pairwise(words)):
        if word == ("iri", _LABEL) and after[0] == "string":
            yield _literal(words, place + 1)
        elif word[0] == "variable" and word[1] in called:
            yield from _compared_strings(words, place + 1)


def _compared_strings(words: list[tuple[str, str]], place: int) -> Iterator[str]:
    """The strings that a variable equals by =, IN or VALUES, read from behind it."""
    sign = words[place][1].upper()
    if sign == "=":
        place += 1
        yield from [_literal(words, place)] if place < len(words) and words[place][0] == "string" else []
    elif sign in ("IN", "{"):
        values = sign == "IN" or words[max(0, place - 2)][1].upper() == "VALUES"
        closing = ")" if sign == "IN" else "}"
        while values and place < len(words) and words[place][1] != closing:
            if words[place][0] == "string":
                yield _literal(words, place)
            place += 1


def _literal(words: list[tuple[str, str]], place: int) -> str:
    tag = words[place + 1] if place + 1 < len(words) else ("", "")
    return words[place][1] + (tag[1] if tag[0] == "language" else "")


def _text(literal: str) -> str:
    """A string as a query writes it, without quotes and tag."""
    body = literal.rpartition(literal[0])[0]
    body = body[3:-2] if body.startswith(literal[0] * 3) else body[1:]
    return re.sub(r"\\(.)", lambda mark: {"n": "\n", "t": "\t", "r": "\r"}.get(mark[1], mark[1]), body)


def _short_iri(iri: str) -> str:
    short = shorten_iri(iri, "")
    return short if short != iri else f"<{iri}>"


def _suggestion(names: Iterable[str]) -> str:
    listed = " or ".join(names)
    return f"; did you mean {listed}?" if listed else ""
