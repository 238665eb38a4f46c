"""``civicgraph analyse tests`` and ``outcomes``: what was tested, and which outcomes can be stated whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ..graph.errors import UsageError
from .shared import COUNT, COUNT_OR_NONE, json_option, one_format, output_option, print_json, record, save

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..graph.judging.bayes import Likelihoods, Reading
    from ..graph.judging.evidence_tests import StepTests
    from ..graph.record import EvidenceTest, Record

_FORMATS = ("text", "json", "csv", "markdown")


@click.command(short_help="What was tested on the way.")
@click.argument("start", metavar="[FROM", required=False)
@click.argument("end", metavar="TO]", required=False)
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
    data = record()
    steps = _steps(data, start, end, number) if start and end else None
    found = _on(steps) if steps is not None else tuple(data.tests.values())
    read = _readings(data, found, against, prior, likelihoods)
    if as_json:
        from ..graph.judging.evidence_export import steps_json, tests_json

        print_json(tests_json(data, found, read) if steps is None else steps_json(data, steps, read))
        return
    from ..console.evidence_text import steps_text, tests_text

    if steps is None:
        click.echo(tests_text(data, found, read))
    else:
        first, last = steps[0].step, steps[-1].step
        click.echo(steps_text(data, first.start, last.end, steps, read))


def _steps(data: Record, start: str, end: str, number: int) -> tuple[StepTests, ...]:
    from ..graph.judging.evidence_tests import step_tests
    from ..graph.names import resolve
    from ..graph.tracing.trace import trace

    found = trace(data, resolve(data, start), resolve(data, end), limit=number)
    if not found.pathways:
        raise UsageError(" ".join(found.verdict))
    if number > len(found.pathways):
        raise click.BadParameter(f"there are only {len(found.pathways)}", param_hint="--pathway")
    return step_tests(data, found.pathways[number - 1])


def _on(steps: Sequence[StepTests]) -> tuple[EvidenceTest, ...]:
    return tuple({test.id: test for one in steps for test in one.tests}.values())


def _readings(
    data: Record, found: Sequence[EvidenceTest], against: str, prior: str, likelihoods: tuple[str, ...]
) -> tuple[Reading, ...]:
    if not against:
        return ()
    from ..graph.judging.bayes import parsed, readings
    from ..graph.names import resolve

    return readings(data, found, resolve(data, against), parsed(prior), _given(likelihoods))


def _given(likelihoods: tuple[str, ...]) -> Likelihoods:
    from ..graph.judging.bayes import parsed

    given = {}
    for text in likelihoods:
        id, equals, ranges = text.partition("=")
        s, comma, t = ranges.partition(",")
        if not equals or not comma:
            raise click.BadParameter(f"{text!r} is not of the form TEST=0.6/0.9,0.1/0.3", param_hint="--likelihood")
        given[id] = (parsed(s), parsed(t))
    return given


@click.command(short_help="Which outcomes can be stated whole.")
@click.argument("thing", required=False)
@click.option("--limit", type=COUNT_OR_NONE, default=20, show_default=True, help="How many of the refused to list.")
@click.option("--full", is_flag=True, help="Also tell what is known of the refused.")
@click.option("--format", "format", type=click.Choice(_FORMATS), help="How to print.  [default: text]")
@output_option
@json_option
def outcomes(thing: str | None, limit: int, full: bool, format: str | None, output: str, as_json: bool) -> None:
    """State each outcome, or the outcome THING: who changed, what they do differently, when, where, why it matters.

    Also what is said to have contributed, and who reports it with what stake. An outcome that lacks a part is refused,
    and the missing parts are named.
    """
    from ..graph.judging import evidence_export as export
    from ..graph.judging.outcomes import statements

    data = record()
    found = statements(data, [_outcome(data, thing)] if thing else None)
    wanted = one_format(format, as_json, "text")
    if wanted == "json":
        import json

        text = json.dumps(export.outcomes_json(data, found), ensure_ascii=False, indent=2) + "\n"
    elif wanted == "text":
        from ..console.outcomes_text import outcomes_text

        text = outcomes_text(data, found, limit, full or bool(thing)) + "\n"
    else:
        text = {"csv": export.outcomes_csv, "markdown": export.outcomes_markdown}[wanted](data, found)
    save(output, text, styled=wanted == "text", sheet=wanted == "csv")


def _outcome(data: Record, name: str) -> str:
    from ..graph.judging.outcomes import OUTCOME
    from ..graph.names import resolve

    id = resolve(data, name)
    if data.things[id].type != OUTCOME:
        raise UsageError(f"{data.name(id)} is a {data.type_label(id)}, not an outcome; try: civicgraph find outcome")
    return id
