"""Looking things up: by name, by id, and all at once for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..graph.dataset import BuiltData
from ..graph.errors import UnknownName

if TYPE_CHECKING:
    from ..graph.changes.claim_history import ClaimHistory
    from ..graph.export.row_keys import ClaimRow, EntityRow, PlacedCaveatRow
    from .results.find import FindResult
    from .results.lists import LookUpResult, SourcesResult, TermsResult
    from .results.lookups import ClaimResult, SourceResult, ThingResult, VoiceResult


class Lookups(BuiltData):
    """The methods that look up."""

    def find(self, words: str) -> FindResult:
        """Things by name or alias, best first, typos forgiven, and speakers who go by every word; where no name is what
        was typed, also all else that holds every word: things by description, claims, caveats and sources. Where
        nothing does, what some of the words name.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().find("voter regstration week")[0].id
        'lvrw'
        >>> [find.id for find in Dataset.shipped().find("over 5000 people").others][0]
        'claim/cii/outreach-supported-directly'
        """
        from ..graph.full_text import find_all
        from .results.find import FindResult

        record = self.shown_record()
        names, others = find_all(record, words)
        return FindResult(record, names, words, others)

    def show(self, name: str) -> ThingResult | ClaimResult | SourceResult | VoiceResult:
        """All that the record has on a thing, a claim, a source or a speaker: whichever has the name, things first.

        Raises
        ------
        UnknownName
            Nothing has it, or several do.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().show("LVRW").to_dict()["type"]
        'Campaign'
        >>> Dataset.shipped().show("cii-key-achievements-2022").to_dict()["publisher"]
        'Renaisi'
        >>> Dataset.shipped().show("Alex Sobel MP, as the page reports him").id
        'voice/as24/alex-sobel'
        """
        from .results.lookups import ClaimResult, SourceResult, ThingResult, VoiceResult, find_source

        record = self.shown_record()
        if source := find_source(record, name):
            return SourceResult(record, source)
        if claim := record.kept_claim(record.short_id(name)):
            return ClaimResult(record, claim, self.claim_history)
        from ..graph.voice_names import resolve_shown

        id = resolve_shown(record, name)
        return VoiceResult(record, id) if id in record.voices else ThingResult(record, id)

    def thing(self, name: str) -> ThingResult:
        """A thing with everything claimed about it; by id, IRI, name or alias.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> week = Dataset.shipped().thing("LVRW")
        >>> week.name, len(week.claims)
        ('London Voter Registration Week', 24)
        """
        from ..graph.names import resolve
        from .results.lookups import ThingResult

        record = self.shown_record()
        return ThingResult(record, resolve(record, name))

    def claim(self, id: str) -> ClaimResult:
        """A claim with its evidence; by id or IRI.

        Raises
        ------
        UnknownName
            There is no such claim.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().claim("claim/cii/hope-not-hate-delivered-lvrw-2019").claim.wording
        'stated'
        """
        from ..graph.suggest import did_you_mean
        from .results.lookups import ClaimResult

        record = self.shown_record()
        if claim := record.kept_claim(record.short_id(id)):
            return ClaimResult(record, claim, self.claim_history)
        raise UnknownName(f"{id!r} is no claim of this record{did_you_mean(id, record.claims)}", [])

    def claim_history(self) -> ClaimHistory:
        """The commits that changed each claim, where git keeps the files; empty where it does not, or is not installed.

        Where the record withholds anything, only days are told, unless this is for one's own eyes.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().claim_history().of("claim/cii/no-such-claim")
        ()
        """
        from ..graph.changes.claim_history import load_history

        return load_history(self.root, days_only=self.shown_record().withholds)

    def source(self, name: str) -> SourceResult:
        """A source with what it is, where it can be read, and how much is read out of it; by id or title.

        Raises
        ------
        UnknownName
            No source has it.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().source("mayoral-assembly-2016").source.id
        'source/mayoral-assembly-2016'
        """
        from ..graph.ledger.filters import resolve_source
        from .results.lookups import SourceResult

        record = self.shown_record()
        return SourceResult(record, resolve_source(record, name))

    def voice(self, name: str) -> VoiceResult:
        """A speaker with what it says; by id, IRI or name.

        Raises
        ------
        UnknownName
            No speaker has it, or several do.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> speaker = Dataset.shipped().voice("as24/alex-sobel")
        >>> speaker.name, [claim.subject for claim in speaker.claims]
        ('Alex Sobel MP, as the page reports him', ['getting-britain-moving'])
        """
        from ..graph.voice_names import resolve_voice
        from .results.lookups import VoiceResult

        record = self.shown_record()
        return VoiceResult(record, resolve_voice(record, name))

    def sources(self) -> SourcesResult:
        """The sources, with how many claims and caveats each makes.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> len(Dataset.shipped().sources())
        5
        """
        from .results.lists import SourcesResult

        return SourcesResult(self.shown_record())

    def terms(self, what: str) -> TermsResult:
        """The words that files may use: ``types`` of things, ``relations`` of claims, or ``codes``.

        Raises
        ------
        UsageError
            It is none of the three.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> [term.name for term in Dataset.shipped().terms("relations")][:2]
        ['about', 'affiliatedWith']
        """
        from ..graph.errors import UsageError
        from .results.lists import KINDS_OF_TERMS, TermsResult

        if what not in KINDS_OF_TERMS:
            raise UsageError(f"{what!r}: choose from {', '.join(KINDS_OF_TERMS)}")
        return TermsResult(self.vocabulary, what)

    def look_up(self, word: str) -> LookUpResult:
        """What to write for a word as somebody would say it: types, relations and codes that may be meant.

        Raises
        ------
        UsageError
            The vocabulary has nothing for it.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> [(one.meant.use, one.meant.direction) for one in Dataset.shipped().look_up("reduced")]
        [('ledTo', 'less')]
        """
        from ..graph.errors import UsageError
        from ..graph.everyday import look_up
        from .results.lists import LookUpResult

        found = look_up(word, self.vocabulary)
        if not found:
            see = "see: civicgraph terms types, terms relations; vocabulary.yaml may add it (docs/how-to/own-words.md)"
            raise UsageError(f"the vocabulary has no type, relation or code for {word!r}, nor one near it; {see}")
        return LookUpResult(word, found)

    def claims(self) -> list[ClaimRow]:
        """Every claim as a plain value, in order of id, as ``export claims`` writes it.

        Those that were taken back are among them, and say so: their ``retracted`` is the day.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().claims()[0]["predicate"]
        'hasState'
        """
        from ..graph.export import rows

        return list(rows.claims(self.record()))

    def entities(self) -> list[EntityRow]:
        """Every thing as a plain value, in order of id, as ``export entities`` writes it.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> len(Dataset.shipped().entities())
        1270
        """
        from ..graph.export import rows

        return list(rows.entities(self.record()))

    def caveats(self) -> list[PlacedCaveatRow]:
        """Every caveat as a plain value, in order of id, as ``export caveats`` writes it.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> row = Dataset.shipped().caveats()[0]
        >>> row["type"], row["retracted"]
        ('must not conclude', None)
        """
        from ..graph.export import rows

        return list(rows.caveats(self.record()))

    def canonical(self) -> Iterator[bytes]:
        """The whole data set as canonical N-Quads (RDFC-1.0), in pieces, as ``export dataset`` writes it.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> next(Dataset.shipped().canonical())[:5]
        b'<http'
        """
        from ..graph.storage.statistics import canonical

        return iter(canonical(self.store()))
