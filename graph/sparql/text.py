r"""The text of a query, read without judging it: its tokens, its form, its prefixes, the IRIs that it names.

All that reads queries uses this module: the checks before a query runs, caches, notices and explanations.
It reads as the engine does: ``'`` and ``#`` mean nothing special behind a backslash in a prefixed name, and ``<`` is
sometimes a comparison. Comments and strings never change what is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ..errors import UsageError

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")

_STRING = r"""'''(?:'{0,2}(?:[^'\\]|\\.))*+'''|\"""(?:"{0,2}(?:[^"\\]|\\.))*+\"""
      |'(?:[^'\\\n\r]|\\.)*+'|"(?:[^"\\\n\r]|\\.)*+\""""
_COMMENT = r"\#[^\n\r]*+"
_ESCAPE = r"\\."
_INSIDE = r"""(?:[^<>"{}|^`\\\x00-\x20]|\\[uU][0-9a-fA-F]+)*"""
_IRI = rf"<[A-Za-z][A-Za-z0-9+.-]*://{_INSIDE}>|<[\w:./%~+-]*+>"
_GAP = rf"(?:\s++|{_COMMENT})"
_DECLARED = rf"(?<![\w?$:-])(?:(?:(?i:PREFIX){_GAP}++(?P<prefix>[^\s<:\#]*+:)|(?i:BASE)){_GAP}*+(?P<given><{_INSIDE}>))"
_UNCLEAR = rf"<(?=[^<>]*['\#]){_INSIDE}>"
_FLAGS = re.VERBOSE | re.DOTALL
_SKIPPED = re.compile(rf"{_STRING}|{_COMMENT}|{_ESCAPE}|{_IRI}|{_DECLARED}|(?P<unclear>{_UNCLEAR})", _FLAGS)
_TOKEN = re.compile(
    rf"""
    (?P<string>{_STRING})
  | (?P<comment>{_COMMENT})
  | (?P<declared>{_DECLARED})
  | (?P<iri>{_IRI}|<[A-Za-z][A-Za-z0-9+.-]*:[^<>"{{}}|^`\\\s]*+>)
  | (?P<variable>[?$]\w++)
  | (?P<language>@[A-Za-z][\w-]*+)
  | (?P<name>(?:\w(?:[\w.-]*\w)?)?:(?:(?:[\w:%-]|\\.|\.(?=[\w:%.\\-]))*+))
  | (?P<word>\w++)
  | (?P<sign>\^\^|\\\W|\S)
    """,
    _FLAGS,
)


def tokens(query: str) -> Iterator[tuple[str, str]]:
    """The tokens of a query as (kind, text), without comments and space.

    The kinds are string, iri, variable, language, name (a prefixed one), word and sign.

    >>> list(tokens("ASK { ?s x:y 'z' } # no"))[:4]
    [('word', 'ASK'), ('sign', '{'), ('variable', '?s'), ('name', 'x:y')]
    """
    return ((kind, text) for kind, text, _ in placed_tokens(query))


def placed_tokens(query: str) -> Iterator[tuple[str, str, int]]:
    """The same with the place where each begins.

    >>> list(placed_tokens("ASK { ?s x:y 'z' } # no"))[2]
    ('variable', '?s', 6)
    """
    for token in _TOKEN.finditer(query):
        kind = str(token.lastgroup)
        if kind == "declared":
            yield "word", token[0][:6] if token["prefix"] else token[0][:4], token.start()
            if token["prefix"]:
                yield "name", token["prefix"], token.start("prefix")
            yield "iri", token["given"], token.start("given")
        elif kind != "comment":
            yield kind, token[0], token.start()


def blank_out(query: str) -> str:
    """The query with a space in place of each string, IRI, comment and declared prefix.

    >>> blank_out("BASE <urn:a> ASK { ?s ?p 'SERVICE' } # FROM").split()
    ['ASK', '{', '?s', '?p', '}']

    Raises
    ------
    UsageError
        It holds a text that can be read as an IRI or as a comparison.
    """
    return _SKIPPED.sub(lambda token: _blank(token, query), query)


def _blank(token: re.Match[str], query: str) -> str:
    if token["unclear"]:
        line = query.count("\n", 0, token.start()) + 1
        raise UsageError(
            f"line {line}: {token[0][:60]} can be read as an IRI or as a comparison: for a comparison put a space "
            "behind <, for an IRI declare a prefix"
        )
    return " "


def form(query: str) -> str:
    """The form of a query: the first of the four words that is a word of the query itself; empty where none is.

    >>> form("# SELECT is not asked here\\nPREFIX ask: <urn:ask#> CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    'CONSTRUCT'
    """
    words = (text.upper() for kind, text in tokens(query) if kind == "word")
    return next((word for word in words if word in FORMS), "")


def begins_as_query(text: str) -> bool:
    """Whether a text begins as a query does that may do without braces: with a prefix, a base or DESCRIBE.

    >>> begins_as_query("# of a thing\\nDESCRIBE <lvrw>"), begins_as_query("who-funded-what")
    (True, False)
    """
    kind, first = next(tokens(text), ("", ""))
    return kind == "word" and first.upper() in ("PREFIX", "BASE", "DESCRIBE")


@dataclass
class QueryWords:
    """The words of a query: ``words`` as (kind, text), and the prefixes that it uses and does not declare."""

    words: list[tuple[str, str]] = field(default_factory=list)
    undeclared: list[str] = field(default_factory=list)
    base: str = ""

    def declare(self, what: str, iri: str, known: dict[str, str]) -> None:
        """Takes in BASE, or a prefix with its colon."""
        if what == "BASE":
            self.base = iri
        else:
            known[what[:-1]] = iri

    def expand(self, kind: str, text: str, known: Mapping[str, str]) -> tuple[str, str]:
        """A word with its kind, an IRI or prefixed name whole; a prefix that is not known is noted."""
        if kind == "iri":
            return kind, _resolve(text[1:-1], self.base)
        prefix, _, local = text.partition(":")
        if kind != "name" or prefix == "_":
            return kind, text
        if prefix in known:
            return "iri", known[prefix] + re.sub(r"\\(.)", r"\1", local)
        if prefix not in self.undeclared:
            self.undeclared.append(prefix)
        return kind, text

    def iris(self) -> list[str]:
        """Every IRI that the query names, whole, in the order in which they come."""
        return list(dict.fromkeys(text for kind, text in self.words if kind == "iri"))


def read_words(query: str, prefixes: Mapping[str, str], base: str = "") -> QueryWords:
    """The words of a query, its IRIs made whole by the prefixes known and by those that it declares.

    >>> read_words("ASK { ?s a x:Ask } # x:No", {"x": "urn:x#"}).iris()
    ['urn:x#Ask']
    """
    query_words = QueryWords(base=base)
    known = dict(prefixes)
    opened = ""
    for kind, text in tokens(query):
        if opened == "PREFIX" and kind == "name":
            opened = text
        elif opened and kind == "iri":
            query_words.declare(opened, _resolve(text[1:-1], query_words.base), known)
            opened = ""
        else:
            opened = text.upper() if kind == "word" and text.upper() in ("PREFIX", "BASE") else ""
            query_words.words.append(query_words.expand(kind, text, known))
    return query_words


def _resolve(iri: str, base: str) -> str:
    return iri if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", iri) else base + iri
