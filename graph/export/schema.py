"""The keys of what other programs get, written down as JSON Schema from their types.

``make reference`` writes a file for each into ``docs/schema``; a test fails where one is stale.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

from . import (
    changes,
    check,
    coding,
    duplicates,
    exchange,
    ledger_keys,
    networks,
    others,
    outcomes,
    redaction,
    row_keys,
    terms,
    tests,
    ties,
    trace_keys,
    what_if,
)

# Name → the type of what is printed, and whether that is a list of them.
KINDS: dict[str, tuple[Any, bool]] = {
    "agreement": (coding.AgreementDict, False),
    "brokers": (networks.BrokersDict, False),
    "brokers-by-window": (networks.BrokersByWindowDict, False),
    "centrality": (networks.CentralityDict, False),
    "changes": (changes.ChangesDict, False),
    "check": (check.ProblemRow, True),
    "claim": (row_keys.ClaimDict, False),
    "communities": (networks.CommunitiesDict, False),
    "coverage": (coding.CoverageDict, False),
    "dependence": (what_if.DependenceDict, False),
    "exchange-report": (exchange.ExchangeReportDict, False),
    "export-caveats": (row_keys.PlacedCaveatRow, False),
    "export-claims": (row_keys.ClaimRow, False),
    "export-entities": (row_keys.EntityRow, False),
    "import": (exchange.ImportDict, False),
    "duplicates": (duplicates.DuplicatesDict, False),
    "find": (row_keys.FoundRow, True),
    "ledger": (ledger_keys.LedgerDict, False),
    "look-up": (terms.MeantTermsDict, False),
    "outcomes": (outcomes.OutcomesDict, False),
    "pathway-tests": (tests.StepsDict, False),
    "records": (others.RecordsDict, False),
    "redact": (redaction.RedactionDict, False),
    "reach": (trace_keys.ReachDict, False),
    "secondments": (ties.SecondmentsDict, False),
    "source": (row_keys.SourceDict, False),
    "sources": (row_keys.SourceRow, True),
    "tests": (tests.TestsDict, False),
    "thing": (row_keys.ThingDict, False),
    "ties": (ties.TiesDict, False),
    "timeline": (ties.TimelineDict, False),
    "trace": (trace_keys.TraceDict, False),
    "voice": (row_keys.VoiceDict, False),
    "what-if": (what_if.WhatIfDict, False),
}

_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", types.NoneType: "null"}


def schema_of(name: str) -> dict[str, Any]:
    """The JSON Schema of a kind of answer.

    >>> schema_of("trace")["properties"]["found"]
    {'type': 'integer'}
    """
    kind, several = KINDS[name]
    whole: dict[str, Any] = {"type": "array", "items": _schema(kind)} if several else _typed_dict(kind)
    found: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"civicgraph {name}"}
    defined = {one.__name__: _typed_dict(one) for one in sorted(_within(kind), key=lambda one: str(one.__name__))}
    if not several:
        del defined[kind.__name__]
        if "schema" in whole["properties"]:  # what answers go without, or mark, is said only where there is any
            for besides in ("drafts", "lost_anchors"):
                whole["properties"][besides] = {"type": "array", "items": _typed_dict(row_keys.DraftRow)}
            whole["properties"]["retractions"] = {"type": "array", "items": _typed_dict(row_keys.RetractionRow)}
            whole["properties"].setdefault("records", {"type": "array", "items": _typed_dict(others.WhoseRow)})
    return found | whole | ({"$defs": defined} if defined else {})


def _schema(kind: Any) -> dict[str, Any]:
    if kind in _PLAIN:
        return {"type": _PLAIN[kind]}
    if is_typeddict(kind):
        return {"$ref": f"#/$defs/{kind.__name__}"}
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Literal:
        return {"const": parts[0]} if len(parts) == 1 else {"enum": list(parts)}
    if origin is list:
        return {"type": "array", "items": _schema(parts[0])}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema(parts[1])}
    assert origin in (Union, types.UnionType), f"{kind} has no form in JSON Schema here"
    return _either([_schema(part) for part in parts])


def _either(choices: list[dict[str, Any]]) -> dict[str, Any]:
    if all(choice.keys() == {"type"} for choice in choices):
        return {"type": [choice["type"] for choice in choices]}
    return {"anyOf": choices}


def _typed_dict(kind: Any) -> dict[str, Any]:
    description = " ".join((kind.__doc__ or "").replace("``", "`").split())
    hints = get_type_hints(kind, include_extras=True)
    required = [name for name, hint in hints.items() if get_origin(hint) is not NotRequired]
    properties = {name: _schema(_bare(hint)) for name, hint in hints.items()}
    found: dict[str, Any] = {"description": description} if description and not description.startswith("dict(") else {}
    return found | {"type": "object", "properties": properties, "required": required}


def _bare(hint: Any) -> Any:
    return get_args(hint)[0] if get_origin(hint) is NotRequired else hint


def _within(kind: Any) -> set[Any]:
    """The types that a type is made of, itself included."""
    found, todo = set[Any](), [kind]
    while todo:
        one = todo.pop()
        if is_typeddict(one) and one not in found:
            found.add(one)
            todo += get_type_hints(one).values()
        todo += get_args(one) if get_origin(one) is not Literal else ()
    return found


def files() -> Iterator[tuple[str, str]]:
    """The name and text of every file of ``docs/schema``."""
    import json

    for name in KINDS:
        yield f"{name}.json", json.dumps(schema_of(name), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    import sys
    from pathlib import Path

    for file, text in files():
        Path(sys.argv[1], file).write_text(text, "utf-8")
