"""What ``--json`` prints has the keys that ``docs/schema`` promises, for every command, and no others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from civicgraph.graph.export.schema import KINDS, files

from .workspace import RIVAL, TESTS, Workspace, write_workspace

SCHEMAS = Path(__file__).parents[1] / "docs" / "schema"

GRANTS = "Identifier,Title,Funding Org:Name,Recipient Org:Name,Amount Awarded\nA1,Bus,Fund,Elm,5\nA2,,,Elm,5\n"
# The kind of answer → the command that prints one.
COMMANDS = {
    "agreement": ["agreement", ".", ".", "--json"],
    "brokers": ["analyse", "brokers", "--permutations", "100", "--json"],
    "centrality": ["analyse", "centrality", "--json"],
    "changes": ["changes", ".", "--json"],
    "check": ["check", "--json"],
    "claim": ["show", "claim/report/led-to", "--json"],
    "communities": ["analyse", "communities", "--runs", "2", "--json"],
    "coverage": ["coverage", "--json"],
    "dependence": ["analyse", "what-if", "--json"],
    "exchange-report": ["export", "graphml", "--report", "-", "-o", "made.graphml"],
    "export-caveats": ["export", "caveats"],
    "export-claims": ["export", "claims"],
    "export-entities": ["export", "entities"],
    "duplicates": ["duplicates", "--likeness", "50", "--json"],
    "find": ["find", "elm", "--json"],
    "import": ["import", "grants.csv", "--json"],
    "look-up": ["terms", "charity", "--json"],
    "ledger": ["ledger", "--json"],
    "outcomes": ["analyse", "outcomes", "--json"],
    "pathway-tests": ["analyse", "tests", "ESA", "night-bus", "--json"],
    "reach": ["trace", "ESA", "--json"],
    "records": ["records", "--json"],
    "redact": ["redact", "ESA", "--json"],
    "secondments": ["analyse", "ties", "--json"],
    "source": ["show", "report", "--json"],
    "sources": ["sources", "--json"],
    "tests": ["analyse", "tests", "--against", "bus-planned-before", "--prior", "0.2/0.5", "--json"],
    "thing": ["show", "ESA", "--json"],
    "ties": ["analyse", "ties", "ESA", "--json"],
    "timeline": ["analyse", "timeline", "night-bus", "--json"],
    "trace": ["trace", "ESA", "night-bus", "--json"],
    "voice": ["show", "the chair, at the meeting", "--json"],
    "what-if": ["analyse", "what-if", "ESA", "--json"],
}
# Of the shipped record, where more of the keys have a value.
SHIPPED = {
    "brokers-by-window": ["analyse", "brokers", "--permutations", "100", "--window", "5", "--json"],
    "centrality": ["analyse", "centrality", "--json"],
    "communities": ["analyse", "communities", "--runs", "2", "--json"],
    "dependence": ["analyse", "what-if", "--json"],
    "export-claims": ["export", "claims"],
    "export-entities": ["export", "entities"],
    "ledger": ["ledger", "--group-by", "area", "--by", "Sadiq Khan", "--json"],
    "outcomes": ["analyse", "outcomes", "--json"],
    "pathway-tests": ["analyse", "tests", "Citizens UK", "LVRW", "--json"],
    "reach": ["trace", "Citizens UK", "--json"],
    "secondments": ["analyse", "ties", "--json"],
    "sources": ["sources", "--json"],
    "tests": ["analyse", "tests", "--json"],
    "thing": ["show", "LVRW", "--json"],
    "ties": ["analyse", "ties", "Citizens UK", "--json"],
    "timeline": ["analyse", "timeline", "LVRW 2019", "--around", "--json"],
    "trace": ["trace", "Citizens UK", "LVRW", "--json"],
}


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The night-bus workspace with tests and a rival, built."""
    workspace = write_workspace(tmp_path_factory.mktemp("schema"))
    for name, more in (("things.yaml", RIVAL), ("claims/report.yaml", TESTS)):
        workspace.write(name, (workspace.root / name).read_text("utf-8") + more)
    assert workspace.run("build").returncode == 0
    workspace.write("grants.csv", GRANTS)
    return workspace


def strict(schema: Any) -> Any:
    """A schema under which no object may have a key that it does not name."""
    if isinstance(schema, list):
        return [strict(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    found = {name: strict(one) for name, one in schema.items()}
    return found | {"additionalProperties": False} if "properties" in found and "required" in found else found


def assert_fits(kind: str, printed: str) -> None:
    """Holds what a command printed against the schema of its kind, line by line for an export."""
    schema = json.loads((SCHEMAS / f"{kind}.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(strict(schema))
    values = list(map(json.loads, printed.splitlines())) if kind.startswith("export-") else [json.loads(printed)]
    assert values
    for value in values:
        validator.validate(value)
        if "schema" in schema.get("properties", {}):
            assert value["schema"] == f"civicgraph/{kind}/1"


def test_the_files_of_schemas_are_fresh_and_valid() -> None:
    assert {path.name for path in SCHEMAS.iterdir()} == {name for name, _ in files()}
    for name, text in files():
        assert (SCHEMAS / name).read_text("utf-8") == text, "stale: run make reference"
        jsonschema.Draft202012Validator.check_schema(json.loads(text))


def test_every_kind_is_printed_by_a_command() -> None:
    assert COMMANDS.keys() | SHIPPED.keys() == KINDS.keys()


@pytest.mark.parametrize("kind", COMMANDS)
def test_what_a_command_prints_has_the_keys_of_its_schema(harbour: Workspace, kind: str) -> None:
    done = harbour.run(*COMMANDS[kind])
    assert done.returncode == 0, done.stderr
    assert_fits(kind, done.stdout)


@pytest.mark.parametrize("kind", SHIPPED)
def test_what_is_printed_of_the_shipped_record_has_them_too(harbour: Workspace, kind: str, tmp_path: Path) -> None:
    away = Workspace(tmp_path, harbour.cache)
    done = away.run(*SHIPPED[kind])
    assert done.returncode == 0, done.stderr
    assert_fits(kind, done.stdout)


def test_problems_that_check_finds_have_the_keys_too(tmp_path: Path) -> None:
    workspace = write_workspace(tmp_path)
    workspace.change("things.yaml", "type: ", "typ: ")
    done = workspace.run("check", "--json")
    assert done.returncode == 2
    assert_fits("check", done.stdout)


def test_a_key_that_is_missing_or_too_much_does_not_fit(harbour: Workspace) -> None:
    found = json.loads(harbour.run("find", "elm", "--json").stdout)
    for wrong in ([{**found[0], "more": 1}], [{"id": found[0]["id"]}]):
        with pytest.raises(jsonschema.ValidationError):
            assert_fits("find", json.dumps(wrong))
