"""A JSON Schema of the data files, by which an editor completes and explains keys, relations, codes and ids.

It is made from the vocabulary and its shapes, so that a key is declared once. It says less than ``check``: an editor is
not stopped by an id that was written a minute ago, and what needs the texts is left to ``check``.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from ... import ontology
from ..everyday import RELATIONS, TYPES, everyday_words
from ..files.document import TAKEN_BACK
from ..files.document_shape import DRAFT, LISTS, RETRACTED, STATUS
from ..files.identity_file import KEYS as DECISION_KEYS
from ..files.tables import IN_LANGUAGE
from ..vocabulary import FILES, SECTIONS, Vocabulary, local_name

if TYPE_CHECKING:
    from ..record import Record, Relation, Type

MAX_IDS = 20_000
_SH = "http://www.w3.org/ns/shacl#"
_ID = "^[a-z0-9]+(-+[a-z0-9]+)*(/[a-z0-9]+(-+[a-z0-9]+)*)*$"
_TEXT: dict[str, Any] = {"type": ["string", "number", "boolean"]}
# What a key of this range may name; anything else with an IRI names a thing.
_GROUPS = {"Voice": ("voices",), "Source": ("sources",), "Rival": ("things",)}
_OF_CLAIMS_TOO = ("concerns", "bearsOn", "forHypothesis", "object")

Schema = dict[str, Any]

_PROPERTIES = f"""
PREFIX sh: <{_SH}> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT ?shape ?path ?message ?min ?pattern ?class ?kind (GROUP_CONCAT(STR(?code); separator=" ") AS ?codes) WHERE {{
  ?shape sh:property ?p . ?p sh:path ?path ; sh:message ?message .
  OPTIONAL {{ ?p sh:minCount ?min }} OPTIONAL {{ ?p sh:pattern ?pattern }}
  OPTIONAL {{ ?p sh:class ?class }} OPTIONAL {{ ?p sh:nodeKind ?kind }}
  OPTIONAL {{ ?p sh:in/rdf:rest*/rdf:first ?code }}
}} GROUP BY ?shape ?path ?message ?min ?pattern ?class ?kind ORDER BY ?shape ?path"""


def editor_schema(vocabulary: Vocabulary, record: Record | None = None) -> str:
    """The schema as JSON, with the ids of a record offered where there is one.

    >>> from civicgraph.graph.vocabulary import load_vocabulary
    >>> schema = json.loads(editor_schema(load_vocabulary()))
    >>> "funded" in schema["definitions"]["relation"]["enum"]
    True
    """
    sections = _sections(vocabulary)
    definitions: Schema = {
        "text": _TEXT,
        "type": _choice((name, _about(name, kind, TYPES)) for name, kind in vocabulary.types.items()),
        "relation": _choice((name, _about(name, one, RELATIONS)) for name, one in vocabulary.relations.items()),
        **{f"{group}-ids": _ids(rows) for group, rows in _known_ids(record).items()},
        **{section: schema for section, schema in sections.items() if section != "source"},
    }
    things: Schema = {
        "type": "object",
        "additionalProperties": False,
        "required": ["things"],
        "properties": {"things": _list_of("things"), STATUS: _status()},
    }
    made = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A file of things, of one source with its claims, or of decisions on identity",
        "definitions": definitions,
        "if": {"required": ["things"]},
        "then": things,
        "else": {"if": {"required": ["decisions"]}, "then": _decisions(vocabulary), "else": sections["source"]},
        # What an editor offers in an empty file.
        "properties": {"things": {"description": "Who and what the claims are about: one file, or several."}},
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _decisions(vocabulary: Vocabulary) -> Schema:
    """The schema of ``identity.yaml``."""
    thing: Schema = {"anyOf": [{"$ref": "#/definitions/things-ids"}, {"type": "string", "pattern": _ID}]}
    about = {key: _COMMENTS[key] for key in DECISION_KEYS}
    properties: Schema = {key: {"description": about[key], **_TEXT} for key in DECISION_KEYS}
    kinds = ((name, code.definition) for (of, name), code in vocabulary.codes.items() if of == "identity")
    properties["decision"] = {"description": about["decision"], **_choice(kinds)}
    properties["things"] = {"description": about["things"], "type": "array", "items": thing,
                            "minItems": 2, "maxItems": 2}  # fmt: skip
    entry = {
        "type": "object",
        "additionalProperties": False,
        "required": ["decision", "things", "reason"],
        "properties": properties,
    }
    decisions = {"type": "array", "items": entry}
    return {"type": "object", "additionalProperties": False, "properties": {"decisions": decisions}}


_COMMENTS = {
    "decision": "Whether the two things are one.",
    "things": "The two things, by id; of what was merged, first the one that was kept.",
    "reason": "Why, in a sentence.",
    "decidedBy": "Who decided it, by name.",
    "decided": "When, such as 2024-05-31.",
}


def _about(name: str, term: Type | Relation, kind: str) -> str:
    """What a type or relation means, and what one may naturally say for it."""
    meant = [(word, one.turned) for word, one in everyday_words(kind) if one.use == name]
    words = ", ".join(f"{word}{' (the other way round)' * turned}" for word, turned in meant)
    said = f" Also for: {words}." if words else ""
    return f"{term.comment}{said}"


def _sections(vocabulary: Vocabulary) -> dict[str, Schema]:
    """The schema of an entry of each section, by the section's name."""
    terms, rows = vocabulary.terms(), _shape_rows()
    found: dict[str, Schema] = {}
    for section, (shape, _) in SECTIONS.items():
        keys = vocabulary.keys[section]
        by_key = {terms.get(row["path"], ""): row for row in rows[shape]}
        properties: Schema = {"id": {"description": _ABOUT_ID, "type": "string", "pattern": _ID}}
        for key in sorted(keys - {"id"}):
            properties[key] = _key_schema(key, by_key.get(key, {}), vocabulary)
        if section != "evidence":
            properties[STATUS] = _status(may_be_retracted=section in TAKEN_BACK)
        # Evidence stands in the source of its file, and what belongs to it needs no id.
        left_out = {"evidence": {"source"}}.get(section, set())
        required = {"evidence": [], "things": ["id", "type"]}.get(section, ["id"])
        required = required + [key for key in sorted(keys) if by_key.get(key, {}).get("min") and key not in left_out]
        found[section] = {
            "type": "object",
            "additionalProperties": False,
            "required": required,
            "properties": properties,
        }
    found["things"]["patternProperties"] = {f"^{IN_LANGUAGE.pattern}$": _TEXT}
    return found


_ABOUT_ID = "Lower-case words joined by - or /; never changed once somebody has cited it."


def _key_schema(key: str, row: dict[str, str], vocabulary: Vocabulary) -> Schema:
    about = {"description": row["message"]} if row.get("message") else {}
    if key in SECTIONS and key != "source":
        return {**about, **_list_of(key)}
    if key == "type":
        return {"description": "What kind of thing it is; a thing has one type.", "$ref": "#/definitions/type"}
    if key == "predicate":
        return {**about, "$ref": "#/definitions/relation"}
    one = _value_schema(key, row, vocabulary)
    if key in LISTS:
        return {**about, "anyOf": [{"type": "array", "items": one}, one]}
    return {**about, **one}


def _value_schema(key: str, row: dict[str, str], vocabulary: Vocabulary) -> Schema:
    if row.get("codes"):
        return _choice(_codes(row["codes"].split(), vocabulary))
    if row.get("class") or row.get("kind"):
        groups: tuple[str, ...] = _GROUPS.get(local_name(row.get("class", "")), ("things",))
        groups += ("claims",) if key in _OF_CLAIMS_TOO else ()
        groups = ("tests",) if key == "dependsWith" else groups
        known: list[Schema] = [{"$ref": f"#/definitions/{group}-ids"} for group in groups]
        if key == "object":
            known.append(_choice(_codes_as_objects(vocabulary)))
        return {"anyOf": [*known, {"type": "string", "pattern": _ID}]}
    if row.get("pattern"):
        return {"type": "string", "pattern": row["pattern"]}
    return {"$ref": "#/definitions/text"}


def _codes(iris: Iterable[str], vocabulary: Vocabulary) -> Iterable[tuple[str, str]]:
    """The codes of a list in its order, each with what it means."""
    wanted = {tuple(iri.rsplit("/", 1)[-1].split("#")) for iri in iris}
    lists = vocabulary.codes.items()
    return [(name, code.definition) for (of, name), code in lists if (of, code.like or name) in wanted]


def _codes_as_objects(vocabulary: Vocabulary) -> Iterable[tuple[str, str]]:
    """The codes that a claim may end at, such as ``answer:yes``: those whose list is a prefix in files."""
    lists = vocabulary.codes.items()
    return [
        (f"{scheme}:{name}", code.definition)
        for (scheme, name), code in lists
        if isinstance(vocabulary.context.get(scheme), str)
    ]


def _choice(named: Iterable[tuple[str, str]]) -> Schema:
    """One of some words, each with what an editor shows beside it."""
    words = dict(named)
    return {"enum": list(words), "enumDescriptions": list(words.values())}


def _ids(rows: list[tuple[str, str]]) -> Schema:
    return _choice(rows) if 0 < len(rows) <= MAX_IDS else {"type": "string", "pattern": _ID}


def _known_ids(record: Record | None) -> dict[str, list[tuple[str, str]]]:
    """The ids of a record by group, each with a name."""
    if record is None:
        return {group: [] for group in ("things", "voices", "sources", "claims", "tests")}
    return {
        "things": sorted((thing.id, thing.name) for thing in record.things.values()),
        "voices": sorted((voice.id, voice.name) for voice in record.voices.values()),
        "sources": sorted((source.id, source.title) for source in record.sources.values()),
        "claims": sorted((id, record.name(id)) for id in record.claims),
        "tests": sorted((test.id, test.prediction) for test in record.tests.values()),
    }


def _list_of(section: str) -> Schema:
    return {"type": "array", "items": {"$ref": f"#/definitions/{section}"}}


def _status(may_be_retracted: bool = False) -> Schema:
    told = "Left out of every answer as long as it says draft."
    if not may_be_retracted:
        return {"enum": [DRAFT], "description": told}
    told = f"{told} What is retracted is kept, and neither walked nor counted."
    return {"enum": [DRAFT, RETRACTED], "description": told}


def _shape_rows() -> dict[str, list[dict[str, str]]]:
    """What the shapes say of each property, by shape."""
    store = ox.Store()
    for name in FILES:
        store.load(path=ontology.path(name), format=ox.RdfFormat.TURTLE)
    found: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    answer = store.query(_PROPERTIES)
    assert isinstance(answer, ox.QuerySolutions)
    names = [variable.value for variable in answer.variables]
    for solution in answer:
        row = {name: getattr(solution[name], "value", "") for name in names}
        found[local_name(row["shape"])].append(row)
    return found
