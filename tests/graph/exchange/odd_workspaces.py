"""Odd records as files of a workspace, such that they pass."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from civicgraph import Claim, Dataset

from .odd_records import OddRecord


def write_odd_workspace(folder: Path, made: OddRecord) -> Dataset:
    """A workspace that says what a record is made of. JSON is YAML, and its strings can hold every letter."""
    things = [
        {"id": one.id, "type": one.type, "name": one.name, "aliases": list(one.aliases),
         "description": one.description if len(one.description) > 2 else "", "identifiers": list(one.identifiers),
         "url": one.url}
        for one in made.things
    ]  # fmt: skip
    files: dict[str, Any] = {"things.yaml": {"things": list(map(_without_empty, things))}}
    for source in made.sources:
        voices = [{"id": one.id, "name": one.name} for one in made.voices if one.source == source.id]
        claims = [_without_empty(_claim(one)) for one in made.claims if one.source == source.id]
        files[f"claims/{source.id[7:]}.yaml"] = _without_empty({
            "id": source.id, "title": source.title, "url": source.url, "authorVoice": source.author_voice,
            "voices": voices, "claims": claims,
        })  # fmt: skip
    (folder / "claims").mkdir(parents=True)
    (folder / "civicgraph.toml").write_text('base = "https://example.org/odd/"\ntitle = "Odd"\ncreator = "Somebody"\n')
    for name, value in files.items():
        (folder / name).write_text(json.dumps(value, ensure_ascii=False, indent=1), "utf-8")
    return Dataset.at(str(folder))


def _claim(one: Claim) -> dict[str, Any]:
    return {
        "id": one.id, "subject": one.subject, "predicate": one.relation, "direction": one.direction,
        "object": one.object, "value": one.value, "unit": one.unit, "when": one.when, "wording": one.wording,
        "modality": one.modality, "polarity": "" if one.supports else one.polarity, "voice": one.voice,
        "reason": one.reason, "note": one.note,
        "evidence": [
            {"anchor": place.anchor, "summary": place.summary, "line": str(place.line),
             **({} if place.source == one.source else {"source": place.source})}
            for place in one.evidence
        ],
    }  # fmt: skip


def _without_empty(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}
