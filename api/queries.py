"""Questions in SPARQL, and the record as others' graph libraries have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..graph.dataset import BuiltData
from ..graph.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import networkx as nx
    import rdflib

    from ..graph.sparql.evaluation import Answer
    from ..graph.sparql.notices import Notice
    from ..graph.sparql.result import Result


class Queries(BuiltData):
    """The methods that ask."""

    def query(self, asked: str, *, store: str | None = None, as_text: bool = False) -> Result:
        """The answer to a query in SPARQL: its text, a file that holds it, or the name of a ready-made question.

        Parameters
        ----------
        store
            The address of an engine to ask, in the place of the store at hand.
        as_text
            Take ``asked`` for the text of a query, whatever it looks like.

        Raises
        ------
        UsageError
            It is none of these, cannot be answered, or is a ready-made question about a thing that is not here.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> [row["name"] for row in Dataset.shipped().query("SELECT ?name { <lvrw> skos:prefLabel ?name }")]
        ['London Voter Registration Week']
        """
        from ..graph.sparql import evaluation
        from ..graph.sparql.result import Result

        text = asked if as_text else evaluation.question(asked)
        answer, base, notices = self._answer(text, store)
        ready_made = asked if text is not asked and asked in evaluation.questions() else ""
        missing = [notice.text for notice in notices if notice.missing]
        if ready_made and missing and not (answer.truth or answer.rows or answer.triples):
            # An empty answer would say something of what is not here.
            way = f"to ask it of a thing of yours: civicgraph query {ready_made} --text"
            raise UsageError(f"{'; '.join(missing)}. So there is no answer to this question here; {way}")
        return Result(answer, base, tuple(notice.text for notice in notices))

    def _answer(self, text: str, store: str | None) -> tuple[Answer, str, Sequence[Notice]]:
        """The answer, what ids are shortened against, and what the query names and nothing has."""
        if store:
            from ..graph.extras import needing

            with needing("engines", "asking an engine"):
                from ..graph.remote.remote import Remote
            with Remote(store) as remote:
                return remote.ask(text), remote.base, remote.notices(text)
        from ..graph.sparql.evaluation import ask
        from ..graph.sparql.notices import store_notices

        opened = self.store()
        return ask(opened, text, self.base), self.base, store_notices(opened, text, self.base)

    def questions(self) -> dict[str, str]:
        """The ready-made questions: name → the question in English.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().questions()["who-funded-what"]
        'Who funded what?'
        """
        from ..graph.sparql.evaluation import questions

        return questions()

    def question(self, asked: str) -> str:
        """The text of a ready-made question or of a file, to copy and change.

        Raises
        ------
        UsageError
            It is neither of the two, and no query.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> "SELECT" in Dataset.shipped().question("who-funded-what")
        True
        """
        from ..graph.sparql.evaluation import question

        return question(asked)

    def graph(self, *, every: bool = False) -> nx.MultiDiGraph[str]:
        """The record as a networkx graph, one edge a claim: the claims that a trace walks along, in its direction.

        With ``every``, all things, and all claims that join two of them, from subject to object.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().graph(every=True).number_of_nodes()
        1267
        """
        from ..graph.tracing.graph import to_networkx

        return to_networkx(self.record(), every=every)

    def rdflib(self) -> rdflib.Dataset:
        """The store as an rdflib data set, read-only, without a copy. Its default graph is the union of all graphs.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> asked = "ASK { ?thing skos:prefLabel 'London Voter Registration Week' }"
        >>> Dataset.shipped().rdflib().query(asked).askAnswer
        True
        """
        import rdflib
        from oxrdflib import OxigraphStore

        from ..graph.sparql.evaluation import PREFIXES

        made = rdflib.Dataset(store=OxigraphStore(store=self.store()), default_union=True)
        for name, iri in PREFIXES.items():
            made.bind(name, iri)
        return made
