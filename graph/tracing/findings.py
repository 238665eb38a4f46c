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
from .nothing_found import nothing_found
from .pathway import Pathway, Trace
from .speaking import Tellers, step_tellers
from .step_findings import breaks, disputes, leanings, softer


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
