"""What the record itself cautions about a pathway or a thing: by step, rivals first, and what says the same once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import chain

from ..graph.record import Caveat, Claim, Evidence, Record
from ..graph.tracing.model import Trace
from ..graph.words.claims import caution_owner
from ..graph.words.codes import caveat_label
from ..graph.words.counts import capital, quantity, row, steps_named
from .blocks import Card, Paragraph, Run, Section, Text, text
from .words import Citations, join_texts

# What some cautions are about, in words; and by what it is ranked, the first of it first.
DescribeCaveats = Callable[[Sequence[Caveat]], str]
RankCaveat = Callable[[Caveat], int]
# Evidence for another cause, the strongest first.
RIVALS = ("rival-explanation", "no-counterfactual", "shared-credit")
# Two cautions say the same where so much of the words of the shorter one, or of words on one passage, are in the other.
_ALIKE, _ALIKE_ON_ONE_PASSAGE, _LONG_WORD, _FEW = 0.85, 0.6, 4, 5


def pathway_cautions(record: Record, trace: Trace, cited: Citations) -> Section:
    """Cautions on the steps of the best pathway, then on the things it passes, then on the other pathways listed."""
    best = trace.pathways[0]
    claims = {claim.id: n for n, step in enumerate(best.steps, 1) for claim in step.claims}
    places = {id: n for n, id in enumerate(best.things)}
    close = record.caveats_about(claims)
    near = [c for c in record.caveats_about(best.things) if c not in close]
    far = [caveat for caveat in trace.caveats if caveat not in close and caveat not in near]
    things = {id for pathway in trace.pathways for id in pathway.things}

    def steps(caveats: Sequence[Caveat]) -> str:
        return steps_named(sorted({claims[id] for one in caveats for id in one.concerns if id in claims}))

    def names(caveats: Sequence[Caveat]) -> str:
        about = dict.fromkeys(id for one in caveats for id in one.concerns if id in things)
        return row([cited.name(id) for id in about]) or "a step of another pathway"

    groups: tuple[tuple[str, str, list[Caveat], DescribeCaveats, dict[str, int]], ...] = (
        ("on-steps", "On the steps", close, steps, claims),
        ("on-things", "On what the pathway passes through", near, names, places),
        ("on-others", "On the other pathways", far, names, {}),
    )
    parts = tuple(
        Section(id, title, _cards(record, caveats, about, cited, _first_of(order)))
        for id, title, caveats, about, order in groups
        if caveats
    )
    count = len(close) + len(near) + len(far)
    return Section("cautions", "Rivals and cautions", (_intro(count, parts),), parts)


def _first_of(order: dict[str, int]) -> RankCaveat:
    """By the first step, or thing on the way, that a caution is about."""
    return lambda caveat: min((order[id] for id in caveat.concerns if id in order), default=len(order))


def on_ends(record: Record, trace: Trace, cited: Citations) -> Section | None:
    """The cautions on the two ends of a trace that found no pathway."""
    ends = dict.fromkeys([trace.start, trace.end])
    if not trace.caveats:
        return None

    def names(caveats: Sequence[Caveat]) -> str:
        return row([record.name(id) for id in ends if any(id in one.concerns for one in caveats)])

    return _section(trace.caveats, _cards(record, trace.caveats, names, cited))


def thing_cautions(record: Record, id: str, further: Iterable[Claim], cited: Citations) -> Section | None:
    """The cautions on a thing, then on what is claimed about it, and on further claims in its report."""
    about = {claim.id for claim in (*record.claims_about(id), *further)}
    caveats = record.caveats_about([id, *sorted(about)])
    if not caveats:
        return None

    def where(caveats: Sequence[Caveat]) -> str:
        concerns = set(chain.from_iterable(one.concerns for one in caveats))
        return record.name(id) if id in concerns else quantity(len(about & concerns), "claim")

    return _section(caveats, _cards(record, caveats, where, cited, lambda caveat: id not in caveat.concerns))


def _section(caveats: Sequence[Caveat], cards: tuple[Card, ...]) -> Section:
    told = Section("", "", cards)
    return Section("cautions", "What the record cautions", (_intro(len(caveats), (told,)), *cards))


def _intro(count: int, parts: Sequence[Section]) -> Paragraph:
    if not count:
        return Paragraph(text("The record holds no caution about it. That is no sign that there is nothing to doubt."))
    left = sum(len(part.blocks) for part in parts)
    once = f" Those that say the same are told once, so that {left} are left." if left < count else ""
    sentence = f"The record holds {quantity(count, 'caution')}:"
    return Paragraph(text(f"{sentence} what its sources, or whoever read them, say must be borne in mind.{once}"))


def _cards(
    record: Record,
    caveats: Iterable[Caveat],
    about: DescribeCaveats,
    cited: Citations,
    order: RankCaveat = lambda caveat: 0,
) -> tuple[Card, ...]:
    others = (name for name in record.codes_of("caveat") if name not in RIVALS)
    rank = {name: place for place, name in enumerate([*RIVALS, *others])}
    ordered = sorted(caveats, key=lambda caveat: (order(caveat), rank.get(caveat.type, len(rank)), caveat.id))
    return tuple(_card(record, alike, about(alike), cited) for alike in alike_cautions(ordered))


def alike_cautions(caveats: Iterable[Caveat]) -> list[list[Caveat]]:
    """Cautions in their order, those that say nearly the same as an earlier one together with it, the fullest first."""
    found: list[list[Caveat]] = []
    for caveat in caveats:
        same = next((group for group in found if all(_are_alike(caveat, one) for one in group)), None)
        if same is None:
            found.append([caveat])
        else:
            same.append(caveat)
            same.sort(key=lambda one: -len(one.summary))
    return found


def _are_alike(one: Caveat, other: Caveat) -> bool:
    """Whether two cautions of one type and one owner say nearly the same."""
    if (one.type, one.coded_as, one.voice) != (other.type, other.coded_as, other.voice):
        return False
    words, others = _words(one.summary), _words(other.summary)
    least = min(len(words), len(others))
    if least < _FEW:
        return one.summary == other.summary
    passages = {(evidence.source, evidence.anchor) for evidence in one.evidence}
    on_one = any((evidence.source, evidence.anchor) in passages for evidence in other.evidence)
    return len(words & others) / least >= (_ALIKE_ON_ONE_PASSAGE if on_one else _ALIKE)


@lru_cache(maxsize=4096)
def _words(summary: str) -> frozenset[str]:
    """The longer words of a caution, by which those that say nearly the same are known."""
    return frozenset(word for word in re.findall(r"\w+", summary.casefold()) if len(word) >= _LONG_WORD)


def _card(record: Record, alike: Sequence[Caveat], about: str, cited: Citations) -> Card:
    lead = alike[0]
    number = cited.caution(*(caveat.id for caveat in alike)).text
    label = capital(caveat_label(record, lead))
    title = text(Run(f"{number} {label}", "strong"), f", on {about}; {caution_owner(record, lead)}")
    evidence = dict.fromkeys(one for caveat in alike for one in caveat.evidence)
    places = join_texts(_places(cited, evidence), "; ")
    body = Paragraph(text(f"{lead.summary} ", Run("("), *places, Run(")")))
    more = [Paragraph(text(f"The record says so {_times(len(alike))}."), "note")] if len(alike) > 1 else []
    return Card(f"caution-{number[1:]}", title, (body, *more), "quiet")


def _places(cited: Citations, evidence: Iterable[Evidence]) -> Iterable[Text]:
    """Where it is said, each place once."""
    return dict.fromkeys(map(cited.place, evidence))


def _times(count: int) -> str:
    return "twice, in other words" if count == 2 else f"{quantity(count, 'time')}, in other words"
