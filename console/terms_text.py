"""The vocabulary in words: what an editor of a file may write."""

from __future__ import annotations

from collections.abc import Iterator

from ..graph.vocabulary import Vocabulary
from .words import entry, heading


def terms_text(words: Vocabulary, what: str) -> str:
    """The types by family, the relations by kind, or the codes by list."""
    return "\n".join({"types": _types, "relations": _relations, "codes": _codes}[what](words)).lstrip("\n")


def _types(words: Vocabulary) -> Iterator[str]:
    for family in dict.fromkeys(kind.family for kind in words.types.values()):
        yield heading(family)
        for name, kind in words.types.items():
            if kind.family == family:
                rung = f"; rung: {kind.rung}" if kind.rung else ""
                yield entry(name, f"{kind.label}{rung}")


def _relations(words: Vocabulary) -> Iterator[str]:
    for kind in dict.fromkeys(relation.kind for relation in words.relations.values()):
        yield heading(kind)
        for name, relation in words.relations.items():
            if relation.kind == kind:
                takes = "takes a value" if name in words.figures else _walked(relation.cause)
                yield entry(name, f"{relation.label} ({takes}). {relation.comment}")


def _walked(cause: str) -> str:
    return f"its {cause} comes first" if cause else "shown, never walked"


def _codes(words: Vocabulary) -> Iterator[str]:
    for scheme in dict.fromkeys(scheme for scheme, _ in words.codes):
        yield heading(scheme)
        for (list_, name), code in words.codes.items():
            if list_ == scheme:
                yield entry(name, code.definition)
