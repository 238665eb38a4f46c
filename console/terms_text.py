"""The vocabulary in words: what an editor of a file may write."""

from __future__ import annotations

from collections.abc import Iterator

from ..graph.vocabulary import Vocabulary
from .words import entry, heading


def terms_text(vocabulary: Vocabulary, what: str) -> str:
    """The types by family, the relations by kind, or the codes by list."""
    return "\n".join({"types": _types, "relations": _relations, "codes": _codes}[what](vocabulary)).lstrip("\n")


def _types(vocabulary: Vocabulary) -> Iterator[str]:
    for family in dict.fromkeys(kind.family for kind in vocabulary.types.values()):
        yield heading(family)
        for name, kind in vocabulary.types.items():
            if kind.family == family:
                rung = f"; rung: {kind.rung}" if kind.rung else ""
                yield entry(name, f"{kind.label}{rung}")


def _relations(vocabulary: Vocabulary) -> Iterator[str]:
    for kind in dict.fromkeys(relation.kind for relation in vocabulary.relations.values()):
        yield heading(kind)
        for name, relation in vocabulary.relations.items():
            if relation.kind == kind:
                takes = "takes a value" if name in vocabulary.figures else _direction(relation.cause)
                yield entry(name, f"{relation.label} ({takes}). {relation.comment}")


def _direction(cause: str) -> str:
    return f"its {cause} comes first" if cause else "shown, never walked"


def _codes(vocabulary: Vocabulary) -> Iterator[str]:
    for scheme in dict.fromkeys(scheme for scheme, _ in vocabulary.codes):
        yield heading(scheme)
        for (list_, name), code in vocabulary.codes.items():
            if list_ == scheme:
                yield entry(name, code.definition)
