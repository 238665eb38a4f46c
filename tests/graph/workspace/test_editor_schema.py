"""The schema that editors read: it takes what ``check`` takes, and refuses what a slip of the hand makes."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
import yaml

from civicgraph import Dataset
from civicgraph.graph.vocabulary import SECTIONS, load_vocabulary
from civicgraph.graph.workspace.editor_schema import editor_schema

from ...workspace import Workspace

Read = dict[str, Any]


class EditorLoader(yaml.SafeLoader):
    """YAML as editors read it, by version 1.2: a date is text."""


EditorLoader.yaml_implicit_resolvers = {
    letter: [one for one in resolvers if not one[0].endswith(":timestamp")]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft7Validator:
    schema = json.loads(editor_schema(load_vocabulary()))
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def read(text: bytes | str) -> Read:
    found: Read = yaml.load(text, EditorLoader)
    return found


@pytest.mark.slow
def test_every_file_of_the_shipped_record_fits(validator: jsonschema.Draft7Validator) -> None:
    for name, content in Dataset.shipped().files.items():
        assert [error.message for error in validator.iter_errors(read(content))] == [], name


def test_it_fits_with_the_ids_of_the_record_too(workspace: Workspace) -> None:
    data = workspace.dataset()
    validator = jsonschema.Draft7Validator(json.loads(data.editor_schema()))
    assert all(validator.is_valid(read(content)) for content in data.files.values())


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("claims/report.yaml", "predicate: ledTo", "predicate: leadTo"),
        ("claims/report.yaml", "wording: stated", "wording: staetd"),
        ("claims/report.yaml", "predicate: ledTo", "predicat: ledTo"),
        ("claims/report.yaml", "textFile: report.txt", "textFile: texts/report.txt"),
        ("things.yaml", "type: Ask", "type: Aks"),
        ("things.yaml", "- id: night-bus\n", "- id: Night Bus\n"),
        ("things.yaml", "- id: night-bus\n", "- status: finished\n    id: night-bus\n"),
    ],
)
def test_a_slip_is_marked(
    workspace: Workspace, validator: jsonschema.Draft7Validator, file: str, old: str, new: str
) -> None:
    text = (workspace.root / file).read_text("utf-8")
    assert validator.is_valid(read(text)) and old in text
    assert not validator.is_valid(read(text.replace(old, new, 1)))


@pytest.mark.parametrize("section", [section for section in SECTIONS if section != "source"])
def test_each_section_has_the_keys_that_check_takes_and_says_what_each_is(section: str) -> None:
    schema = json.loads(editor_schema(load_vocabulary()))["definitions"][section]
    keys = load_vocabulary().keys[section] | {"id"} | ({"status"} if section != "evidence" else set())
    assert set(schema["properties"]) == keys
    bare = [key for key, one in schema["properties"].items() if not one.get("description")]
    assert bare == []


def test_a_relation_comes_with_its_comment_and_a_code_with_its_meaning() -> None:
    vocabulary = load_vocabulary()
    definitions = json.loads(editor_schema(vocabulary))["definitions"]
    shown = dict(zip(definitions["relation"]["enum"], definitions["relation"]["enumDescriptions"], strict=True))
    assert shown["funded"].startswith(vocabulary.relations["funded"].comment + " Also for: paid for, financed,")
    wording = definitions["claims"]["properties"]["wording"]
    assert wording["enum"] == ["stated", "opinion", "hedged", "contested", "inferred"]
    assert wording["enumDescriptions"][1] == vocabulary.codes["wording", "opinion"].definition


def test_ids_of_the_record_are_offered_with_their_names_and_a_new_one_is_let_pass(workspace: Workspace) -> None:
    schema = json.loads(workspace.dataset().editor_schema())
    things = schema["definitions"]["things-ids"]
    assert things["enumDescriptions"][things["enum"].index("ada-okoye")] == "Ada Okoye"
    assert "voice/report/author" in schema["definitions"]["voices-ids"]["enum"]
    subject = schema["definitions"]["claims"]["properties"]["subject"]
    found = jsonschema.Draft7Validator({**subject, "definitions": schema["definitions"]})
    assert found.is_valid("written-a-minute-ago") and not found.is_valid("Ada Okoye")


def test_there_is_a_schema_where_nothing_passes(workspace: Workspace) -> None:
    workspace.write("things.yaml", "things: [")
    workspace.write("claims/minutes.yaml", "{")
    workspace.write("claims/report.yaml", "{")
    assert json.loads(workspace.dataset().editor_schema())["definitions"]["things-ids"]["type"] == "string"
