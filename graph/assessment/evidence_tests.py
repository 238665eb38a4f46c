"""Tests of how something came about: what was predicted, against which rival, and what looking came to.

A test concerns the steps that it names by claim, and every step that ends at a thing that it names. A rival concerns a
step if it is said to explain the step's claim or the thing that it ends at. What nobody has looked for says
nothing, and most tests of most records are of that sort.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from ...ontology import codes
from ..record import Claim, EvidenceTest, Record
from ..tracing.model import Pathway, Step
from ..words.counts import number, quantity, steps_named

DECISIVE_FOR = {("smoking-gun", "found"), ("doubly-decisive", "found")}
DECISIVE_AGAINST = {("hoop", "searched-and-absent"), ("doubly-decisive", "searched-and-absent")}

_MEANINGS = {
    ("straw-in-the-wind", "found"): "speaks slightly for it",
    ("straw-in-the-wind", "searched-and-absent"): "speaks slightly against it",
    ("hoop", "found"): "keeps it in play, and does not show it",
    ("hoop", "searched-and-absent"): "makes it hard to keep",
    ("smoking-gun", "found"): "speaks strongly for it over the rival",
    ("smoking-gun", "searched-and-absent"): "hardly speaks against it",
    ("doubly-decisive", "found"): "decides for it over the rival",
    ("doubly-decisive", "searched-and-absent"): "decides for the rival",
}


MOVING = frozenset(result for _, result in _MEANINGS)


class Rivalry(NamedTuple):
    """A rival with the claims that say what it would explain, disputing ones last, and whether a test names it."""

    id: str
    claims: tuple[Claim, ...]
    tested: bool


class StepTests(NamedTuple):
    """One step of a pathway, counted from 1, with the tests that concern it and the rivals to it."""

    number: int
    step: Step
    tests: tuple[EvidenceTest, ...]
    rivals: tuple[Rivalry, ...]


def meaning(test: EvidenceTest) -> str:
    """What a test's result says of its hypothesis, as the end of a sentence.

    >>> from civicgraph import Dataset
    >>> meaning(Dataset.shipped().record().tests["test/cii/lvrw-gla-held-back-before"])
    'keeps it in play, and does not show it'
    """
    return _MEANINGS.get((test.kind, test.result), "says nothing either way")


def tests_on(record: Record, ids: Collection[str]) -> tuple[EvidenceTest, ...]:
    """The tests that concern any of these claims or things, in order of id."""
    return tuple(test for test in record.tests.values() if any(id in ids for id in test.bears_on))


def rivals_to(record: Record, ids: Collection[str], tests: Iterable[EvidenceTest]) -> tuple[Rivalry, ...]:
    """The rivals said to explain any of these claims or things, and those that the tests name, in order of id."""
    found: dict[str, list[Claim]] = {test.rival: [] for test in tests}
    tested = set(found)
    for claim in record.claims.values():
        if claim.predicate == "explains" and claim.object in ids:
            found.setdefault(claim.subject, []).append(claim)
    ordered = {id: sorted(claims, key=lambda claim: (not claim.supports, claim.id)) for id, claims in found.items()}
    return tuple(Rivalry(id, tuple(ordered[id]), id in tested) for id in sorted(ordered))


def step_tests(record: Record, pathway: Pathway) -> tuple[StepTests, ...]:
    """Every step of a pathway with its tests and rivals."""
    found = []
    for place, step in enumerate(pathway.steps, 1):
        ids = {step.end, *(claim.id for claim in step.claims)}
        tests = tests_on(record, ids)
        found.append(StepTests(place, step, tests, rivals_to(record, ids, tests)))
    return tuple(found)


def group_by_hypothesis(tests: Iterable[EvidenceTest]) -> dict[tuple[str, str], tuple[EvidenceTest, ...]]:
    """Tests by what they are for and against, both as ids, in order."""
    groups: dict[tuple[str, str], list[EvidenceTest]] = {}
    for test in tests:
        groups.setdefault((test.hypothesis, test.rival), []).append(test)
    return {key: tuple(groups[key]) for key in sorted(groups)}


def summary(tests: Sequence[EvidenceTest]) -> tuple[str, ...]:
    """What a set of tests comes to, in sentences."""
    if not tests:
        return ("The record holds no test here.",)
    found = [_results(tests)]
    if after := sum(test.predicted == "after-reading" for test in tests):
        whose = "All were" if after == len(tests) > 1 else f"{number(after).capitalize()} {_was_or_were(after)}"
        found.append(f"{whose} written down after reading a source that bears on it: finding it there is no surprise.")
    against = [test for test in tests if (test.kind, test.result) in DECISIVE_AGAINST]
    if against:
        found.append(f"{quantity(len(against), 'test').capitalize()} that had to be passed came back empty.")
    if not any((test.kind, test.result) in DECISIVE_FOR for test in tests):
        found.append("No test that would tell it from a rival has been passed.")
    return tuple(found)


def _was_or_were(count: int) -> str:
    return "was" if count == 1 else "were"


def _results(tests: Sequence[EvidenceTest]) -> str:
    counts = Counter(test.result for test in tests)
    parts = [f"{number(counts[result])} {result.replace('-', ' ')}" for result in codes("result") if counts[result]]
    return f"{quantity(len(tests), 'test').capitalize()}: {', '.join(parts)}."


def step_summary(steps: Sequence[StepTests]) -> tuple[str, ...]:
    """What the tests of a pathway come to, and which steps nobody has tested, in sentences."""
    tests = tuple({test.id: test for step in steps for test in step.tests}.values())
    untested = [step.number for step in steps if not step.tests]
    without_rival = [step.number for step in steps if not step.tests and not step.rivals]
    with_untested_rival = [step.number for step in steps if any(not rival.tested for rival in step.rivals)]
    found = [*summary(tests)]
    if untested:
        found.append(f"No test bears on {steps_named(untested)}.")
    if without_rival:
        found.append(
            f"The record names no rival to {steps_named(without_rival)}; that is not to say that there is none."
        )
    if with_untested_rival:
        found.append(f"A rival to {steps_named(with_untested_rival)} is named and not tested.")
    return tuple(found)
