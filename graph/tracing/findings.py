"""What may be concluded from a trace, as data: codes with ids, counts and numbers of steps, and no words.

``words`` puts a finding into a sentence. What holds of single steps is in ``step_findings``, what is found where there
is no pathway in ``nothing_found``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ..record import Record
from ..words.catalogue import catalogue
from ..words.phrases import Argument, Finding
from .chronology import CERTAIN
from .model import Pathway, Step, Trace
from .no_pathway import nothing_found
from .voices import Tellers, step_opinions, step_tellers


def findings(record: Record, trace: Trace) -> tuple[Finding, ...]:
    """What is found, most important first.

    >>> from civicgraph import Dataset, trace
    >>> record = Dataset.shipped().record()
    >>> first, second, *_ = findings(record, trace(record, "citizens-uk", "lvrw"))
    >>> first.code, second.code, second.step
    ('joined.broken', 'break', 3)
    """
    if not trace.pathways:
        return tuple(nothing_found(record, trace))
    best = trace.pathways[0]
    return (
        _joined(trace, best),
        *breaks(record, best),
        _composed(record, best),
        *leanings(record, best),
        *softer(best),
        *disputes(best),
        *_ends(record, trace.end),
        _whole(record, best),
        _order(best),
        *_cautions(record, best),
    )


def gap_findings(record: Record, trace: Trace) -> tuple[Finding, ...]:
    """What is missing from the best pathway."""
    if not trace.pathways:
        return ()
    best = trace.pathways[0]
    told = [step_tellers(record, step) for step in best.steps]
    return tuple(_missing(record, best, told))


def _joined(trace: Trace, best: Pathway) -> Finding:
    weak = sum(not step.is_plain for step in best.steps)
    if any(step.is_break for step in best.steps):
        how = "broken"
    elif weak:
        how = "partly-weak" if weak < len(best.steps) else "weak"
    else:
        how = "disputed" if any(step.disputing for step in best.steps) else "stated"
    return Finding(f"joined.{how}", None, {"start": trace.start, "end": trace.end, "steps": len(best.steps)})


def _composed(record: Record, best: Pathway) -> Finding:
    """How many steps are what: influence as stated, somebody's act as stated, or weaker."""
    kinds = Counter(step.kind for step in best.steps if step.is_plain)
    weaker = len(best.steps) - kinds.total()
    if not kinds:
        return Finding("composed.none")
    parts = tuple(
        pair for pair in (*((kind, kinds[kind]) for kind in record.codes_of("kind")), ("weaker", weaker)) if pair[1]
    )
    if len(parts) == 1:
        return Finding("composed.all", None, {"steps": len(best.steps), "what": parts[0][0]})
    return Finding("composed.mixed", None, {"steps": len(best.steps), "parts": parts})


def _ends(record: Record, end: str) -> Iterator[Finding]:
    """What is reached by asking or promising is not thereby done."""
    code = f"ends.{record.rung(end)}"
    if code in catalogue():
        yield Finding(code)


def _whole(record: Record, best: Pathway) -> Finding:
    """Which sources tell it whole, or where it is pieced together."""
    sources, voices = best.told_whole_by, best.told_whole_by_voices
    if sources and len(sources) == len(voices) == 1:
        return Finding("whole.one-voice", None, {"sources": sources, "voice": voices[0]})
    if sources:
        return Finding("whole.voices" if voices else "whole.no-voice", None, {"sources": sources})
    told = [step_tellers(record, step) for step in best.steps]
    inferred = tuple(number for number, some in enumerate(told, 1) if not some.sources)
    changes = tuple(_changes(told))
    if inferred:
        return Finding("pieced.inferred", None, {"inferred": inferred, "changes": changes})
    return Finding("pieced.sources", None, {"changes": changes}) if changes else Finding("pieced.order")


def _changes(told: Iterable[Tellers]) -> Iterator[int]:
    """The steps at which no source that told the pathway so far goes on. What nobody tells is passed over."""
    so_far: set[str] = set()
    for number, some in enumerate(told, 1):
        if mine := set(some.origins):
            if so_far and not so_far & mine:
                yield number
            so_far = so_far & mine or mine


def _order(best: Pathway) -> Finding:
    if len(best.steps) == 1:
        return Finding("order.single")
    if best.chronology == CERTAIN:
        return Finding("order.certain")
    undated, weaker = _undated(best)
    return Finding("order.possible", None, {"undated": undated, "weaker": weaker})


def _undated(best: Pathway) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Which steps no claim dates, and which only a weaker one than leads them."""
    dated = {number for number, step in enumerate(best.steps, 1) if any(claim.when for claim in step.supporting)}
    bare = [number for number, step in enumerate(best.steps, 1) if not step.lead.when]
    return tuple(n for n in bare if n not in dated), tuple(n for n in bare if n in dated)


def _cautions(record: Record, best: Pathway) -> Iterator[Finding]:
    """How many cautions of which type lie on the way, in the order of their labels."""
    ids = [*best.things, *(claim.id for step in best.steps for claim in step.claims)]
    kinds = Counter(caveat.type for caveat in record.caveats_about(ids))
    if kinds:
        ordered = sorted(kinds.items(), key=lambda kind: record.name(f"caveat:{kind[0]}"))
        yield Finding("cautions", None, {"kinds": tuple(ordered)})


def _missing(record: Record, best: Pathway, told: list[Tellers]) -> Iterator[Finding]:
    rungs = {record.rung(id) for id in best.things}
    if missing := tuple(rung for rung in record.codes_of("rung") if rung not in rungs):
        yield Finding("gap.rungs", None, {"rungs": missing})
    undated, weaker = _undated(best)
    steps: dict[str, Argument] = {
        "single-voice": tuple(n for n, some in enumerate(told, 1) if len(some.voices) == 1),
        "single-origin": tuple(n for n, some in enumerate(told, 1) if _is_repeated(some)),
    }
    yield from (Finding(f"gap.{code}", None, {"steps": some}) for code, some in steps.items() if some)
    if undated:
        yield Finding("gap.undated", None, {"undated": undated})
    if weaker:
        yield Finding("gap.weaker-dated", None, {"weaker": weaker})
    if not any(len(some.origins) > 1 for some in told):
        yield Finding("gap.second-source")


def _is_repeated(found: Tellers) -> bool:
    """Whether several voices tell it, all in sources that repeat one another."""
    return len(found.voices) > 1 and len(found.sources) > len(found.origins) == 1


BREAK = "break"


def weakness(record: Record, step: Step) -> Finding:
    """Why a step bears little; its code begins with ``why.``.

    >>> from civicgraph import Dataset, trace
    >>> record = Dataset.shipped().record()
    >>> weakness(record, trace(record, "citizens-uk", "lvrw").pathways[0].steps[2]).code
    'why.inferred-sequence'

    Raises
    ------
    ValueError
        The step is stated plainly.
    """
    if step.is_plain:
        raise ValueError("a step that is stated plainly has no weakness")
    why, arguments = _why(record, step)
    return Finding(f"why.{why}", None, arguments)


def _why(record: Record, step: Step) -> tuple[str, dict[str, Argument]]:
    lead = step.lead
    if lead.wording == "inferred":
        return ("inferred-sequence" if step.kind == "sequence" else "inferred"), {}
    if step.kind == "sequence":
        return step.kind, {}
    if record.is_undone(lead):
        return lead.modality, {}
    if not record.tells_influence(step.kind):
        return step.kind, {}
    if lead.wording != "opinion":
        return lead.wording, {}
    found = step_opinions(record, step)
    return ("opinions", _tellers(found)) if len(found.voices) > 1 else ("opinion", {})


def who_tells(record: Record, step: Step) -> Finding | None:
    """Who tells a step, where there is more than one voice or source; else nothing."""
    found = step_tellers(record, step)
    if len(found.voices) < 2 and len(found.sources) < 2:
        return None
    return Finding("told", None, _tellers(found))


def breaks(record: Record, pathway: Pathway) -> Iterator[Finding]:
    """The steps that no source tells as influence, and why."""
    for number, step in enumerate(pathway.steps, 1):
        if step.is_break:
            why, arguments = _why(record, step)
            yield Finding(BREAK, number, {"start": step.start, "end": step.end, "why": why, **arguments})


def leanings(record: Record, pathway: Pathway) -> Iterator[Finding]:
    """The steps that rest on opinion or are hedged."""
    for number, step in enumerate(pathway.steps, 1):
        if step.is_break or step.is_plain:
            continue
        if step.lead.wording == "opinion":
            found = step_opinions(record, step)
            many = len(found.voices) > 1
            yield Finding("leaning.opinions" if many else "leaning.opinion", number, _tellers(found))
        else:
            yield Finding("leaning.hedged", number)


def softer(pathway: Pathway) -> Iterator[Finding]:
    """What a source states in one place and says less firmly in another."""
    for number, step in enumerate(pathway.steps, 1):
        if step.lead.wording != "stated":
            continue
        same = [one for one in step.supporting if (one.source, one.predicate) == (step.lead.source, step.relation)]
        if opinions := _once(claim.voice for claim in same if claim.wording == "opinion"):
            yield Finding("softer.opinion", number, {"voices": opinions})
        elif any(claim.wording == "hedged" for claim in same):
            yield Finding("softer.hedged", number)


def disputes(pathway: Pathway) -> Iterator[Finding]:
    """The steps that somebody disputes, and whose voices do."""
    for number, step in enumerate(pathway.steps, 1):
        if step.disputing:
            yield Finding("disputed", number, {"voices": _once(claim.voice for claim in step.disputing)})


def _once(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _tellers(found: Tellers) -> dict[str, Argument]:
    """Who tells something, as arguments; ``spread`` says whether sources among them repeat one another."""
    apart = len(found.origins) == len(found.sources)
    spread = "apart" if apart else "one-origin" if len(found.origins) == 1 else "origins"
    return {"voices": found.voices, "sources": found.sources, "origins": found.origins, "spread": spread}
