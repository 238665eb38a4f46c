"""What is left of a name without what letterheads add to it: articles, legal forms, an acronym in brackets."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from .name_folding import fold_name

_ARTICLES = {"the", "a", "an"}
_FORMS = {
    *("ltd", "limited", "plc", "llp", "llc", "inc", "incorporated", "corp", "co", "company", "cic", "cio", "scio"),
    *("charity", "charitable", "registered", "gmbh", "ev", "org", "organisation", "organization"),
}
_LEADS = (
    ("london", "borough", "of"),
    ("royal", "borough", "of"),
    ("metropolitan", "borough", "of"),
    ("city", "of"),
    ("mr",), ("mrs",), ("ms",), ("dr",), ("sir",), ("dame",), ("cllr",), ("councillor",),
)  # fmt: skip
_ENDS = (("borough", "council"), ("city", "council"), ("county", "council"), ("council",))
_SHORT = {
    "fdn": "foundation", "foundn": "foundation", "assoc": "association", "assn": "association", "dept": "department",
    "govt": "government", "gov": "government", "intl": "international", "natl": "national", "uni": "university",
    "univ": "university", "cttee": "committee", "cmte": "committee", "org": "organisation", "st": "saint",
}  # fmt: skip
_JOINING = {"and"}
# Words of a question that are in no name worth finding by them.
ASKING = {
    *("a", "an", "and", "by", "did", "do", "does", "for", "from", "how", "in", "is", "of", "on", "the", "to", "was"),
    *("were", "what", "when", "where", "which", "who", "why"),
}


def word_lists() -> dict[str, Any]:
    """The words that are left out or written out, as the map's script needs them to find the same.

    >>> word_lists()["ends"]
    [['borough', 'council'], ['city', 'council'], ['county', 'council'], ['council']]
    """
    return {
        "articles": sorted(_ARTICLES), "forms": sorted(_FORMS), "joining": sorted(_JOINING), "asking": sorted(ASKING),
        "leads": [list(lead) for lead in _LEADS], "ends": [list(end) for end in _ENDS], "short": _SHORT,
    }  # fmt: skip


@lru_cache(maxsize=20_000)
def core(text: str) -> tuple[str, ...]:
    """The words of a name that distinguish it from others, folded; all of them where nothing else would be left.

    >>> core("The Citizens U.K. Charity"), core("Greater London Authority (GLA)"), core("Paul Hamlyn Fdn")
    (('citizens', 'uk'), ('greater', 'london', 'authority'), ('paul', 'hamlyn', 'foundation'))
    >>> core("London Borough of Hackney"), core("The Company")
    (('hackney',), ('company',))
    """
    bare = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", text)
    bare = re.sub(r"\b(?:\w\.){2,}", lambda letters: letters[0].replace(".", ""), f"{bare} ")
    words = [_SHORT.get(word, word) for word in fold_name(bare).split()] or fold_name(text).split()
    words = [word for word in words if word not in _JOINING] or words
    for shorter in (_without_article, _without_form, _without_lead, _without_end):
        words = shorter(words) or words
    return tuple(words)


def _without_article(words: list[str]) -> list[str]:
    if words[-1:] and words[-1] in _ARTICLES - {"a"}:  # as lists have it: Trust for London, The
        words = words[:-1]
    return words[1:] if words and words[0] in _ARTICLES else words


def _without_form(words: list[str]) -> list[str]:
    while len(words) > 1 and words[-1] in _FORMS:
        words = words[:-1]
    return words


def _without_lead(words: list[str]) -> list[str]:
    lead = next((lead for lead in _LEADS if tuple(words[: len(lead)]) == lead), ())
    return words[len(lead) :]


def _without_end(words: list[str]) -> list[str]:
    end = next((end for end in _ENDS if tuple(words[-len(end) :]) == end), ())
    return words[: len(words) - len(end)]
