"""A person's query, asked of an engine."""

from __future__ import annotations

from ..errors import UsageError
from ..sparql.evaluation import PREFIXES, Answer, explain_error
from ..sparql.query_check import check_query, names_a_dataset
from ..sparql.text import form, read_words
from .endpoint import JSON, TRIPLES, Endpoint, read_answer, triples_of


def ask(endpoint: Endpoint, query: str) -> Answer:
    """The answer to a query, whole. What is refused locally is refused here, before anything is sent.

    Raises
    ------
    UsageError
        The query is refused, here or by the engine.
    """
    text = check_query(query)
    triples = form(query) in ("CONSTRUCT", "DESCRIBE")
    accept = TRIPLES if triples else JSON
    reply = endpoint.query(with_prefixes(query), accept, dataset=not names_a_dataset(text))
    if reply.status == 400:
        raise UsageError(explain_error(reply.first_line, query))
    if not triples:
        return read_answer(reply, endpoint.web.place)
    return Answer((), [], triples=sorted(set(triples_of(reply, endpoint.web.place)), key=str))


def with_prefixes(query: str) -> str:
    """The query with the vocabulary's prefixes that it uses and does not declare, on its first line.

    >>> with_prefixes("ASK { ?a civic:wording ?b }")
    'PREFIX civic: <https://w3id.org/civicgraph/ns#> ASK { ?a civic:wording ?b }'
    """
    undeclared = read_words(query, {}).undeclared
    return "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items() if name in undeclared) + query
