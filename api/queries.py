"""Questions in SPARQL, and the record as others' graph libraries have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..graph.dataset import BuiltData
from ..graph.errors import UsageError
from ..graph.sparql.parameters import Naming, fill

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from ..graph.sparql.parameters import Given
    from ..graph.sparql.result import Result


class Queries(BuiltData):
    """The methods that ask."""

    def query(
        self, asked: str, *, values: Given | None = None, store: str | None = None, as_text: bool = False
    ) -> Result:
        """The answer to a query in SPARQL: its text, a file that holds it, or the name of a ready-made question.

        Parameters
        ----------
        values
            What a ready-made question is asked about: parameter → a name, or several. Things are named by id, IRI,
            name or alias.
        store
            The address of an engine to ask, in the place of the store at hand.
        as_text
            Take ``asked`` for the text of a query, whatever it looks like.

        Raises
        ------
        UsageError
            It is none of these, cannot be answered, or is asked about a thing that is not here.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> [row["name"] for row in Dataset.shipped().query("SELECT ?name { <lvrw> skos:prefLabel ?name }")]
        ['London Voter Registration Week']
        >>> funded = Dataset.shipped().query("who-funded-what", values={"who": "Trust for London"})
        >>> {row["funder"] for row in funded}
        {'Trust for London'}
        """
        from ..graph.sparql.result import Result

        if store:
            from ..graph.extras import needing

            with needing("engines", "asking an engine"):
                from ..graph.remote.remote import Remote
            with Remote(store) as remote:
                text = asked if as_text else self._question(asked, values, Naming(remote.base, remote.resolve))
                answer, base, notices = remote.ask(text), remote.base, remote.notices(text)
        else:
            from ..graph.sparql.evaluation import ask
            from ..graph.sparql.notices import store_notices

            text = asked if as_text else self.question(asked, values=values)
            opened, base = self.store(), self.base
            answer, notices = ask(opened, text, base), store_notices(opened, text, base)
        return Result(answer, base, tuple(notice.text for notice in notices))

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

    def question_parameters(self, question: str) -> dict[str, str]:
        """What a ready-made question may be asked about: parameter → what it is.

        Raises
        ------
        UsageError
            There is no such question.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().question_parameters("who-promised-what")
        {'who': 'only what this one promised'}
        """
        from ..graph.sparql.evaluation import question as text_of
        from ..graph.sparql.evaluation import questions
        from ..graph.sparql.parameters import parameters

        if question not in questions():
            text_of(question)
        return {one.name: one.about for one in parameters(question)}

    def question(self, asked: str, *, values: Given | None = None) -> str:
        """The text of a ready-made question, with what it is asked about, or of a file, to copy and change.

        Raises
        ------
        UsageError
            It is neither of the two, and no query; or it is asked about what is not here.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> "SELECT" in Dataset.shipped().question("who-funded-what")
        True
        """
        return self._question(asked, values, Naming(self.base, self._thing_id, self._claim_id))

    def _question(self, asked: str, values: Given | None, naming: Naming) -> str:
        from ..graph.sparql import evaluation

        text = evaluation.question(asked)
        if text is asked or asked not in evaluation.questions():
            if values:
                raise UsageError("what is set is for the ready-made questions: write it into the query")
            return text
        return fill(asked, values or {}, naming)

    def _thing_id(self, name: str) -> str:
        from ..graph.names import resolve

        return resolve(self.record(), name)

    def _claim_id(self, name: str) -> str:
        from ..graph.suggest import did_you_mean

        record = self.record()
        id = name.removeprefix(self.base)
        if id not in record.claims:
            raise UsageError(f"{name!r} is no claim in {record.label}{did_you_mean(id, record.claims)}")
        return id

    def graph(self, *, every: bool = False) -> nx.MultiDiGraph[str]:
        """The record as a networkx graph, one edge a claim: the claims that a trace walks along, in its direction.

        With ``every``, all things, and all claims that join two of them, from subject to object.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().graph(every=True).number_of_nodes()
        1270
        """
        from ..graph.tracing.edges import to_networkx

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
