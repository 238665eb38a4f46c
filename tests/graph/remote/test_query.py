"""Queries and traces over a store give what they give over the record at hand."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from civicgraph import Dataset, UnknownName, UsageError
from civicgraph.graph.export.trace_keys import ReachDict, TraceDict
from civicgraph.graph.export.traces import reach_json, trace_json
from civicgraph.graph.names import resolve
from civicgraph.graph.remote.remote import Remote
from civicgraph.graph.sparql import evaluation
from civicgraph.graph.tracing.trace import Filters, reach, trace

from ...examples import some

PAIRS = {
    "the worked example": ("citizens-uk", "lvrw", 8, Filters()),
    "fewer steps": ("citizens-uk", "lvrw", 5, Filters()),
    "the other way": ("lvrw", "citizens-uk", 6, Filters()),
    "nothing between": ("cii", "gla", 5, Filters()),
    "a thing itself": ("citizens-uk", "citizens-uk", 8, Filters()),
    "by kind": ("citizens-uk", "lvrw", 8, Filters(kinds=("influence", "agency"))),
    "by all": ("citizens-uk", "lvrw", 8, Filters(("influence", "sequence"), ("stated", "inferred"), "2015", "2018")),
    "from an ask": ("ask-office-for-citizenship", "lvrw", 8, Filters()),
    "long": ("citizens-uk", "social-integration-team", 10, Filters()),
}
# Questions whose answers hold no number that Virtuoso would spell otherwise.
QUESTIONS = ("who-funded-what", "who-was-seconded-where", "which-organisations-are-in-several-sources")


def comparable(answer: TraceDict | ReachDict) -> Any:
    """A trace as JSON, without where the record lies and without the count that needs all of it."""
    found = json.loads(json.dumps(answer))
    found["data"].pop("origin")
    for key in ("things_beyond_max_steps", "things_beyond_exact"):
        found["left_out"].pop(key)
    return found


@pytest.mark.parametrize(("start", "end", "most", "filters"), some(PAIRS.values(), 3), ids=some(PAIRS, 3))
def test_a_trace_is_the_same_on_the_part_that_is_fetched(
    remote: Remote, start: str, end: str, most: int, filters: Filters
) -> None:
    record, part = Dataset.shipped().record(), remote.part([start, end], most, filters)
    looked_at = trace(record, start, end, max_steps=most, filters=filters).left_out
    looked_at = looked_at._replace(beyond=0, beyond_exact=False)  # which a part cannot count
    here = trace_json(record, trace(record, start, end, max_steps=most, filters=filters, left_out=looked_at))
    found = trace(part.record, start, end, max_steps=most, filters=filters, left_out=part.left_out)
    there = trace_json(part.record, found)
    assert there["left_out"]["things_beyond_exact"] is False
    for answer in (here, there):  # the one sentence that rests on that count
        answer["verdict"] = [line for line in answer["verdict"] if not line.startswith("Longer chains")]
    assert comparable(there) == comparable(here)
    assert len(part.record.claims) < len(record.claims) / 4, "only a part was to be fetched"


def test_what_a_thing_leads_to_is_the_same(remote: Remote) -> None:
    record, part = Dataset.shipped().record(), remote.part(["citizens-uk"], 4, Filters())
    here = reach_json(record, "citizens-uk", *reach(record, "citizens-uk", max_steps=4), 4)
    there = reach(part.record, "citizens-uk", max_steps=4, left_out=part.left_out)
    assert comparable(reach_json(part.record, "citizens-uk", *there, 4)) == comparable(here)


@pytest.mark.parametrize("name", ["LVRW", "citizens uk", "lvrw", "Citizens UK", "https://w3id.org/civicgraph/id/cii"])
def test_names_are_found_by_the_same_rules(remote: Remote, name: str) -> None:
    assert remote.resolve(name) == resolve(Dataset.shipped().record(), name)


@pytest.mark.parametrize("name", ["zzz", 'say "no"', "…", "Citizens"])
def test_a_name_that_is_no_thing_is_refused(remote: Remote, name: str) -> None:
    with pytest.raises(UnknownName, match="is no thing"):
        remote.resolve(name)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_is_answered_alike(remote: Remote, name: str) -> None:
    text = evaluation.question(name)
    here, there = evaluation.ask(Dataset.shipped().store(), text), remote.ask(text)
    assert there.names == here.names
    if (remote.endpoint.engine.name, name) == ("virtuoso", QUESTIONS[-1]):
        assert here.rows and not there.rows, "docs/engines.md says that this one comes back empty"
        return
    assert Counter(map(str, there.rows)) == Counter(map(str, here.rows))


def test_yes_or_no_and_triples_come_as_such(remote: Remote) -> None:
    assert remote.ask("ASK { ?a a civic:Ask }").truth is True
    assert remote.ask("ASK { ?a a civic:Nothing }").truth is False
    text = "CONSTRUCT { ?a a civic:Ask } WHERE { ?a a civic:Ask }"
    assert remote.ask(text).triples == evaluation.ask(Dataset.shipped().store(), text).triples


def test_only_the_graphs_of_the_record_are_read(remote: Remote) -> None:
    for text in ("ASK { ?s ?p 'whole' }", "ASK { GRAPH ?g { ?s ?p 'whole' } }"):
        assert remote.ask(text).truth is False


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("SELECT nothing", "not SPARQL"),
        ("ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("DROP ALL", "updates are refused"),
    ],
)
def test_what_is_no_query_is_refused(remote: Remote, text: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        remote.ask(text)
