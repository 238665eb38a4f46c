"""Code lists stand in the vocabulary alone: no other file spells out two codes of one list."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from civicgraph import ontology
from civicgraph.console.words import KIND_ARROWS
from civicgraph.graph.vocabulary import load_vocabulary
from civicgraph.visualisations.map import ladder

ROOT = Path(__file__).parents[2]
PACKAGES = ("commands", "console", "graph", "reports", "server", "visualisations")
LISTS = ("caveat", "kind", "modality", "result", "rung", "sector", "status", "test", "wording")
KNOWN = {name: set(ontology.codes(name)) for name in LISTS}
# Tables that give each code something of their own, and two choices among codes that the vocabulary does not make.
EXEMPT = {
    ("console/words.py", "kind"): "how each kind is drawn on a terminal",
    ("visualisations/style.json", "kind"): "how each kind is drawn",
    ("visualisations/style.json", "wording"): "the mark of each wording",
    ("visualisations/map/ladder.py", "rung"): "the column of the map in which each rung stands",
    ("graph/ledger/rows.py", "modality"): "an ask or promise is itself what is told",
    ("reports/cautions.py", "caveat"): "what speaks for another cause comes first",
}


def spelt_out(names: Iterable[str]) -> Iterator[str]:
    """The lists of which names hold two codes and nothing else, or three codes and whatever else."""
    given = list(names)
    if len(given) < 2:
        return
    for list_, known in KNOWN.items():
        found = [name for name in given if name in known]
        if len(set(found)) > 2 or (len(set(found)) == 2 and len(found) == len(given)):
            yield list_


def in_python(path: Path) -> Iterator[str]:
    """The lists that a module spells out in a tuple, list, set or the keys of a dictionary."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        parts = node.elts if isinstance(node, ast.Tuple | ast.List | ast.Set) else ()
        keys = node.keys if isinstance(node, ast.Dict) else parts
        yield from spelt_out(str(one.value) for one in keys if isinstance(one, ast.Constant))


def in_script(path: Path) -> Iterator[str]:
    """The lists that a script of a page spells out in an array or the keys of an object."""
    for literal in re.findall(r"[\[{]([^\[\]{}]*)[\]}]", path.read_text("utf-8")):
        words = re.findall(r'(?:^|,)\s*(?:"([\w-]+)"|([\w-]+)(?=\s*:))', literal)
        yield from spelt_out(quoted or bare for quoted, bare in words)


def in_json(path: Path) -> Iterator[str]:
    """The lists that a file of data spells out in the keys of an object."""

    def inside(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            yield from spelt_out(value)
            for part in value.values():
                yield from inside(part)

    return inside(json.loads(path.read_text("utf-8")))


def sites(root: Path = ROOT) -> Iterator[tuple[str, str]]:
    """Every file of a checkout that spells out a list, with the list."""
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*")):
            if read := READERS.get(path.suffix):
                lists = read(path)
                yield from ((path.relative_to(root).as_posix(), list_) for list_ in lists)


READERS = {".py": in_python, ".js": in_script, ".json": in_json}


def test_no_other_file_spells_out_a_code_list() -> None:
    assert set(sites()) == EXEMPT.keys()


@pytest.mark.parametrize("text", ['x = ("influence", "agency")', 'x = {"stated": 1, "opinion": 2}',
                                  'x = ["who", "ask", "response", "outcome"]'])  # fmt: skip
def test_a_list_in_a_module_is_seen(tmp_path: Path, text: str) -> None:
    (tmp_path / "module.py").write_text(text, "utf-8")
    assert list(in_python(tmp_path / "module.py"))


@pytest.mark.parametrize("text", ['const KINDS = ["influence", "agency"];', "const M = { stated: 1, hedged: 2 };"])
def test_a_list_in_a_script_is_seen(tmp_path: Path, text: str) -> None:
    (tmp_path / "script.js").write_text(text, "utf-8")
    assert list(in_script(tmp_path / "script.js"))


def test_what_is_read_quickly_is_what_the_vocabulary_says() -> None:
    known = load_vocabulary().codes
    for list_ in {of for of, _ in known}:
        assert ontology.codes(list_) == tuple(name for of, name in known if of == list_)
    assert ontology.codes("nosuch") == ()


def test_tables_of_codes_leave_none_out() -> None:
    assert tuple(KIND_ARROWS) == ontology.codes("kind")
    assert tuple(ladder._RUNGS) == ontology.codes("rung")
