"""The ready-made questions: their form, and their answers on a small record, on the shipped one and in two engines."""

from __future__ import annotations

import json
import random
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from civicgraph import Dataset, Record, ontology
from civicgraph.graph.sparql import evaluation
from civicgraph.graph.sparql.notices import store_notices
from civicgraph.graph.sparql.parameters import Naming, fill, parameters, usual_text
from civicgraph.graph.storage.index import record_of
from civicgraph.graph.vocabulary import load_vocabulary

from ..examples import some
from .answering import (
    HERE,
    NAMES,
    QuestionAnswer,
    Rows,
    answer,
    build_in_memory,
    columns,
    narrower,
    shipped_store,
    short,
    small,
    small_question,
    table,
)
from .recounts import RECOUNTS

if TYPE_CHECKING:
    from rdflib import Dataset as Quads

# One asks the vocabulary, one shows all there is of a claim: the small record holds nothing of its own for them.
NOT_SMALL = {"how-is-each-relation-walked", "one-claim-with-its-evidence"}


@cache
def small_in_rdflib() -> Quads:
    """The small record in another engine."""
    import pyoxigraph as ox
    from rdflib import Dataset as Quads

    written = small().dump(format=ox.RdfFormat.N_QUADS)
    assert written is not None
    quads = Quads(default_union=True)
    quads.parse(data=written.decode(), format="nquads")
    return quads


def rows_in_rdflib(name: str) -> Rows:
    """The answer to a ready-made question there."""
    found: Any = small_in_rdflib().query(small_question(name))
    if found.type == "ASK":
        return [(str(found.askAnswer).lower(),)]
    if found.type == "CONSTRUCT":
        return sorted(tuple(short(term) for term in triple) for triple in set(found.graph))
    return [tuple(short(term) for term in row) for row in found]


@cache
def small_answers() -> dict[str, Rows]:
    """The answers that were worked out by hand for the small record."""
    import yaml

    found = yaml.load((HERE / "small_answers.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    return {
        name: [(answer,)] if isinstance(answer, str) else [tuple(row) for row in answer]
        for name, answer in found.items()
    }


def bare(name: str) -> str:
    """A query without its comments, strings and IRIs."""
    return re.sub(r'<[^<>\s]*>|"[^"\n]*"|#[^\n]*', " ", ontology.text(f"queries/{name}.rq"))


def comments(name: str) -> list[str]:
    """The comment lines at the top of a query."""
    lines = ontology.text(f"queries/{name}.rq").splitlines()
    return lines[: next(place for place, line in enumerate(lines) if not line.startswith("#"))]


# --- Form


def test_there_are_forty_eight_questions_and_no_two_ask_the_same() -> None:
    asked = {re.sub(r"\W+", " ", question.lower()) for question in evaluation.questions().values()}
    assert len(NAMES) == len(asked) == 48


def test_lists_for_readers_hold_each_question_once_under_a_heading() -> None:
    order = json.loads(ontology.text("question_order.json"))
    assert sorted(name for heading, names in order.items() if heading != "comment" for name in names) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_opens_with_its_question_its_keywords_and_what_to_change(name: str) -> None:
    first, second, *advice = comments(name)
    assert re.fullmatch(r"# [A-Z].+\?", first)
    assert re.fullmatch(r"# keywords: [^,]+(, [^,]+)+", second)
    assert advice


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_plain_words_and_a_line_fits_the_page(name: str) -> None:
    text = ontology.text(f"queries/{name}.rq")
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", name)
    assert max(map(len, text.splitlines())) <= 120
    assert text.endswith("}\n") or re.search(r"\n(ORDER|GROUP) BY [^\n]+\n\Z", text)


@pytest.mark.parametrize("name", NAMES)
def test_every_prefix_that_is_used_is_declared_and_none_besides(name: str) -> None:
    declared = dict(re.findall(r"^PREFIX (\w+): <(\S+)>$", ontology.text(f"queries/{name}.rq"), re.MULTILINE))
    used = set(re.findall(r"(?<![\w?$:])([a-z]+):(?=[\w-])", bare(name)))
    assert used == set(declared)
    assert list(declared) == sorted(declared)
    assert {prefix: evaluation.PREFIXES[prefix] for prefix in declared} == declared


@pytest.mark.parametrize("name", NAMES)
def test_every_own_term_that_is_used_is_defined_in_the_vocabulary(name: str) -> None:
    import pyoxigraph as ox

    own = {prefix for prefix, iri in evaluation.PREFIXES.items() if iri.startswith(evaluation.NS)}
    terms = [(p, t) for p, t in re.findall(r"(?<![\w?$:])([a-z]+):([A-Za-z][\w-]*)", bare(name)) if p in own]
    label = {
        ox.NamedNode(evaluation.PREFIXES["rdfs"] + "label"),
        ox.NamedNode(evaluation.PREFIXES["skos"] + "prefLabel"),
    }
    for prefix, term in terms:
        node = ox.NamedNode(evaluation.PREFIXES[prefix] + term)
        assert {quad.predicate for quad in small().quads_for_pattern(node, None, None)} & label, f"{prefix}:{term}"


@pytest.mark.parametrize("name", NAMES)
def test_no_question_names_a_thing_of_one_record(name: str) -> None:
    text = re.sub(r"^#[^\n]*\n|^PREFIX [^\n]*\n", "", ontology.text(f"queries/{name}.rq"), flags=re.MULTILINE)
    assert re.findall(r'<(?!https://w3id\.org/civicgraph/ns)\w+:|prefLabel\s+"|"[A-Z]', text) == []
    told = " ".join(line for line in comments(name) if not re.match("# (takes|needs) ", line))
    named = {thing.name for thing in Dataset.shipped().record().things.values() if len(thing.name.split()) > 1}
    assert [one for one in named if one in told] == []


@pytest.mark.parametrize("name", [name for name in NAMES if parameters(name)])
def test_what_a_question_takes_is_a_variable_of_it_that_is_declared_once(name: str) -> None:
    declared = [one.name for one in parameters(name)]
    assert len(set(declared)) == len(declared)
    for one in parameters(name):
        assert re.search(rf"\?{one.name}\b", bare(name)), one.name
        things = Dataset.shipped().record().things
        assert one.kind != "thing" or set(one.shipped) <= set(things)


@pytest.mark.parametrize("name", NAMES)
def test_rows_are_put_in_order(name: str) -> None:
    assert ("SELECT" in bare(name)) == bool(re.search(r"^ORDER BY \?\w+", ontology.text(f"queries/{name}.rq"), re.M))


# --- Answers on the small record


@pytest.mark.parametrize("name", sorted(set(NAMES) - NOT_SMALL))
def test_the_small_record_gives_the_answer_worked_out_by_hand(name: str) -> None:
    assert answer(small(), name).rows == small_answers()[name]


@pytest.mark.parametrize("name", sorted(set(NAMES) - NOT_SMALL))
def test_things_of_a_workspaces_own_types_answer_as_those_of_the_types_above_them(name: str) -> None:
    assert answer(narrower(), name).rows == small_answers()[name]


def test_a_petition_and_a_motion_are_asks_without_a_response(tmp_path: Path) -> None:
    things = """\
things:
- {id: a, type: Ask, name: Ένα}
- {id: b, type: Petition, name: Δύο}
- {id: c, type: Motion, name: Τρία}
- {id: d, type: Response, name: Απάντηση}
"""
    data = Dataset.init(str(tmp_path / "new"), title="Η σκιά", base="https://example.gr/id/", empty=True)
    (tmp_path / "new/things/a.yaml").write_text(things, "utf-8")
    found = evaluation.ask(build_in_memory(data), usual_text("which-asks-have-no-response", data.base), data.base)
    assert [short(row[0]) for row in found.rows] == ["Ένα", "Δύο", "Τρία"]


def test_the_yes_or_no_question_says_yes_where_a_source_says_so() -> None:
    naming = Naming(Dataset.shipped().base, str)
    query = fill("did-an-ask-lead-to-a-thing", {"who": "borough-leaders", "thing": "lvrw"}, naming)
    assert evaluation.ask(small(), query).truth


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib uses what it deprecates itself
@pytest.mark.parametrize("name", some(NAMES, 3))
def test_rdflib_gives_the_same_answer_in_the_same_order(name: str) -> None:
    assert rows_in_rdflib(name) == answer(small(), name).rows != []


# --- Answers on other records


@pytest.mark.parametrize("things", ["things: []\n", "", "example"], ids=["empty", "foreign", "example"])
def test_every_question_can_be_asked_of_an_empty_and_of_a_foreign_record(tmp_path: Path, things: str) -> None:
    """The foreign one is in another alphabet and at another address, and in it nobody asks for anything."""
    foreign = "things:\n  - {id: elia, type: Person, name: Ελιά}\n  - {id: skia, type: Outcome, name: Σκιά}\n"
    data = Dataset.init(str(tmp_path / "new"), title="Η σκιά", base="https://example.gr/id/", empty=things != "example")
    if things != "example":
        (tmp_path / "new/things/a.yaml").write_text(things or foreign, "utf-8")
    store = build_in_memory(data)
    for name in NAMES:
        text = usual_text(name, data.base)
        evaluation.ask(store, text, data.base)
        assert store_notices(store, text, data.base) == (), name
        assert "w3id.org/civicgraph/id/" not in text


# --- Answers on the shipped record, each checked against the documents


WHOLE = {path.stem: table(path) for path in sorted((HERE / "answers" / "whole").glob("*.csv"))}
SOME = {path.stem: table(path) for path in sorted((HERE / "answers" / "some").glob("*.csv"))}
COUNTS = {name: count for name, count in table(HERE / "answers" / "counts.csv").rows}


@cache
def shipped_answer(name: str) -> QuestionAnswer:
    """The answer of the shipped record."""
    return answer(shipped_store(), name)


@cache
def shipped_record() -> Record:
    """The shipped record, made of the store."""
    return record_of(shipped_store(), load_vocabulary(), Dataset.shipped().base, "")


def test_every_question_has_an_answer_to_hold_it_to() -> None:
    assert sorted([*WHOLE, *SOME, *RECOUNTS]) == NAMES
    assert set(COUNTS) == set(SOME)


@pytest.mark.parametrize("name", WHOLE)
def test_the_shipped_record_gives_this_answer(name: str) -> None:
    assert shipped_answer(name) == WHOLE[name]


@pytest.mark.parametrize("name", SOME)
def test_the_shipped_record_gives_these_rows_among_so_many(name: str) -> None:
    found = shipped_answer(name)
    assert set(SOME[name].rows) <= set(columns(found, SOME[name].names))
    assert str(len(found.rows)) == COUNTS[name]


@pytest.mark.parametrize("name", RECOUNTS)
def test_the_question_and_plain_python_make_the_same_of_the_shipped_record(name: str) -> None:
    assert shipped_answer(name).rows == RECOUNTS[name](shipped_record()) != []


@pytest.mark.slow
@pytest.mark.parametrize("seed", some((1, 2), 2))
def test_the_order_of_the_rows_does_not_hang_on_the_order_of_the_data(seed: int) -> None:
    import pyoxigraph as ox

    quads = list(shipped_store())
    random.Random(seed).shuffle(quads)
    shuffled = ox.Store()
    shuffled.extend(quads)
    assert [name for name in NAMES if answer(shuffled, name) != shipped_answer(name)] == []
