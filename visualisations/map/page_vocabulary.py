"""What the page of a map reads of the vocabulary: relations, types, codes, phrases, and how they are drawn."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import asdict
from functools import cache
from typing import Any

from ... import ontology
from ...graph.names_in_text import is_quoted, type_words
from ...graph.networks.tie_makers import is_acting
from ...graph.record import Claim, Code, Record, Relation
from ...graph.strength import Strength
from ...graph.tracing.robustness import owner_end
from ...graph.words.catalogue import catalogue
from ..style import look_of, stroke_of, style_table
from .page_views import page_views

Json = dict[str, Any]

CODE_LISTS = ("caveat", "joint", "kind", "modality", "reading", "rung", "share", "wording")


def page_vocabulary(record: Record, claims: Iterable[Claim], shown: Set[str]) -> Json:
    """The parts of the vocabulary that the page uses, with what is asked of its types and has no claim."""
    types = Counter(record.things[id].type for id in shown)
    asked = {fact.removeprefix("^") for name in types for fact in record.types[name].facts}
    used = sorted({claim.predicate for claim in claims} | asked & record.relations.keys())
    return {
        "types": {name: _type(record, name, types[name]) for name in sorted(types)},
        "relations": {name: _relation(record.relations[name]) for name in used},
        "codes": {kind: {code.name: _code(code) for (list, _), code in sorted(record.codes.items()) if list == kind}
                  for kind in CODE_LISTS},
        "ladder": list(record.codes_of("rung")),
        "kinds": list(record.codes_of("kind")),
        "ranks": {"break": Strength.UNDONE, "opinion": Strength.OPINION, "plain": Strength.STATED},
        "phrases": dict(catalogue()),
        "views": page_views(record),
        "questions": _questions(),
        "style": _style(record, sorted(types)),
    }  # fmt: skip


@cache
def _questions() -> Json:
    """The questions that the page answers by itself, as the vocabulary declares them."""
    table = json.loads(ontology.text("page_questions.json"))
    return {"questions": table["questions"], "asides": table["asides"]}


def _type(record: Record, name: str, count: int) -> Json:
    type = record.types[name]
    named = {"label": type.label, "family": type.family, "count": count, "rung": type.rung}
    above = [one for one in type.above if one in record.types]
    words = sorted(type_words(type, record.types)) if is_quoted(type) else []
    flags = {"shared": type.shared, "acts": is_acting(type), "facts": list(type.facts), "above": above,
             "words": words}  # fmt: skip
    return named | without_empty(flags)


def _relation(relation: Relation) -> Json:
    return without_empty({
        "label": relation.label, "inverse": relation.inverse or relation.label, "kind": relation.kind,
        "cause": relation.cause, "share": relation.share,
        "givesPart": relation.gives_part, "namesMaker": relation.names_maker,
        "fact": relation.fact, "givesTime": relation.part == "when", "tellsResult": relation.result,
        "holder": relation.holder, "direction": relation.direction,
        "root": relation.root if relation.root != relation.name.partition("/")[0] else "",
        "ownedBy": owner_end(relation.name),
        "ties": list(relation.ties),
    })  # fmt: skip


def _code(code: Code) -> Json:
    """A code with its strength, where its list ranks."""
    strength = {"strength": code.strength} if code.strength >= 0 else {}
    flags = {"always": code.always, "limits": code.limits}
    return without_empty({"label": code.label, "definition": code.definition, **flags}) | strength


def _style(record: Record, types: list[str]) -> Json:
    """The part of the style table that this page draws with. ``own``: the type looks unlike its family."""
    table = style_table()
    looks = {name: look_of(record.types.get(name)) for name in types}
    kinds = sorted({relation.kind for relation in record.relations.values()})

    def stroke_values(kind: str, inferred: bool) -> Json:
        it = stroke_of(kind, inferred=inferred)
        return {"width": it.width, "dash": it.dash, "head": it.head, "strong": it.strong, "weight": it.weight}

    return {
        "types": {name: {"colour": it.colour, "outline": it.outline, "shape": it.shape, "own": name in table.types}
                  for name, it in looks.items()},
        "lines": {kind: stroke_values(kind, False) for kind in kinds},
        "inferred": {kind: stroke_values(kind, True) for kind in kinds},
        "tones": {name: [asdict(one) for one in passes] for name, passes in table.tones.items()},
        "wordings": table.wordings, "promiseMark": table.promise_mark, "disputeMark": table.dispute_mark,
    }  # fmt: skip


def without_empty(values: Json) -> Json:
    """Only what says something."""
    return {key: value for key, value in values.items() if value not in ("", [], False, 0, None)}
