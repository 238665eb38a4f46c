"""The vocabulary in words: what an editor of a file may write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..graph.everyday import MeantTerm, in_use
from ..graph.vocabulary import Vocabulary
from ..graph.vocabulary_parts import Relation
from ..graph.words.counts import capital
from .words import bold, entry, heading, wrap

# What the comments of the vocabulary say of most relations that no trace walks.
_NEVER_WALKED = "shown, never walked"


def terms_text(vocabulary: Vocabulary, what: str) -> str:
    """The types by family, the relations by kind, or the codes by list."""
    return "\n".join({"types": _types, "relations": _relations, "codes": _codes}[what](vocabulary)).lstrip("\n")


def _types(vocabulary: Vocabulary) -> Iterator[str]:
    for family in dict.fromkeys(kind.family for kind in vocabulary.types.values()):
        yield heading(family)
        for name, kind in vocabulary.types.items():
            if kind.family == family:
                rung = f"; rung: {kind.rung}" if kind.rung else ""
                yield entry(name, f"{kind.label}{rung}. {kind.comment}")


def _relations(vocabulary: Vocabulary) -> Iterator[str]:
    for kind in dict.fromkeys(relation.kind for relation in vocabulary.relations.values()):
        yield heading(kind)
        for name, relation in vocabulary.relations.items():
            if relation.kind == kind:
                takes = "takes a value" if name in vocabulary.figures else _direction(relation)
                yield entry(name, f"{relation.label}{f' ({takes})' if takes else ''}. {relation.comment}")


def look_up_text(word: str, found: Sequence[MeantTerm]) -> str:
    """What may be meant by a word, each term with what it means."""
    lines = [wrap(f"For {word!r}, write:")]
    for one in found:
        lines += ["", f"  {one.kind}: {bold(in_use(one.meant))}", wrap(f"{one.label}. {one.comment}", "    ", "    ")]
        lines += [wrap(capital(one.meant.note), "    ", "    ")] if one.meant.note else []
    return "\n".join(lines)


def _direction(relation: Relation) -> str:
    """Which end comes first; that neither does is not said again where the comment says it."""
    if relation.cause:
        return f"its {relation.cause} comes first"
    return "" if _NEVER_WALKED in relation.comment.casefold() else _NEVER_WALKED


def _codes(vocabulary: Vocabulary) -> Iterator[str]:
    for scheme in dict.fromkeys(scheme for scheme, _ in vocabulary.codes):
        yield heading(scheme)
        for (list_, name), code in vocabulary.codes.items():
            if list_ == scheme:
                yield entry(name, f"{code.definition} (Like {code.like}.)" if code.like else code.definition)
