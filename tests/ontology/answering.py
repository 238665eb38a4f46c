"""Asking the ready-made questions in tests: two records to ask, and answers as rows of plain text."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from civicgraph import Dataset, ontology
from civicgraph.graph.sparql import evaluation
from civicgraph.graph.sparql.parameters import Naming, fill, usual_text
from civicgraph.graph.storage.store import build_store
from civicgraph.graph.vocabulary import load_vocabulary

if TYPE_CHECKING:
    import pyoxigraph as ox

HERE = Path(__file__).parent
NAMES = ontology.names("queries")
Rows = list[tuple[str, ...]]


class QuestionAnswer(NamedTuple):
    """Rows under their names, every value as text."""

    names: tuple[str, ...]
    rows: Rows


def build_in_memory(data: Dataset) -> ox.Store:
    """The store of a data set, without the texts of its sources, so that no answer hangs on what is at hand."""
    bare = replace(data, texts_folder="")
    return build_store(bare.validate(), bare.vocabulary, bare.base)


@cache
def small() -> ox.Store:
    """The small record of this folder, with the addresses of the shipped one, to be asked about the same things."""
    return build_in_memory(replace(Dataset.at(str(HERE / "small_record")), base=Dataset.shipped().base))


@cache
def shipped_store() -> ox.Store:
    """The record that comes with civicgraph."""
    return build_in_memory(Dataset.shipped())


def short(term: object) -> str:
    """A term as text: an IRI shortened, a literal's value, nothing for what is unbound."""
    value = "" if term is None else str(getattr(term, "value", term))
    return evaluation.shorten_iri(value, Dataset.shipped().base)


@cache
def narrower() -> ox.Store:
    """The small record with every thing of a type of its own, below the type that it has there, by the same label."""
    with TemporaryDirectory() as folder:
        return _build_narrower(Path(folder) / "narrower")


def _build_narrower(here: Path) -> ox.Store:
    copytree(HERE / "small_record", here)
    things, types = (here / "things.yaml").read_text("utf-8"), load_vocabulary().types
    used = sorted(set(re.findall(r"type: (\w+)", things)))
    (here / "things.yaml").write_text(re.sub(r"type: (\w+)", r"type: Own\1", things), "utf-8")
    own = (f"- {{id: Own{one}, parent: {one}, label: {types[one].label}, definition: Narrower.}}\n" for one in used)
    (here / "vocabulary.yaml").write_text(f"types:\n{''.join(own)}", "utf-8")
    return build_in_memory(replace(Dataset.at(str(here)), base=Dataset.shipped().base))


# What the small record is asked about, where what the shipped one is asked about has another id there.
ASKED = {
    "what-followed-from-a-thing": {"thing": "eu-roundtable"},
    "what-was-pledged-in-each-area": {"whole": "pledges"},
}


def small_question(name: str) -> str:
    """The text of a ready-made question as the small record is asked it."""
    base = Dataset.shipped().base
    return fill(name, ASKED[name], Naming(base, str)) if name in ASKED else usual_text(name, base)


def answer(store: ox.Store, name: str) -> QuestionAnswer:
    """The answer to a ready-made question: rows in order, triples sorted, or one word for yes or no."""
    found = evaluation.ask(
        store, small_question(name) if store in (small(), narrower()) else usual_text(name, Dataset.shipped().base)
    )
    if found.truth is not None:
        return QuestionAnswer(("answer",), [(str(found.truth).lower(),)])
    if found.triples is not None:
        triples = sorted((short(t.subject), short(t.predicate), short(t.object)) for t in found.triples)
        return QuestionAnswer(("subject", "predicate", "object"), [*triples])
    return QuestionAnswer(found.names, [tuple(short(term) for term in row) for row in found.rows])


def table(path: Path) -> QuestionAnswer:
    """A table kept as CSV, with IRIs in full, as ``civicgraph query --format csv`` writes them, or shortened."""
    with path.open(encoding="utf-8", newline="") as file:
        names, *rows = csv.reader(file)
    return QuestionAnswer(tuple(names), [tuple(map(short, row)) for row in rows])


def columns(found: QuestionAnswer, names: tuple[str, ...]) -> Rows:
    """The rows of a table, of some of its columns only."""
    places = [found.names.index(name) for name in names]
    return [tuple(row[place] for place in places) for row in found.rows]
