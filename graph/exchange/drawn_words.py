"""What the words of somebody's drawing mean in our vocabulary: types of things, relations and their direction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from ..everyday import RELATIONS, TYPES, EverydayWord, stands_for

if TYPE_CHECKING:
    from ..vocabulary import Vocabulary

MORE, LESS = "more", "less"
# Marks and words for "more of the one comes to more, or to less, of the other", as causal maps have them.
_SIGNS = {
    **dict.fromkeys(("+", "++", "+1", "positive", "same", "increase", "increases"), MORE),
    **dict.fromkeys(("-", "--", "-1", "negative", "opposite", "decrease", "decreases"), LESS),
}
_DASHES = str.maketrans({"−": "-", "–": "-", "—": "-", "＋": "+"})  # dashes that stand for a minus
_PASTS = {
    "leads": "led", "gives": "gave", "makes": "made", "holds": "held", "meets": "met", "builds": "built",
    "speaks": "spoke", "runs": "ran", "sits": "sat", "cuts": "cut", "has": "had",
}  # fmt: skip
# The type of a thing of which nothing is told but that a relation demands it, by the last part of the class.
_DEMANDED = {
    "Actor": "Organisation", "Organization": "Organisation", "Undertaking": "Project", "Thing": "", "Concept": "",
}  # fmt: skip


class MeantRelation(NamedTuple):
    """A relation that a word stands for between two things.

    ``is_turned``: its subject is the second of the two. ``is_against``: that is against the order which the word says,
    since the relation holds no other way round.
    """

    name: str
    direction: str = ""
    is_turned: bool = False
    is_against: bool = False


def direction_of(sign: str) -> str:
    """Whether a sign says ``more`` or ``less``; empty where it is none.

    >>> direction_of("–"), direction_of(" Positive"), direction_of("funds")
    ('less', 'more', '')
    """
    return _SIGNS.get(sign.strip().translate(_DASHES).casefold(), "")


def directions_of(sign: str) -> tuple[str, str] | None:
    """Of a sign of two marks, what it says of the way there and of the way back; None where it is none.

    >>> directions_of("+-"), directions_of("--"), directions_of("+")
    (('more', 'less'), ('less', 'less'), None)
    """
    marks = sign.strip().translate(_DASHES)
    if not re.fullmatch(r"[+-]\s*[/,]?\s*[+-]", marks):
        return None
    return direction_of(marks[0]), direction_of(marks[-1])


class DrawnWords:
    """Finds what words of drawings stand for in a vocabulary.

    >>> from ..vocabulary import load_vocabulary
    >>> words = DrawnWords(load_vocabulary())
    >>> words.type_of("Charities"), words.type_of("Desired outcome"), words.type_of("Stakeholder")
    (('CivilSocietyOrganisation', True), ('Outcome', False), ('', False))
    >>> words.relation_of("funded by", "Project", "Funder")
    MeantRelation(name='funded', direction='', is_turned=True, is_against=False)
    >>> words.relation_of("reduced", "Factor", "Factor")
    MeantRelation(name='ledTo', direction='less', is_turned=False, is_against=False)

    What somebody says a word stands for goes before all else.

    >>> DrawnWords(load_vocabulary(), {"country": "Place"}).type_of("Country")
    ('Place', True)
    """

    def __init__(self, vocabulary: Vocabulary, mapping: Mapping[str, str] | None = None) -> None:
        self.vocabulary, self._mapping = vocabulary, mapping or {}
        self._meant: dict[tuple[str, str], list[EverydayWord]] = {}

    def type_of(self, word: str) -> tuple[str, bool]:
        """The type that a word stands for, and whether the whole word does and not only its last part."""
        parts = re.split(r"[^\w'’&]+", word.strip())
        for at in range(len(parts)):
            if found := self._stand_for(" ".join(parts[at:]), TYPES):
                return found[0].use, at == 0
        return "", False

    def relations(self, word: str) -> list[EverydayWord]:
        """The relations between things that a word stands for."""
        return [one for one in self._stand_for(word, RELATIONS) if one.use not in self.vocabulary.figures]

    def relation_of(self, word: str, start: str, end: str) -> MeantRelation | None:
        """The relation that a word stands for between things of two types; None where none may be."""
        meant = self.relations(word)
        for against in (False, True):
            for one in meant:
                turned = one.turned != against
                if self.may_be(one.use, end if turned else start, start if turned else end):
                    return MeantRelation(one.use, one.direction, turned, against)
        return None

    def may_be(self, relation: str, subject: str, object: str) -> bool:
        """Whether a relation may stand between things of two types."""
        domain, range = self.vocabulary.domains[relation]
        return self._is(subject, domain) and self._is(object, range)

    def _is(self, type: str, wanted: str) -> bool:
        return self.vocabulary.is_a(self.vocabulary.iri_of(type), wanted)

    def demanded_types(self, word: str) -> tuple[str, str]:
        """The types that a relation demands of its first and its second end; empty where any will do."""
        meant = self.relations(word)
        if not meant:
            return "", ""
        first, last = map(self._plain_type, self.vocabulary.domains[meant[0].use])
        return (last, first) if meant[0].turned else (first, last)

    def _plain_type(self, iri: str) -> str:
        name = re.split("[#/]", iri)[-1]
        name = _DEMANDED.get(name, name)
        return name if name in self.vocabulary.types else ""

    def _stand_for(self, word: str, kind: str) -> list[EverydayWord]:
        key = word.casefold(), kind
        if key not in self._meant:
            said = self._mapping.get(" ".join(word.split()).casefold(), "")
            if said in (self.vocabulary.types if kind == TYPES else self.vocabulary.said_relations):
                self._meant[key] = [EverydayWord(said)]
                return self._meant[key]
            known = self.vocabulary.types if kind == TYPES else self.vocabulary.said_relations
            found = [one for form in _forms(word) for one in stands_for(form, kind, known)]
            self._meant[key] = list(dict.fromkeys(found))
        return self._meant[key]


def _forms(word: str) -> Iterator[str]:
    """A word, and its past, by which the vocabulary knows what somebody does: ``funds``, ``funding`` as ``funded``."""
    yield word
    first, *rest = word.split() or [""]
    if past := _PASTS.get(first.casefold()):
        yield " ".join([past, *rest])
    for end, past in (("ies", "ied"), ("es", "ed"), ("s", "ed"), ("ing", "ed"), ("s", ""), ("", "ed"), ("", "d")):
        if first.endswith(end) and len(first) > len(end) + 2:
            yield " ".join([first[: len(first) - len(end)] + past, *rest])


def first_words(values: Iterable[str]) -> tuple[str, ...]:
    """Words of a line in order, without repetitions and what is empty.

    >>> first_words(["funds", "", "Funds", "2019"])
    ('funds', '2019')
    """
    found = {" ".join(one.split()).casefold(): " ".join(one.split()) for one in reversed(list(values)) if one.strip()}
    return tuple(reversed(found.values()))
