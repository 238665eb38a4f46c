"""A claim in words: what it says, who says it, how it is put, and the value that it gives."""

from __future__ import annotations

from ..record import Caveat, Claim, Record, Voice
from .catalogue import catalogue, fill_phrase
from .codes import label, own_code, wording_label
from .times import in_words


def speaker(record: Record, claim: Claim) -> str:
    """Who says what a claim says; what is inferred, no source says.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> speaker(record, record.claims["claim/cii/funder-lvrw-needed-cii"])
    'a funder, in an interview'
    """
    if not claim.is_told:
        other = record.other_of(claim.id)
        return fill_phrase("speaker.inferred.theirs", record=other.name) if other else catalogue()["speaker.inferred"]
    source = record.sources.get(claim.source)
    voice = record.name(claim.voice or (source.author_voice if source else "")) or catalogue()["speaker.unnamed"]
    return fill_phrase("speaker.identity", voice=voice) if claim.reading else voice


def caution_owner(record: Record, caveat: Caveat) -> str:
    """Whose a caution is: who gives it in a source, or that it is the record's own.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> caution_owner(record, record.caveats["caveat/cii/team-strong-support-already"])
    "told by participants, in the report's prose"
    >>> caution_owner(record, record.caveats["caveat/cii/post-is-not-the-office"])
    "ours, not a source's"
    """
    if caveat.voice:
        return fill_phrase("caution.told", voice=record.name(caveat.voice))
    other = record.other_of(caveat.id)
    return fill_phrase("caution.theirs", record=other.name) if other else catalogue()["caution.ours"]


def retraction(claim: Claim | Caveat) -> str:
    """That a claim or caveat was taken back, when and why; empty of one that was not.

    >>> from civicgraph import Dataset
    >>> claim = next(iter(Dataset.shipped().record().claims.values()))
    >>> retraction(claim._replace(retracted="2026-11-30", retraction="the page was another year's"))
    "RETRACTED 30 November 2026: the page was another year's"
    """
    if not claim.retracted:
        return ""
    code = "how.retracted" if claim.retraction else "how.retracted.plain"
    return fill_phrase(code, date=in_words(claim.retracted), reason=claim.retraction)


def how_put(record: Record, claim: Claim, *, dated: bool = True) -> list[str]:
    """How a claim is put: wording, whether in part, what was only promised, when unless told elsewhere, disputed; and
    whether the place that it rests on is found no more. That it was taken back stands first.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> how_put(record, record.claims["claim/cii/funder-lvrw-needed-cii"])
    ['opinion', 'undated']
    """
    part = label(record, "share", claim.share) if claim.share else ""
    put = [retraction(claim), wording_label(record, claim), part, not_done(record, claim)]
    parts = [*put, in_words(claim.when) if dated else ""]
    parts += ["" if claim.supports else catalogue()["how.disputed"], lost_word(claim)]
    return [part for part in parts if part]


def lost_word(claim: Claim) -> str:
    """That anchors of a claim have no place in their texts any more, and how many of them; empty where all have.

    >>> from civicgraph import Dataset
    >>> claim = Dataset.shipped().record().claims["claim/cii/citizens-uk-asked-for-office"]
    >>> lost_word(claim._replace(evidence=(claim.evidence[0]._replace(lost="missing"),)))
    'anchor not found in the text'
    """
    lost, of = len(claim.lost_evidence), len(claim.evidence)
    if 0 < lost < of:
        return fill_phrase("how.lost.some", lost=str(lost), of=str(of))
    return catalogue()["how.lost"] if lost else ""


def doubts(record: Record, claim: Claim) -> list[str]:
    """What keeps a claim from being a plain statement of something done, its time apart."""
    plain = wording_label(record, claim) if claim.wording == "stated" else ""
    return [part for part in how_put(record, claim, dated=False) if part != plain]


def undone_word(record: Record, claim: Claim) -> str:
    """The word for what was asked, promised, planned or hoped for; empty for what was done or is so.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> undone_word(record, record.claims["claim/cii/funder-lvrw-needed-cii"])
    ''
    """
    if not record.is_undone(claim):
        return ""
    own = own_code(claim, "modality")
    return label(record, "modality", own) if own else catalogue()[f"undone.{claim.modality}"]


def not_done(record: Record, claim: Claim) -> str:
    """The same with what it does not show, such as ``promised, not shown as done``."""
    word = undone_word(record, claim)
    return fill_phrase("how.not-done", what=word) if word else ""


def claim_sentence(record: Record, claim: Claim) -> str:
    """A claim as subject, relation and object or value.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> claim_sentence(record, record.claims["claim/cii/citizens-uk-asked-for-office"])
    'Citizens UK asked for the ask “set up an Office for Citizenship and Integration, or an equivalent”'
    """
    return record.sentence(claim, target(record, claim))


def notes(claim: Claim) -> list[tuple[str, str]]:
    """What is noted beside a claim, each with a word for what it is: nothing of it is said by a source."""
    return [(name, value) for name, value in (("note", claim.note), ("coded by", claim.coder)) if value]


def describe_voice(record: Record, voice: str) -> str:
    """In which role a voice speaks, and how the source describes it."""
    known = record.voices.get(voice)
    return role_and_description(known) if known else ""


def role_and_description(voice: Voice) -> str:
    """The same of a voice of any record.

    >>> role_and_description(Voice("voice/a", "the Mayor", "Speaks for the city.", (), "source/a", "chair"))
    'chair; Speaks for the city.'
    """
    return "; ".join(part for part in (voice.role, voice.description) if part)


def target(record: Record, claim: Claim) -> str:
    """The object of a claim by name, or its value."""
    return record.object_name(claim) if claim.object else value_in_words(claim)


def value_in_words(claim: Claim) -> str:
    """The figure, date or text that a claim gives, with its unit and what it holds for.

    >>> from civicgraph import Dataset
    >>> value_in_words(Dataset.shipped().record().claims["claim/cii/lvrw-2019-launched"])
    'September 2019'
    """
    value = claim.value and in_words(claim.value)
    if claim.unit:
        value = f"{int(claim.value):,}" if claim.value.isdecimal() else claim.value
    text = " ".join(part for part in (claim.qualifier, value, claim.unit) if part)
    return f"{text} ({claim.scope})" if claim.scope else text


def rank(strength: int) -> str:
    """What a step of some strength is, in a word or two.

    >>> rank(4), rank(5)
    ('opinion', 'as stated')
    """
    return catalogue()[f"rank.{int(strength)}"]


def kind_meaning(kind: str) -> str:
    """What relations of a kind say, as a sentence."""
    return catalogue()[f"meaning.{kind}"]


def drawn_as(kind: str) -> str:
    """How pictures draw relations of a kind."""
    return catalogue()[f"drawn.{kind}"]


def drawn_told(record: Record, tone: str) -> str:
    """How pictures draw what is told so, by the name of its stroke: a wording, or another of ``style.json``.

    >>> from civicgraph import Dataset
    >>> drawn_told(Dataset.shipped().record(), "opinion")
    'opinion: double and grey'
    """
    name = catalogue().get(f"tone.{tone}") or label(record, "wording", tone)
    return f"{name}: {catalogue().get(f'toned.{tone}', name)}"


def kind_heading(kind: str) -> str:
    """The heading over claims of a kind of relation.

    >>> kind_heading("sequence")
    'Order in time, which is no influence'
    """
    return catalogue()[f"heading.{kind}"]
