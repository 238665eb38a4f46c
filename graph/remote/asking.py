"""A person's query, asked of an engine."""

from __future__ import annotations

import re

from ..errors import UsageError
from ..storing.query_guard import checked, names_a_dataset
from ..storing.querying import PREFIXES, Answer, explained
from .endpoint import JSON, TRIPLES, Endpoint, solved, triples_of

_FORM = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)


def ask(endpoint: Endpoint, query: str) -> Answer:
    """The answer to a query, whole. What is refused locally is refused here, before anything is sent.

    Raises
    ------
    UsageError
        The query is refused, here or by the engine.
    """
    bare = checked(query)
    form = _FORM.search(bare)
    triples = form is not None and form[0].upper() in ("CONSTRUCT", "DESCRIBE")
    accept = TRIPLES if triples else JSON
    reply = endpoint.query(with_prefixes(query), accept, dataset=not names_a_dataset(bare))
    if reply.status == 400:
        raise UsageError(explained(reply.first_line, query))
    if not triples:
        return solved(reply, endpoint.web.place)
    return Answer((), [], triples=sorted(set(triples_of(reply, endpoint.web.place)), key=str))


def with_prefixes(query: str) -> str:
    """The query with the vocabulary's prefixes that it uses and does not declare, on its first line.

    >>> with_prefixes("ASK { ?a civic:wording ?b }")
    'PREFIX civic: <https://w3id.org/civicgraph/ns#> ASK { ?a civic:wording ?b }'
    """
    declared = {name.lower() for name in re.findall(r"\bPREFIX\s+([\w.-]*)\s*:", query, re.IGNORECASE)}
    used = [name for name in PREFIXES if name not in declared and re.search(rf"(?<![\w-]){name}:", query)]
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in used) + query
