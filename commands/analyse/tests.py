"""``civicgraph analyse tests``: what was tested, against which rivals, and what it came to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ..completion import complete_thing
from ..shared import COUNT, dataset, ensure_ready, json_option, print_json, print_text

if TYPE_CHECKING:
    from ...graph.assessment.bayes import Likelihoods, Range


@click.command(short_help="What was tested on the way.")
@click.argument("start", metavar="[FROM", required=False, shell_complete=complete_thing)
@click.argument("end", metavar="TO]", required=False, shell_complete=complete_thing)
@click.option("--pathway", "number", type=COUNT, default=1, help="Of the pathways found, by its number.")
@click.option("--against", metavar="RIVAL", default="", help="Read the tests against RIVAL by Bayes; needs --prior.")
@click.option("--prior", metavar="LOW/HIGH", default="", help="How likely you held it before the tests: a range.")
@click.option(
    "--likelihood",
    "likelihoods",
    metavar="TEST=S/S,T/T",
    multiple=True,
    help="Your range for finding it if the hypothesis holds, and if RIVAL does, as test/x=0.6/0.9,0.1/0.3.",
)
@json_option
def tests(
    start: str | None,
    end: str | None,
    number: int,
    against: str,
    prior: str,
    likelihoods: tuple[str, ...],
    as_json: bool,
) -> None:
    """List what was tested on the pathway from FROM to TO, or every test of the record, with the rivals.

    A test says what should be found for one explanation and not for a named rival. With --against and --prior the
    tests found, or searched and absent, move the prior; the answer is a range, and every input is shown.
    """
    if start and not end:
        raise click.UsageError("name both FROM and TO, or neither for every test")
    if bool(against) != bool(prior) or (likelihoods and not against):
        raise click.UsageError("a Bayesian reading needs both a named rival, --against, and your own --prior LOW/HIGH")
    data = ensure_ready(dataset())
    found = data.tests(
        start or "",
        end or "",
        pathway=number,
        against=against,
        prior=_parse_prior(prior),
        likelihoods=_parse_likelihoods(likelihoods),
    )
    if as_json:
        print_json(found.to_dict())
        return
    from ...console.evidence_text import steps_text, tests_text

    if found.steps is None:
        print_text(tests_text(found.record, found.tests, found.readings))
    else:
        first, last = found.steps[0].step, found.steps[-1].step
        print_text(steps_text(found.record, first.start, last.end, found.steps, found.readings))


def _parse_prior(prior: str) -> Range | None:
    from ...graph.assessment.bayes import parse_range

    return parse_range(prior) if prior else None


def _parse_likelihoods(likelihoods: tuple[str, ...]) -> Likelihoods:
    from ...graph.assessment.bayes import parse_range

    given = {}
    for text in likelihoods:
        id, equals, ranges = text.partition("=")
        s, comma, t = ranges.partition(",")
        if not equals or not comma:
            raise click.BadParameter(f"{text!r} is not of the form TEST=0.6/0.9,0.1/0.3", param_hint="--likelihood")
        given[id] = (parse_range(s), parse_range(t))
    return given
