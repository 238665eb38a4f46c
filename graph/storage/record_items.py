"""The items of a record, made of nodes: what one thing, claim or source holds, under the names of the context.

A node is read the same way whether it comes from the quads of a store (:mod:`.index`) or from a file
(:mod:`..compiling.file_nodes`).
"""

from __future__ import annotations

from typing import Protocol

from ..dates import bounds
from ..record import Caveat, Claim, Evidence, EvidenceTest, IdentityDecision, Source, Thing, Voice

OWN_CODES = "vocabulary/"
"""What the ids of a workspace's own codes have in front of their list."""


class Node(Protocol):
    """What one thing, claim, caveat, test, voice, source or piece of evidence holds."""

    id: str

    def all(self, term: str) -> tuple[str, ...]:
        """The values of a term of the context, sorted."""

    def one(self, term: str) -> str:
        """The value of a term, the first where there are several; empty where there is none."""

    def by_language(self, term: str) -> tuple[tuple[str, str], ...]:
        """The values of a term that are in some language, each behind its tag, sorted."""

    def code(self, term: str) -> str:
        """The name of the code or relation that a term has as its value; empty where there is none."""


def thing_of(node: Node, kind: str) -> Thing:
    """A thing of the type with this name."""
    more = node.all("identifiers"), node.one("url"), node.by_language("names")
    return Thing(node.id, kind, node.one("name"), node.all("aliases"), node.one("description"), *more)


def claim_of(node: Node, evidence: tuple[Evidence, ...]) -> Claim:
    """A claim with its places in sources."""
    when, direction = node.one("when"), node.code("direction")
    return Claim(
        id=node.id,
        subject=node.one("subject"),
        predicate=f"{node.code('predicate')}/{direction}" if direction else node.code("predicate"),
        object=node.one("object"),
        value=node.one("value"),
        unit=node.one("unit"),
        qualifier=node.one("qualifier"),
        scope=node.one("scope"),
        when=when,
        wording=node.code("wording"),
        modality=node.code("modality"),
        polarity=node.code("polarity") or "supports",
        voice=node.one("voice"),
        reason=node.one("reason"),
        source=node.one("source"),
        evidence=evidence,
        bounds=bounds(when),
        share=node.code("share"),
        reading=node.code("reading"),
        note=node.one("note"),
        coder=node.one("coder"),
        retracted=node.one("retracted"),
        retraction=node.one("retractionReason"),
        coded_as=_own_codes(node),
    )


def _own_codes(node: Node) -> tuple[str, ...]:
    """The workspace's own codes of a node as ``list:code``."""
    return tuple(one.removeprefix(OWN_CODES).replace("#", ":") for one in node.all("codedAs"))


def evidence_of(node: Node) -> Evidence:
    """One place in a source."""
    numbers = [int(node.one(term) or 0) for term in ("line", "page", "passage", "sentence", "paragraph", "row")]
    line, page, passage, sentence, paragraph, row = numbers
    told = node.one("source"), node.one("anchor"), node.one("summary")
    return Evidence(*told, line, page, passage, sentence, paragraph, row, node.one("lost"))


def evidence_order(id: str) -> tuple[int, str]:
    """What the ids of a claim's places are sorted by: those that are numbered, by number."""
    return len(id), id


def caveat_of(node: Node, evidence: tuple[Evidence, ...]) -> Caveat:
    """A caveat with its places in sources."""
    texts = {key: node.one(key) for key in ("summary", "source", "voice")}
    return Caveat(
        **texts,
        id=node.id,
        type=node.code("caveat"),
        concerns=node.all("concerns"),
        evidence=evidence,
        coded_as=_own_codes(node),
        retracted=node.one("retracted"),
        retraction=node.one("retractionReason"),
    )


def test_of(node: Node, evidence: tuple[Evidence, ...]) -> EvidenceTest:
    """A test of evidence with its places in sources."""
    texts = {key: node.one(key) for key in ("prediction", "basis", "source", "sensitivity")}
    return EvidenceTest(
        **texts,
        id=node.id,
        kind=node.code("testKind"),
        predicted=node.code("predicted"),
        hypothesis=node.one("forHypothesis"),
        rival=node.one("againstRival"),
        if_absent=node.one("ifAbsent"),
        result=node.code("testResult"),
        searched_in=node.one("searchedIn"),
        type_one_error=node.one("typeOneError"),
        bears_on=node.all("bearsOn"),
        depends_with=node.all("dependsWith"),
        evidence=evidence,
    )


def voice_of(node: Node) -> Voice:
    """Who speaks in a source."""
    texts = [node.one(term) for term in ("source", "role")]
    return Voice(node.id, node.one("name"), node.one("description"), node.all("partyTo"), *texts)


def decision_of(node: Node) -> IdentityDecision:
    """What was decided on whether two things are one."""
    things = (node.one("oneThing"), node.one("otherThing"))
    return IdentityDecision(node.code("decision"), things, *map(node.one, ("reason", "decidedBy", "decided")))


def source_of(node: Node) -> Source:
    """A document, without the hash of its text."""
    return Source(
        id=node.id,
        title=node.one("title"),
        publisher=node.one("publisher"),
        published=node.one("publicationDate"),
        text_file=node.one("textFile"),
        author_voice=node.one("authorVoice"),
        url=node.one("url"),
        archived=node.one("archived"),
        retrieved=node.one("retrieved"),
        language=node.one("language"),
        kind=node.code("sourceKind"),
        derived_from=node.all("derivedFrom"),
        file=node.one("file"),
        file_hash=node.one("fileHash"),
        text_engine=node.one("textEngine"),
        text_layout=node.code("textLayout"),
        author=node.one("author"),
        confidential=node.one("confidential") == "true",
        coded_as=_own_codes(node),
    )
