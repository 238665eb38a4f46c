"""What is missing from a pathway: rungs of the ladder, second voices and sources, dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..record import Record
from ..words.phrases import Argument, Finding
from .model import Pathway, Trace
from .tellers import ClaimTellers, step_tellers


def gap_findings(record: Record, trace: Trace) -> tuple[Finding, ...]:
    """What is missing from the best pathway."""
    if not trace.pathways:
        return ()
    best = trace.pathways[0]
    told = [step_tellers(record, step) for step in best.steps]
    return tuple(_gaps(record, best, told, trace.is_part))


def undated_steps(best: Pathway) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Which steps no claim dates, and which only a weaker one than leads them."""
    dated = {number for number, step in enumerate(best.steps, 1) if any(claim.when for claim in step.supporting)}
    bare = [number for number, step in enumerate(best.steps, 1) if not step.lead.when]
    return tuple(n for n in bare if n not in dated), tuple(n for n in bare if n in dated)


def _gaps(record: Record, best: Pathway, told: list[ClaimTellers], is_part: bool) -> Iterator[Finding]:
    yield from _missing_rungs(record, best, is_part)
    undated, weaker = undated_steps(best)
    steps: dict[str, Argument] = {
        "single-voice": tuple(n for n, some in enumerate(told, 1) if len(some.voices) == 1),
        "single-origin": tuple(n for n, some in enumerate(told, 1) if _is_repeated(some)),
    }
    yield from (Finding(f"gap.{code}", None, {"steps": some}) for code, some in steps.items() if some)
    if len(undated) == len(best.steps):
        yield Finding("gap.no-dates")
    elif undated:
        yield Finding("gap.undated", None, {"undated": undated})
    if weaker:
        yield Finding("gap.weaker-dated", None, {"weaker": weaker})
    if not any(len(some.origins) > 1 for some in told):
        yield Finding("gap.second-source")


def _is_repeated(found: ClaimTellers) -> bool:
    """Whether several voices tell it, all in sources that repeat one another."""
    return len(found.voices) > 1 and len(found.sources) > len(found.origins) == 1


def _missing_rungs(record: Record, best: Pathway, is_part: bool) -> Iterator[Finding]:
    """The rungs with nothing on the pathway: those of which the record holds something beside it, and the others."""
    passed = {record.rung(id) for id in best.things}
    if passed == {""}:  # as of factors in a causal map: it does not run along the ladder
        return
    missing = [rung for rung in record.codes_of("rung") if rung not in passed]
    if is_part:
        if missing:
            yield Finding("gap.rungs-part", None, {"rungs": tuple(missing)})
        return
    beside = Counter(record.rung(id) for id in _things_beside(record, best))
    if absent := tuple(rung for rung in missing if not beside[rung]):
        yield Finding("gap.rungs", None, {"rungs": absent})
    if present := tuple((rung, beside[rung]) for rung in missing if beside[rung]):
        yield Finding("gap.beside", None, {"rungs": present})


def _things_beside(record: Record, best: Pathway) -> set[str]:
    """The things that one claim ties to something on the pathway."""
    on = set(best.things)
    claims = (claim for id in best.things for claim in record.claims_about(id) if claim.supports)
    return {end for claim in claims for end in (claim.subject, claim.object) if end in record.things} - on
