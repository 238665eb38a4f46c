"""What a record is made of: things, claims with evidence, caveats, tests, voices, sources; and what is left open."""

from typing import NamedTuple

from .about import web_link
from .dates import Bounds

WITHHELD = "[confidential]"
"""What stands in the place of the words of a confidential source."""


class Thing(NamedTuple):
    """What claims are about: a person, an ask, a fund, an outcome.

    ``identifiers`` are its numbers in registers, such as ``GB-CHC-1107264``; ``names`` its names in other languages,
    each behind the tag of the language.

    >>> Thing("night-bus", "Project", "A night bus").name
    'A night bus'
    """

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    description: str = ""
    identifiers: tuple[str, ...] = ()
    url: str = ""
    names: tuple[tuple[str, str], ...] = ()

    @property
    def other_names(self) -> tuple[str, ...]:
        """Its aliases and its names in other languages, each once."""
        return tuple(dict.fromkeys((*self.aliases, *(name for _, name in self.names))))


LOST = ("", "missing", "unsettled")
"""What can be wrong with an anchor: nothing; it is not in the text; it is, but not in one place that is meant."""


class Evidence(NamedTuple):
    """One place in a source. ``line`` counts from 1 and is 0 where it is not known.

    ``passage`` and ``sentence`` number the passages (paragraphs, items, cells) and sentences of the whole text.
    ``page``, ``paragraph`` and ``row`` are what a reader finds it by: a page, or the sheet of a workbook or a part of a
    book; the paragraph of a document without pages; the row of a table. All count from 1, and are 0 where not known.
    ``lost`` is one of :data:`LOST` where the text is at hand and the anchor has no place in it.

    >>> Evidence("source/minutes", "a night bus", "The minutes tell of the ask.").line
    0
    """

    source: str
    anchor: str
    summary: str
    line: int = 0
    page: int = 0
    passage: int = 0
    sentence: int = 0
    paragraph: int = 0
    row: int = 0
    lost: str = ""


class Claim(NamedTuple):
    """Somebody, in a source, says that subject – predicate – object (or value), at some time.

    Where the source says that more of the one came to more or less of the other, the predicate ends with that
    direction, as in ``ledTo/less``: a relation of its own, with its own words. ``note`` and ``coder`` are of those who
    coded it. ``retracted`` is the day, in EDTF, on which they took it back, and ``retraction`` why; else empty.
    ``coded_as`` are the workspace's own codes that it was coded as, such as ``wording:reported``: its wording is then
    the one of ours that this is like.

    >>> from civicgraph import Dataset
    >>> claim = Dataset.shipped().record().claims["claim/cii/hope-not-hate-delivered-lvrw-2019"]
    >>> claim.subject, claim.predicate, claim.object
    ('hope-not-hate', 'delivered', 'lvrw-2019')
    """

    id: str
    subject: str
    predicate: str
    object: str
    value: str
    unit: str
    qualifier: str
    scope: str
    when: str
    wording: str
    modality: str
    polarity: str
    voice: str
    reason: str
    source: str
    evidence: tuple[Evidence, ...]
    bounds: Bounds
    share: str = ""
    reading: str = ""
    note: str = ""
    coder: str = ""
    retracted: str = ""
    retraction: str = ""
    coded_as: tuple[str, ...] = ()

    @property
    def relation(self) -> str:
        """The relation as the vocabulary names it, without its direction."""
        return self.predicate.partition("/")[0]

    @property
    def direction(self) -> str:
        """Whether more of the one came to ``more`` or ``less`` of the other; empty where that is not said."""
        return self.predicate.partition("/")[2]

    @property
    def is_told(self) -> bool:
        """Whether a source says it, also where who or what it means is our reading; else the tie itself is inferred."""
        return self.wording != "inferred" or bool(self.reading)

    @property
    def supports(self) -> bool:
        """Whether the claim says that it is so, rather than disputing it."""
        return self.polarity != "disputes"

    @property
    def lost_evidence(self) -> tuple[Evidence, ...]:
        """The evidence whose anchor has no place in its text any more."""
        return tuple(one for one in self.evidence if one.lost)


class Caveat(NamedTuple):
    """A doubt, limit or disagreement that the record holds about claims or things.

    ``voice`` is who gives the caution in a source; empty where it is the record's own. ``coded_as``,
    ``retracted`` and ``retraction`` are as for claims.

    >>> from civicgraph import Dataset
    >>> Dataset.shipped().record().caveats_about(["lvrw"])[0].type
    'no-counterfactual'
    """

    id: str
    type: str
    summary: str
    concerns: tuple[str, ...]
    source: str
    evidence: tuple[Evidence, ...]
    voice: str = ""
    coded_as: tuple[str, ...] = ()
    retracted: str = ""
    retraction: str = ""


class EvidenceTest(NamedTuple):
    """What should be found if one explanation holds and not a named rival, and what a search came to.

    ``hypothesis`` and ``bears_on`` are ids of claims or things, ``rival`` of a thing, ``depends_with`` of tests.
    ``sensitivity`` and ``type_one_error`` are ranges such as ``0.6/0.9``, empty where nobody judged them.

    >>> from civicgraph import Dataset
    >>> Dataset.shipped().record().tests["test/cii/lvrw-gla-held-back-before"].kind
    'hoop'
    """

    id: str
    kind: str
    prediction: str
    predicted: str
    hypothesis: str
    rival: str
    if_absent: str
    result: str
    searched_in: str
    sensitivity: str
    type_one_error: str
    basis: str
    bears_on: tuple[str, ...]
    depends_with: tuple[str, ...]
    source: str
    evidence: tuple[Evidence, ...]


class Voice(NamedTuple):
    """Who speaks in a source, in which role, and what they have a stake in.

    >>> from civicgraph import Dataset
    >>> Dataset.shipped().record().voices["voice/as24/author"].source
    'source/assemblies-2024'
    """

    id: str
    name: str
    description: str
    party_to: tuple[str, ...]
    source: str
    role: str = ""


class Source(NamedTuple):
    """A document that makes claims. ``published`` and ``retrieved`` are EDTF text; what is not known is empty.

    ``url`` is where it can be read, ``archived`` where a copy is kept, ``kind`` a code of the list ``source``.
    ``derived_from`` are the ids of the sources that it repeats, ``text_hash`` is the SHA-256 of the
    text that the anchors were looked up in. ``file`` is what the text was read from, by ``text_engine``,
    ``file_hash`` its SHA-256 with ``sha256:`` in front; ``text_layout`` is a code of the list ``layout``.
    ``confidential`` says that its words, and who speaks in it, are not handed on. ``coded_as`` is as for claims.

    >>> Source("source/minutes", "Minutes", "", "", "", "", url="javascript:alert(1)").link
    ''
    """

    id: str
    title: str
    publisher: str
    published: str
    text_file: str
    author_voice: str
    url: str = ""
    archived: str = ""
    retrieved: str = ""
    language: str = ""
    kind: str = ""
    derived_from: tuple[str, ...] = ()
    text_hash: str = ""
    file: str = ""
    file_hash: str = ""
    text_engine: str = ""
    text_layout: str = ""
    author: str = ""
    confidential: bool = False
    coded_as: tuple[str, ...] = ()

    @property
    def link(self) -> str:
        """Its web address if a page may link to it, else empty."""
        return web_link(self.url)


class Draft(NamedTuple):
    """A record of the files that answers go without: it does not pass yet, or it hangs on one that does not.

    ``kind`` is the section that it stands in, such as ``claims``; ``files``, without an id, for a whole file.

    >>> Draft("claims/minutes.yaml", 12, "claim/minutes/asked", "claims").line
    12
    """

    file: str
    line: int
    id: str
    kind: str


class LostAnchor(NamedTuple):
    """A record of the files with evidence whose anchor has no place in its text: answers tell it, and mark it.

    ``line`` is where it stands in the file, ``kind`` the section that it stands in, such as ``claims``.

    >>> LostAnchor("claims/minutes.yaml", 12, "claim/minutes/asked", "claims").kind
    'claims'
    """

    file: str
    line: int
    id: str
    kind: str


class IdentityDecision(NamedTuple):
    """What was decided on whether two things are one, by whom and why.

    ``kind`` is ``same``, ``not-the-same``, ``unsure`` or ``merged``; of what is merged the first thing is kept, and the
    other is no more. ``decided`` is EDTF text. ``claim`` is the claim that says so; empty where it rests on us.

    >>> IdentityDecision("same", ("bus-42", "night-bus"), "One line.", "Ada Okoye", "2024-05").claim
    ''
    """

    kind: str
    things: tuple[str, str]
    reason: str
    decided_by: str = ""
    decided: str = ""
    claim: str = ""
