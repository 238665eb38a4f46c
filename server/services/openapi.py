"""The description of what programs can ask in JSON, as OpenAPI 3.1, made from the operations and the schemas."""

from __future__ import annotations

import re
from typing import Any

from ...graph.export.schema import schema_of
from ...graph.record import EMPTY_ABOUT, About
from ...graph.version import VERSION
from ...pages.fields import CHOICE, DATE, MAX_CHARACTERS, NUMBER, SPAN, SWITCH, Field
from ..operations import OPERATIONS, Operation, fields_of

PATH = "/openapi.json"
_REFUSALS = {
    "400": "A parameter says what it cannot, or there is no such parameter.",
    "404": "Nothing has that name, or several things have it.",
    "429": "Too many requests of one client are under way; Retry-After says when to ask again.",
    "503": "It takes longer, or more memory, than it may; or all workers are busy.",
}
_PATTERNS = {DATE: r"^(\d{4}(-\d\d(-\d\d)?)?.*)?$", SPAN: r"^(\d{4}.*)?$"}


def description(about: About = EMPTY_ABOUT, address: str = "") -> dict[str, Any]:
    """The description of what a data set answers, under its own licence; ``address`` is that of the server.

    >>> found = description()
    >>> found["openapi"], sorted(found["paths"])[-1]
    ('3.1.0', '/trace.json')
    """
    return {
        "openapi": "3.1.0",
        "info": {
            "title": about.title or "civicgraph",
            "version": VERSION,
            "summary": "What a record of civic influence says, as JSON.",
            "description": "Read only. Answers are those of `--json` on the command line and of `to_dict()` in Python. "
            "They say what sources claim, not what happened: missing evidence is not missing history.",
            **({"license": {"name": about.licence_name, "url": about.licence}} if about.licence else {}),
        },
        **({"servers": [{"url": address}]} if address else {}),
        "paths": {one.path: {"get": _operation(one)} for one in OPERATIONS},
        "components": {"schemas": _schemas(), "responses": _responses(), "headers": _headers()},
    }


def _operation(operation: Operation) -> dict[str, Any]:
    refs = [{"$ref": f"#/components/schemas/{_key(name)}"} for name in operation.schemas]
    headers = {"ETag": {"$ref": "#/components/headers/ETag"}}
    if operation.listed is not None:
        headers |= {name: {"$ref": f"#/components/headers/{name}"} for name in ("Link", "X-Total-Count")}
    answer = {
        "description": "The answer.",
        "headers": headers,
        "content": {"application/json": {"schema": refs[0] if len(refs) == 1 else {"anyOf": refs}}},
    }
    refused = {status: {"$ref": f"#/components/responses/{status}"} for status in _REFUSALS}
    return {
        "operationId": operation.name,
        "summary": operation.summary,
        "parameters": [_parameter(field) for field in fields_of(operation)],
        "responses": {"200": answer, "304": {"description": "If-None-Match has the answer as it is."}, **refused},
    }


def _parameter(field: Field) -> dict[str, Any]:
    schema = _schema(field)
    if field.several:
        schema = {"type": "array", "items": schema, "maxItems": 50}
    elif field.usual != "":
        schema["default"] = field.usual
    note = " (1 for yes)" if field.kind == SWITCH else ""
    found: dict[str, Any] = {"name": field.name, "in": "query", "description": field.label + note, "schema": schema}
    return found | ({"required": True} if field.needed else {})


def _schema(field: Field) -> dict[str, Any]:
    if field.kind == NUMBER:
        return {"type": "integer", "minimum": field.least, "maximum": field.most}
    if field.kind == SWITCH:
        return {"type": "string", "enum": ["1", "0", ""]}
    if field.kind == CHOICE:
        return {"type": "string", "enum": list(field.choices)}
    found: dict[str, Any] = {"type": "string", "maxLength": MAX_CHARACTERS}
    return found | ({"pattern": _PATTERNS[field.kind]} if field.kind in _PATTERNS else {})


def _key(name: str) -> str:
    return "".join(part.capitalize() for part in re.split(r"\W+", name))


def _schemas() -> dict[str, Any]:
    """The schemas of all answers, each with what it refers to beside it and not within."""
    found: dict[str, Any] = {"Problem": _PROBLEM}
    for name in sorted({name for one in OPERATIONS for name in one.schemas}):
        schema = schema_of(name)
        schema.pop("$schema")
        inner = {key: f"{_key(name)}{key}" for key in schema.pop("$defs", {})}
        whole = schema_of(name)
        for key, new in inner.items():
            found[new] = _redirect(whole["$defs"][key], inner)
        found[_key(name)] = _redirect(schema, inner)
    return found


def _redirect(schema: Any, inner: dict[str, str]) -> Any:
    """A schema with its references to where the inner ones lie now."""
    if isinstance(schema, dict):
        return {
            key: f"#/components/schemas/{inner[value.rpartition('/')[2]]}" if key == "$ref" else _redirect(value, inner)
            for key, value in schema.items()
        }
    return [_redirect(one, inner) for one in schema] if isinstance(schema, list) else schema


_PROBLEM = {
    "type": "object",
    "title": "Problem details (RFC 9457)",
    "properties": {"title": {"type": "string"}, "status": {"type": "integer"}, "detail": {"type": "string"}},
    "required": ["title", "status", "detail"],
}


def _responses() -> dict[str, Any]:
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": why, "content": content} for status, why in _REFUSALS.items()}


def _headers() -> dict[str, Any]:
    told = {
        "ETag": "Of the data and of what was asked: send it again as If-None-Match.",
        "Link": "Where more of the list is, as rel=next, and the part before, as rel=prev (RFC 8288).",
        "X-Total-Count": "How many the whole list has.",
    }
    return {name: {"description": text, "schema": {"type": "string"}} for name, text in told.items()}
