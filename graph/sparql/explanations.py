"""What is most likely wrong with a query that the engine has refused, in plain words.

Only the engine decides whether a query is valid.
"""

from __future__ import annotations

from itertools import pairwise

from ..suggest import close_names, did_you_mean
from .query_shape import AGGREGATES
from .slips import find_slip, find_spelling_slip
from .text import FORMS, QueryWords, read_words

_OTHERS = """
    a true false BASE PREFIX DISTINCT REDUCED AS FROM NAMED WHERE GROUP BY HAVING ORDER ASC DESC LIMIT OFFSET VALUES
    UNDEF OPTIONAL GRAPH UNION MINUS FILTER BIND NOT EXISTS IN SEPARATOR STR LANG LANGMATCHES DATATYPE BOUND IRI URI
    BNODE RAND ABS CEIL FLOOR ROUND CONCAT STRLEN UCASE LCASE ENCODE_FOR_URI CONTAINS STRSTARTS STRENDS STRBEFORE
    STRAFTER YEAR MONTH DAY HOURS MINUTES SECONDS TIMEZONE TZ NOW UUID STRUUID MD5 SHA1 SHA256 SHA384 SHA512 COALESCE IF
    STRLANG STRDT SAMETERM ISIRI ISURI ISBLANK ISLITERAL ISNUMERIC REGEX SUBSTR REPLACE LATERAL
"""
_KEYWORDS = {*FORMS, *AGGREGATES, *_OTHERS.split()}
_UPPER = {word.upper() for word in _KEYWORDS}


def shorten(text: str, limit: int = 300) -> str:
    """Text of a message in one line, cut where somebody's name in it would make it endless."""
    return " ".join((text if len(text) <= limit else f"{text[:limit]}…").split())


def explain(query: str, prefixes: dict[str, str]) -> str:
    """What is most likely wrong with a query that the engine refused; nothing where that cannot be said."""
    return shorten(_explain(query, prefixes))


def _explain(query: str, prefixes: dict[str, str]) -> str:
    if slip := find_spelling_slip(query):
        return slip
    query_words = read_words(query, prefixes)
    if query_words.undeclared:
        name = query_words.undeclared[0]
        thing = ", or name a thing of the record as <its-id>" if not name else did_you_mean(name, prefixes)
        return f"prefix {name}: is not declared; begin with PREFIX {name}: <the address it stands for>{thing}"
    words = [text for kind, text in query_words.words if kind == "word"]
    heads = [word for word in words if word.upper() not in ("PREFIX", "BASE")]
    if heads and heads[0].upper() not in FORMS:
        return f"a query begins with {', '.join(FORMS[:-1])} or {FORMS[-1]}, not {heads[0]}" + did_you_mean(
            heads[0], FORMS
        )
    if unnamed := _unnamed_count(query_words):
        return unnamed
    for word in words:
        if not word[0].isdigit() and word.upper() not in _UPPER:
            hint = close_names(word, _KEYWORDS, limit=1)
            meant = f"did you mean {hint[0]}?" if hint else f"for a variable write ?{word}, for text quotes around it"
            return f"{word} is no word of SPARQL; {meant}"
    return _unclosed_bracket(query_words) or find_slip(query)


def _unnamed_count(query_words: QueryWords) -> str:
    """A count among the columns of a SELECT that stands without parentheses and a name."""
    depth, selecting = 0, False
    for place, ((kind, text), (_, after)) in enumerate(pairwise([*query_words.words, ("", "")])):
        if kind == "word" and text.upper() == "SELECT":
            selecting, depth = True, 0
        elif text == "{" or (kind == "word" and text.upper() in ("WHERE", "FROM")):
            selecting = False
        depth += (text == "(") - (text == ")") if kind == "sign" else 0
        is_count = selecting and kind == "word" and text.upper() in AGGREGATES and after == "("
        if is_count and (depth == 0 or not _has_name(query_words, place)):
            return f"what is counted needs parentheses and a name: write ({_call(query_words, place)} AS ?n)"
    return ""


def _has_name(query_words: QueryWords, place: int) -> bool:
    """Whether AS follows a call inside the parentheses around it."""
    depth = 0
    for kind, text in query_words.words[place:]:
        depth += (text == "(") - (text == ")") if kind == "sign" else 0
        if kind == "word" and text.upper() == "AS":
            return True
        if depth < 0 or text == "{":
            return False
    return False


def _call(query_words: QueryWords, place: int) -> str:
    """A call as a person would write it, such as COUNT(*); one that holds more is shortened."""
    inside, depth = "", 0
    for kind, text in query_words.words[place + 1 :]:
        depth += (text == "(") - (text == ")") if kind == "sign" else 0
        if depth == 0:
            break
        inside += f"{text} " if kind == "word" else text
    return f"{query_words.words[place][1].upper()}{inside if len(inside) < 40 else '(…'})"


def _unclosed_bracket(query_words: QueryWords) -> str:
    signs = [text for kind, text in query_words.words if kind == "sign"]
    for opening, closing in ("{}", "()"):
        more = signs.count(opening) - signs.count(closing)
        if more:
            extra, lost = (opening, closing) if more > 0 else (closing, opening)
            return f"there is one {extra} too many, or a {lost} is missing"
    return ""
