"""The commonest slips in a query that the engine has refused: a sign that is missing, is too many, or is another's.

They are those that people make who know SPARQL a little, or another language of queries better: a statement without its
end, a text without its second quotation mark, something counted beside a variable that is not counted by. What is said
is a guess: it is asked for only of a query that is no SPARQL.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from .query_shape import AGGREGATES, MAX_READ, QueryShape, Token, end_of_brackets, read_shape
from .statements import unfinished_statement

_CURLED = dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’", "'")
_SQL = {"AND": "&&", "OR": "||"}
_MODIFIERS = ("GROUP", "HAVING", "ORDER", "LIMIT")
_CALLED = ("EXISTS", "NOT")
_Rule = Callable[[str, QueryShape], Iterator[str]]


def find_slip(query: str) -> str:
    """What is most likely wrong with the signs of a query, in words; nothing where that cannot be said.

    >>> find_slip('SELECT ?a { ?a skos:prefLabel "LVRW }')
    'the text that begins with "LVRW } in line 1 has no end: put " behind it'
    >>> find_slip("SELECT ?t (COUNT(?a) AS ?n) { ?a a ?t }")
    '?t stands beside what is counted: put GROUP BY ?t at the end, to count for each'
    """
    return _first(query, (*_SPELLING, *_RULES))


def find_spelling_slip(query: str) -> str:
    """The same of slips in how a part is written, by which all that follows would be read wrongly.

    >>> find_spelling_slip("SELECT ?a { ?a skos:prefLabel “LVRW” }")
    '“ in line 1 is no quotation mark of SPARQL: write "'
    """
    return _first(query, _SPELLING)


def _first(query: str, rules: Iterable[_Rule]) -> str:
    if len(query) > MAX_READ:
        return ""
    shape = read_shape(query)
    return next(filter(None, (found for rule in rules for found in rule(query, shape))), "")


def _wrong_quotes(query: str, shape: QueryShape) -> Iterator[str]:
    """Curled quotation marks, and a text without its end."""
    for token in shape.tokens:
        if token.kind == "sign" and token.text in _CURLED:
            yield f"{token.text} in line {token.line} is no quotation mark of SPARQL: write {_CURLED[token.text]}"
        if token.kind == "sign" and token.text in ('"', "'"):
            begin = query[token.start :].splitlines()[0][:20]
            yield f"the text that begins with {begin} in line {token.line} has no end: put {token.text} behind it"


def _wrong_addresses(query: str, shape: QueryShape) -> Iterator[str]:
    """An address without its signs, or with one of them."""
    for token in shape.tokens:
        behind = query[token.start + len(token.text) :]
        if token.kind == "name" and token.text in ("http:", "https:") and behind.startswith("//"):
            whole = (token.text + behind).split()[0][:80]
            before = query[: token.start].rstrip()[-1:]
            closed = whole.removesuffix(">")
            one = "> behind it is missing" if before == "<" else "an address stands between < and >"
            yield f"{one}: write <{closed}> (line {token.line})"


def _wrong_head(query: str, shape: QueryShape) -> Iterator[str]:
    """What stands before the first brace: prefixes, and what is shown."""
    for token, after in pairwise(shape.tokens):
        if token.word == "PREFIX" and after.kind == "word":
            yield f"a prefix has a colon: write PREFIX {after.text}: <the address it stands for>"
    ahead = next((token for token in shape.tokens if token.word in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")), None)
    if ahead and any(token.text == "." and token.start < ahead.start for token in shape.tokens):
        yield "no . stands behind a PREFIX"
    if not shape.is_select:
        return
    if any(token.text == "," for token in shape.shown if not token.depth):
        yield "between what SELECT shows stands a space and no comma"
    if not [token for token in shape.shown if token.word not in ("DISTINCT", "REDUCED")]:
        yield "SELECT needs to know what to show: a variable such as ?a, or * for all"


def _wrong_groups(query: str, shape: QueryShape) -> Iterator[str]:
    """Variables beside what is counted that it is not counted by."""
    counts = any(token.word in AGGREGATES for token in shape.shown)
    if not counts and not shape.grouped_by:
        return
    alone = dict.fromkeys(token.text for token in shape.shown if token.kind == "variable" and not token.depth)
    if missing := [name for name in alone if name not in shape.grouped_by]:
        listed = " ".join(missing)
        if shape.grouped_by:
            whole = " ".join([*shape.grouped_by, *missing])
            yield f"{listed} is shown and neither counted nor grouped by: write GROUP BY {whole}, or leave {listed} out"
        else:
            yield f"{listed} stands beside what is counted: put GROUP BY {listed} at the end, to count for each"


def _wrong_tests(query: str, shape: QueryShape) -> Iterator[str]:
    """Signs of other languages, and a test without its parentheses."""
    for place, (token, after) in enumerate(pairwise(shape.tokens)):
        if token.word in _SQL:
            yield f"for {token.text} write {_SQL[token.word]} (line {token.line})"
        if token.text == after.text == "=" and after.start == token.start + 1:
            yield f"write = and not == (line {token.line})"
        is_call = after.kind in ("word", "name", "iri") and _opens(shape.tokens, place + 2)
        is_bare = after.text != "(" and after.word not in _CALLED
        if is_bare and (token.word == "HAVING" or (token.word == "FILTER" and not is_call)):
            yield f"{token.word} in line {token.line} needs parentheses around what is to hold"


def _opens(tokens: Sequence[Token], place: int) -> bool:
    return place < len(tokens) and tokens[place].text == "("


def _wrong_order(query: str, shape: QueryShape) -> Iterator[str]:
    """What stands behind the last brace, in another order than it must."""
    given = [token.word for token in shape.behind if token.word in _MODIFIERS]
    if given != sorted(given, key=_MODIFIERS.index):
        yield "behind the last } stand GROUP BY, HAVING, ORDER BY and LIMIT, in this order"
    for token, after in pairwise([*shape.behind, None]):
        if token and token.word == "BY" and (after is None or after.word in _MODIFIERS):
            yield "BY needs to know by what: a variable such as ?a"


def _wrong_binding(query: str, shape: QueryShape) -> Iterator[str]:
    """A value given to a variable that has one; where a query has alternatives, each may give its own."""
    if any(token.word in ("UNION", "OPTIONAL", "MINUS", "SELECT") for token in shape.inside):
        return
    for place, token in enumerate(shape.tokens):
        if token.word == "BIND" and _opens(shape.tokens, place + 1):
            end = end_of_brackets(shape.tokens, place + 1)
            name = shape.tokens[end - 2].text
            if any(one.text == name and one.depth for one in shape.tokens[:place] if one not in shape.shown):
                yield f"{name} has a value before BIND in line {token.line}: give the new one another name"


_SPELLING: tuple[_Rule, ...] = (_wrong_quotes, _wrong_addresses, _wrong_head, _wrong_tests)
_RULES: tuple[_Rule, ...] = (
    _wrong_groups,
    lambda query, shape: iter((unfinished_statement(shape.inside),)),
    _wrong_order,
    _wrong_binding,
)
