"""``tests`` and ``outcomes`` as a person types them."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from click.testing import Result

from civicgraph import UsageError
from civicgraph.commands.analyse import Analyses

from .running import runner

LVRW = ("Citizens UK", "London Voter Registration Week")
RIVAL = "rival-week-in-smaller-form"
HOOP = "test/cii/lvrw-gla-held-back-before"


def run(*arguments: str) -> Result:
    """A command run on the shipped record, its talk apart from its answer."""
    return runner().invoke(Analyses("analyse"), list(arguments))


def answer(*arguments: str) -> Any:
    """What it prints as JSON."""
    found = run(*arguments, "--json")
    assert found.exit_code == 0, found.output
    return json.loads(found.stdout)


def test_the_worked_example_tells_what_was_tested_at_each_step() -> None:
    told = " ".join(run("tests", *LVRW).stdout.split())
    assert "Five tests: one found, four not searched." in told
    assert "No test bears on steps 1, 2 and 3." in told
    assert "FOUND · hoop · after reading" in told
    assert "Result: it keeps it in play, and does not show it." in told
    assert "Bayesian" not in told


def test_a_reading_is_an_interval_with_every_input_shown() -> None:
    ranges = ("--against", RIVAL, "--prior", "0.3/0.6", "--likelihood", f"{HOOP}=0.8/0.95,0.4/0.7")
    told = " ".join(run("tests", *LVRW, *ranges).stdout.split())
    # odds 3/7 * 0.8/0.7 and 3/2 * 0.95/0.4 make 0.329 and 0.781
    assert "Then: between unlikely and likely (0.33 to 0.78)." in told
    assert "s 0.80 to 0.95, t 0.40 to 0.70 (given for this reading)" in told
    assert "Three tests moved nothing" in told
    (reading,) = answer("tests", *LVRW, *ranges)["readings"]
    assert reading["posterior"] == {"low": 0.328767, "high": 0.780822, "words": "between unlikely and likely"}


def test_without_anybodys_likelihoods_nothing_moves() -> None:
    (reading,) = answer("tests", *LVRW, "--against", RIVAL, "--prior", "0.2/0.5")["readings"]
    assert (reading["posterior"]["low"], reading["posterior"]["high"]) == (0.2, 0.5)
    assert reading["weights"] == []
    assert len(reading["moved_nothing"]) == 4


def test_a_pathway_that_is_not_there_is_refused() -> None:
    refused = run("tests", *LVRW, "--pathway", "999").exception
    assert isinstance(refused, UsageError) and str(refused).startswith("no pathway 999: there are only ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("tests", "lvrw"), "name both FROM and TO, or neither"),
        (("tests", *LVRW, "--prior", "0.2/0.5"), "needs both a named rival, --against, and your own --prior"),
        (("tests", *LVRW, "--against", RIVAL), "needs both a named rival, --against, and your own --prior"),
        (("tests", "--likelihood", f"{HOOP}=0.1/0.2,0.1/0.2"), "needs both a named rival"),
        (("tests", "--against", RIVAL, "--prior", "0.2/0.5", "--likelihood", HOOP), "is not of the form TEST="),
    ],
)
def test_misuse_is_told_in_one_line(arguments: tuple[str, ...], message: str) -> None:
    found = run(*arguments)
    assert found.exit_code == 2
    assert message in found.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("tests", "--against", "lvrw", "--prior", "0.2/0.5"),
            "no test here is against London Voter Registration Week",
        ),
        (("tests", "--against", RIVAL, "--prior", "0.5"), "'0.5' is no range of probabilities"),
        (("tests", "--against", RIVAL, "--prior", "0/1"), "a prior of 0 or 1 cannot be moved"),
        (("tests", "lvrw", "Citizens UK"), "The record holds no pathway"),
        (("outcomes", "lvrw"), "London Voter Registration Week is a campaign, not an outcome"),
    ],
)
def test_what_cannot_be_answered_is_refused(arguments: tuple[str, ...], message: str) -> None:
    found = run(*arguments)
    assert isinstance(found.exception, UsageError)
    assert message in str(found.exception)


def test_every_test_of_the_record_stands_under_its_hypothesis_and_rival() -> None:
    found = answer("tests")
    assert {row["result"] for row in found["tests"]} == {"found", "not-searched"}
    told = run("tests").stdout
    assert all(row["id"] in told for row in found["tests"])
    assert told.count("  tested against: ") == len(
        {(row["hypothesis"]["id"], row["rival"]["id"]) for row in found["tests"]}
    )


def test_refused_outcomes_name_what_they_lack() -> None:
    found = answer("outcomes")
    assert found["whole"] + found["refused"] == len(found["outcomes"])
    assert all(row["missing"] for row in found["outcomes"] if not row["whole"])
    told = run("outcomes", "--limit", "1").stdout
    assert "Refused, for what they lack" in told
    assert f"{found['refused'] - 1} more with --limit." in told


def test_one_outcome_is_told_in_full() -> None:
    told = " ".join(run("outcomes", "outcome-gla-hesitation-ended").stdout.split())
    # The line is told where the document is at hand.
    who = r"Who changed: Greater London Authority \(the report's author, Renaisi: stated(, line 878)?\)"
    assert re.search(who, told)
    assert "has a stake in Citizenship and Integration Initiative" in told
    assert "Refused. Missing: when, where, why it matters" in told


@pytest.mark.parametrize("arguments", [("tests",), ("tests", *LVRW), ("outcomes", "--full", "--limit", "999")])
def test_no_line_is_wider_than_eighty_columns_and_the_same_comes_out_twice(arguments: tuple[str, ...]) -> None:
    told = run(*arguments).stdout
    assert max(map(len, told.splitlines())) <= 80
    assert run(*arguments).stdout == told
