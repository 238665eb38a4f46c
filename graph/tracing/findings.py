"""What may be concluded from a trace, as data: codes with ids, counts and numbers of steps, and no words.

The verdict says, in this order: what must not be concluded about the two ends; whether any source tells it; of what
pieces it is made; where it breaks; what is better documented; what would settle it. It has at most a hundred words:
what does not fit, the least important first, stands among the details with the rest. ``words`` makes sentences of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..record import Record
from ..words.catalogue import catalogue
from ..words.phrases import Argument, Finding, sentence
from .alternatives import TIED, better_findings, nearer_findings, relation_from_start, repeats, settling_findings
from .cautions import CONTESTED, contests_step, end_cautions, leads_verdict, step_cautions
from .chronology import CERTAIN
from .doers import co_doer_findings
from .ends import PART, ROLE, SECONDED, SECONDEE, is_member
from .gaps import undated_steps
from .holders import UNSURE, holder_findings, is_post
from .model import Pathway, Trace
from .no_pathway import no_pathway_findings
from .own_answers import own_answer_findings
from .robustness import has_stake
from .step_findings import break_findings, dispute_findings, leaning_findings, sign_findings, softer_findings, step_code
from .tellers import ClaimTellers, step_leaders, step_tellers
from .unnamed import UNNAMED, count_named, unnamed_doer_findings

MAX_WORDS = 100
# Where nothing leads there, what goes first of what does not fit.
_NOTHING_RANKS = {
    "nothing.about": 5, "nothing.beyond": 4, "nothing.beyond-or-more": 4, "nothing.told": 3, "nothing.commitment": 3,
    "nothing.ask": 3, "nothing.tied": 2, "nothing.proof": 1,
}  # fmt: skip
_IN_PIECES = ("leaning.identity", "leaning.hedged")
_WHOLE_TOLD = ("told.passage", "told.speaker", "told.one-source")


class RankedFinding(NamedTuple):
    """A finding of the verdict; of those that do not fit, the ones with the highest number go first."""

    finding: Finding
    rank: int = 0


def findings(record: Record, trace: Trace) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings of the verdict, most important first, and those of the details.

    >>> from civicgraph import Dataset, trace
    >>> record = Dataset.shipped().record()
    >>> verdict, details = findings(record, trace(record, "citizens-uk", "lvrw"))
    >>> [finding.code for finding in verdict[:3]]
    ['caution.ends', 'told.nobody', 'pieces']
    """
    if not trace.pathways:
        ranks = ((one, one.code.partition(".met")[0]) for one in no_pathway_findings(record, trace))
        nothing = (RankedFinding(one, _NOTHING_RANKS.get(code, 0)) for one, code in ranks)
        verdict, left = fit_words(record, [*_ranked_cautions(record, trace), *nothing])
        return verdict, tuple(left)
    best = trace.pathways[0]
    verdict, left = fit_words(record, [*_rank_verdict(record, trace, best)])
    return verdict, (*left, *_details(record, best, verdict))


def fit_words(
    record: Record, ranked: list[RankedFinding], limit: int = MAX_WORDS
) -> tuple[tuple[Finding, ...], list[Finding]]:
    """Those that fit into so many words, and those that do not, in order."""
    said = [sentence(record, one.finding) for one in ranked]
    words = [len(one.split()) for one in said]
    kept = [place for place, one in enumerate(said) if one not in said[:place]]
    while sum(words[place] for place in kept) > limit and any(ranked[place].rank for place in kept):
        kept.remove(max(kept, key=lambda place: (ranked[place].rank, place)))
    dropped = [ranked[place].finding for place in range(len(ranked)) if place not in kept]
    return tuple(ranked[place].finding for place in kept), dropped


def _rank_verdict(record: Record, trace: Trace, best: Pathway) -> Iterator[RankedFinding]:
    about_ends = [*end_cautions(record, trace)]
    first = [RankedFinding(one, 1) for one in about_ends if leads_verdict(record, trace, one)][:1]
    known = [one.finding for one in first]
    cautions = [*about_ends, *(one for one in step_cautions(record, trace, best) if one not in about_ends)]
    doubts = [one for one in cautions if one not in known and contests_step(record, best, one)]
    others = [RankedFinding(one, 1 if one in doubts else 4) for one in cautions if one not in known]
    near = [*nearer_findings(record, trace, best)]
    tied = [one._replace(code="told.tied") for one in near if one.code == TIED and _is_told_tie(one)]
    told = tied or [*_who_tells_it(record, trace, best)]
    yield from first
    yield from _substitutes(record, trace)
    yield from map(RankedFinding, [*told, *sign_findings(best)])
    if any(one.end == "start" for one in trace.through):
        yield from (RankedFinding(one, 1) for one in own_answer_findings(record, trace.start, trace.end))
    yield from (RankedFinding(Finding("silence"), 6) for one in told if one.code == "told.nobody")
    yield from (RankedFinding(one, 2) for one in _whose_account(record, trace, best))
    yield from (RankedFinding(one, 2) for one in near if not tied)
    yield from others[:1]
    broken = [*_where_it_breaks(record, best, is_told=any(one.code.startswith(UNNAMED) for one in told))]
    is_given = len(best.steps) == 2 and any(one.finding.code == "break.given" for one in broken)
    yield from (RankedFinding(one, 6 if is_given else 2) for one in _pieces(record, trace, best))
    yield from broken
    if len(best.steps) > 1:
        yield from (RankedFinding(one, 3) for one in leaning_findings(record, best) if one.code not in _IN_PIECES)
    yield from (RankedFinding(one, 3) for one in co_doer_findings(record, best))
    held = holder_findings(record, trace, best)
    yield from (RankedFinding(one, 1 if one.code.startswith(UNSURE) else 3) for one in held)
    yield from (RankedFinding(one, 6) for one in softer_findings(best))
    yield from (RankedFinding(one, 5 if doubts else 1) for one in dispute_findings(best))
    yield from (RankedFinding(one, 1) for one in _end_not_done(record, trace.end, best))
    said = [*near, *told]
    yield from (RankedFinding(one, 3) for one in better_findings(record, trace, best) if not repeats(one, said))
    yield from (RankedFinding(one, 7) for one in settling_findings(record, best))
    yield from (one._replace(rank=8) for one in others[1:])


def _is_told_tie(finding: Finding) -> bool:
    """Whether a source states a claim between the two that were asked for."""
    return finding.arguments["put"] == "stated" and not finding.arguments["same"]


def _ranked_cautions(record: Record, trace: Trace) -> Iterator[RankedFinding]:
    """The first caveat about both ends is the last to go, the others the first."""
    return (RankedFinding(one, 8 if place else 1) for place, one in enumerate(end_cautions(record, trace)))


def _substitutes(record: Record, trace: Trace) -> Iterator[RankedFinding]:
    """As what the ends were taken, and of how many that might be taken by the same right, how many lead there."""
    for one in trace.through:
        read = "yes" if one.claim.wording == "inferred" else ""
        how = "member" if is_member(one) else "post" if one.how == ROLE and is_post(record, one.id) else one.how
        taken: dict[str, Argument] = {"given": one.given, "taken": one.id, "read": read}
        yield RankedFinding(Finding(f"through.{one.end}.{how}", None, taken))
        counts: dict[str, Argument] = {"given": one.given, "of": one.of, "led": one.led}
        counts["how"] = ROLE if one.how == ROLE else how
        if one.led > 1:
            yield RankedFinding(Finding(f"others.{one.end}", None, counts), 1)
        elif one.of > 1 and one.how in (PART, SECONDEE):
            yield RankedFinding(Finding(f"others.{one.end}.only", None, counts), 6)


def _who_tells_it(record: Record, trace: Trace, best: Pathway) -> Iterator[Finding]:
    """Whether anybody tells it; where nobody does, whether a source tells it of somebody not named."""
    told = _teller_finding(record, trace, best)
    unnamed = [*unnamed_doer_findings(record, trace)] if told.code == "told.nobody" else []
    yield from unnamed or [told]


def _teller_finding(record: Record, trace: Trace, best: Pathway) -> Finding:
    read = "yes" if any(step.lead.reading for step in best.steps) else ""
    ends: dict[str, Argument] = {"start": trace.start, "end": trace.end, "read": read}
    is_other = any(through.is_other for through in trace.through)
    is_broken = best.is_broken or is_other
    sources = best.told_whole_by
    if not is_other and len(best.steps) == 1:
        return _one_step(record, best)
    if not is_broken and best.accounts:
        account = best.accounts[0]
        told = {"source": account.source, "voice": account.voice}
        return Finding(f"told.{account.kind}", None, {**ends, **told})
    if not is_broken and sources:
        return Finding("told.one-source", None, {**ends, "sources": sources})
    pieces = dict.fromkeys(source for step in best.steps for source in step_tellers(record, step).sources)
    if not is_broken and len(pieces) > 1:
        return Finding("told.pieced", None, {**ends, "sources": tuple(pieces)})
    if is_other and all(is_member(one) for one in trace.through if one.is_other):
        if not best.is_broken:
            return Finding("told.not-by-name", None, {"start": trace.start})
        if not best.shared and all(step.lead.wording == CONTESTED for step in best.steps if step.is_break):
            return Finding("told.not-by-name.contested", None, {"start": trace.start})
    return Finding("told.nobody", None, {"start": trace.start, "end": trace.end})


def _whose_account(record: Record, trace: Trace, best: Pathway) -> Iterator[Finding]:
    """What a secondee did is not its employer's deed; what only those with a stake tell is told as theirs."""
    if best.is_broken:
        return
    if len(best.steps) > 1 and best.steps[0].relation == SECONDED and not trace.through:
        yield Finding("own.secondee", None, {"start": trace.start})
    told = [claim for step in best.steps for claim in step_tellers(record, step).claims]
    if told and all(has_stake(record, claim.voice, best.things[0]) for claim in told):
        yield Finding("own.account", None, {"voices": tuple(dict.fromkeys(claim.voice for claim in told))})


def _one_step(record: Record, best: Pathway) -> Finding:
    """What is said of the one step of a pathway, by whom."""
    step = best.steps[0]
    walked = {"start": step.start, "end": step.end, "relation": relation_from_start(record, step.relation)}
    tellers, lead = step_leaders(record, step), step.lead
    arguments: dict[str, Argument] = {**walked, "share": lead.share, "source": lead.source}
    arguments |= {"sources": tellers.sources or (lead.source,), "voices": tellers.voices or (lead.voice,)}
    if agents := record.agentless.get(lead.id):
        arguments["agent"] = record.claims[agents[0]].subject
    return Finding(f"told.step.{step_code(record, step)}", None, arguments)


def _pieces(record: Record, trace: Trace, best: Pathway) -> Iterator[Finding]:
    """Which steps are what: stated, an opinion, our reading and so on, in the order of the first of each.

    Where one step leads from or to what stands for an end, what is said of that.
    """
    groups: dict[str, list[int]] = {}
    for number, step in enumerate(best.steps, 1):
        groups.setdefault(step_code(record, step), []).append(number)
    pairs = tuple((code, tuple(numbers)) for code, numbers in groups.items())
    if len(best.steps) == 1:
        if any(through.is_other for through in trace.through):
            yield _one_step(record, best)
    elif len(pairs) == 1:
        yield Finding("pieces.all", None, {"steps": len(best.steps), "what": pairs[0][0]})
    else:
        yield Finding("pieces", None, {"steps": len(best.steps), "groups": pairs})


def _where_it_breaks(record: Record, best: Pathway, *, is_told: bool) -> Iterator[RankedFinding]:
    """Where it breaks: at joints of shared work, and at steps. ``is_told``: why it does is said already."""
    given = set()
    for place, number in enumerate(best.shared):
        after = best.steps[number]
        start, thing, end = best.things[number - 1 : number + 2]
        arguments: dict[str, Argument] = {"next": number + 1, "start": start, "thing": thing, "end": end}
        arguments["of"] = count_named(record, start, thing)
        if agents := record.agentless.get(after.lead.id):
            arguments["agent"] = record.claims[agents[0]].subject
        if agents or not record.tells_influence(after.kind):
            given.add(number + 1)
        code = "break.given" if agents else "break.also" if place else "break.shared"
        yield RankedFinding(Finding(code, number, arguments), 4 if place or is_told else 1)
    steps = tuple(number for number, step in enumerate(best.steps, 1) if step.is_break and number not in given)
    if steps and len(best.steps) > 1:
        yield RankedFinding(Finding("break.first", None, {"steps": steps}), 1)


def _end_not_done(record: Record, end: str, best: Pathway) -> Iterator[Finding]:
    """What is reached by asking, promising or planning is not thereby done."""
    code = f"ends.{record.rung(end)}"
    if code in catalogue():
        yield Finding(code)
    elif record.is_undone(best.steps[-1].lead):
        yield Finding("ends.undone", len(best.steps), {"end": best.things[-1]})


def _details(record: Record, best: Pathway, verdict: Iterable[Finding]) -> Iterator[Finding]:
    if len(best.steps) > 1:
        yield from break_findings(record, best)
    yield from _whole_or_pieced(record, best, {one.code for one in verdict})
    yield _date_order(best)
    yield from _count_cautions(record, best)


def _whole_or_pieced(record: Record, best: Pathway, said: set[str]) -> Iterator[Finding]:
    """In which sources every step stands, or where it is pieced together."""
    sources, voices = best.told_whole_by, best.told_whole_by_voices
    if sources:
        if len(best.steps) > 1 and said.isdisjoint(_WHOLE_TOLD):
            yield Finding("whole.sources", None, {"sources": sources, "voices": voices})
        return
    told = [step_tellers(record, step) for step in best.steps]
    inferred = tuple(number for number, some in enumerate(told, 1) if not some.sources)
    changes = tuple(_source_changes(told))
    if inferred:
        yield Finding("pieced.inferred", None, {"inferred": inferred, "changes": changes})
    else:
        yield Finding("pieced.sources", None, {"changes": changes}) if changes else Finding("pieced.order")


def _source_changes(told: Iterable[ClaimTellers]) -> Iterator[int]:
    """The steps at which no source that told the pathway so far goes on. What nobody tells is passed over."""
    so_far: set[str] = set()
    for number, some in enumerate(told, 1):
        if mine := set(some.origins):
            if so_far and not so_far & mine:
                yield number
            so_far = so_far & mine or mine


def _date_order(best: Pathway) -> Finding:
    if len(best.steps) == 1:
        return Finding("order.single")
    if best.chronology == CERTAIN:
        return Finding("order.certain")
    undated, weaker = undated_steps(best)
    if len(undated) == len(best.steps):
        return Finding("order.no-dates")
    return Finding("order.possible", None, {"undated": undated, "weaker": weaker})


def _count_cautions(record: Record, best: Pathway) -> Iterator[Finding]:
    """How many cautions of which type lie on the way, in the order of their labels."""
    ids = [*best.things, *(claim.id for step in best.steps for claim in step.claims)]
    kinds = Counter(caveat.type for caveat in record.caveats_about(ids))
    if kinds:
        ordered = sorted(kinds.items(), key=lambda kind: record.name(f"caveat:{kind[0]}"))
        yield Finding("cautions", None, {"kinds": tuple(ordered)})
