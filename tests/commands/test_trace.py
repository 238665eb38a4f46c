"""``civicgraph trace`` as people and programs run it: a real process over real files."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from civicgraph import Dataset
from civicgraph.commands import trace as command
from civicgraph.console.trace_screen import trace_screen
from civicgraph.console.trace_text import trace_text
from civicgraph.graph.vocabulary import load_vocabulary

from ..workspace import Workspace, write_workspace


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The night-bus workspace, built once."""
    return write_workspace(tmp_path_factory.mktemp("trace"))


def output(workspace: Workspace, *arguments: str) -> str:
    """What a trace prints."""
    done = workspace.run("trace", *arguments)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    return done.stdout


def full_output(workspace: Workspace, *arguments: str) -> str:
    """What a trace prints of everything."""
    return output(workspace, *arguments, "--full")


def sections(text: str) -> dict[str, str]:
    """The text under each heading; headings stand at the margin under a blank line."""
    found: dict[str, str] = {}
    heading = ""
    lines = text.splitlines()
    for above, line in zip(["", *lines], lines, strict=False):
        if not above and line and not line.startswith(" "):
            heading = line
        found[heading] = found.get(heading, "") + line + "\n"
    return found


SCREEN = """\
How far does the record trace Elm Street night bus back to Elm Street Alliance?

  “Minutes of the Elm Street meeting” has every step from Elm Street Alliance to
  Elm Street night bus, in several places; no passage tells the whole.
  Told only by the minutes and the chair, at the meeting, with a stake in it; no
  independent voice tells it.
  The bus had been planned before anybody asked for it.
  The record joins them in two steps: 1 stated; 2 opinion.
  Step 2 rests on the opinion of the chair, at the meeting.

Pathway 1 of 2: two steps, every step in one source, dates possible
                     Elm Street Alliance
   1  as stated      asked for the ask “A night bus to Elm Street”
   2  opinion        was needed for Elm Street night bus

  --full adds who says each step, where and in what words, one caution and five
  things missing. --pathway 2 shows another way.
"""


def test_the_answer_is_one_screen_with_a_line_a_step_and_where_to_go_on(harbour: Workspace) -> None:
    screen, _, data = output(harbour, "ESA", "night-bus").rpartition("  Data ")
    assert (screen, data.endswith(f", {harbour.root.name}\n")) == (SCREEN, True)


def test_a_step_that_breaks_the_chain_bears_a_mark_without_colour(harbour: Workspace) -> None:
    lines = output(harbour, "ask-night-bus", "night-bus", "--pathway", "2").splitlines()
    steps = [line for line in lines if line[2:4].strip().isdecimal()]
    assert [(line[1], line[6:19].rstrip()) for line in steps] == [(" ", "as stated"), ("!", "our inference")]


def test_where_there_is_no_pathway_the_screen_says_what_it_means_and_what_to_type(harbour: Workspace) -> None:
    text = " ".join(output(harbour, "harbour-council", "ask-night-bus").split())
    assert "none was found does not prove that there was none. --full adds" in text
    assert "With FROM alone, civicgraph trace lists what it leads to." in text


def test_the_screen_promises_no_more_than_the_full_answer_holds() -> None:
    """Nothing ties the two, and nothing cautions of them, so that there is nothing to add."""
    found = Dataset.shipped().trace("Trust for London", "Peterborough Citizens")
    screen, full = (click.unstyle(make(found.record, found.trace)) for make in (trace_screen, trace_text))
    assert "--full" not in screen and "With FROM alone" in screen
    assert list(sections(full)) == [full.splitlines()[0], "Verdict", full.splitlines()[-1]]


def test_the_verdict_comes_before_the_steps_and_says_where_the_chain_is_weak(harbour: Workspace) -> None:
    text = full_output(harbour, "ESA", "night-bus")
    assert text.startswith(
        "How far does the record trace Elm Street night bus back to Elm Street Alliance?\n\nVerdict\n"
    )
    verdict = " ".join(sections(text)["Verdict"].split())
    assert verdict == (
        "Verdict “Minutes of the Elm Street meeting” has every step from Elm Street Alliance to Elm Street night "
        "bus, in several places; no passage tells the whole. Told only by the minutes and the chair, at the "
        "meeting, with a stake in it; no independent voice tells it. The bus had been planned before anybody "
        "asked for it. The record joins them in two steps: 1 stated; 2 opinion. Step 2 rests on the opinion of the "
        "chair, at the meeting."
    )


def test_how_two_steps_meet_stands_between_them(harbour: Workspace) -> None:
    text = full_output(harbour, "ESA", "night-bus")
    before, _, after = text.partition("\n\n  (steps 1 and 2 are told in one source, in different places)\n\n")
    assert before.endswith("The alliance asked for a bus at night.") and after.startswith("  2. A night bus")


def test_each_step_says_who_says_so_in_what_words_and_where(harbour: Workspace) -> None:
    text = full_output(harbour, "ESA", "night-bus")
    assert (
        "  1. Elm Street Alliance\n"
        "     ──> asked for ──> A night bus to Elm Street\n"
        "     agency · stated · November 2020\n"
        "     Says the minutes, line 3, at “asked the council for a night bus”:\n"
        "       The alliance asked for a bus at night.\n"
    ) in text
    assert (
        "  2. A night bus to Elm Street\n"
        "     ══> was needed for ══> Elm Street night bus\n"
        "     influence · opinion · undated\n"
        "     ! WEAKEST STEP: it is an opinion, told by one voice.\n"
        "     Says the chair, at the meeting, in “Minutes of the Elm Street meeting”,\n"
        "     line 6, at “no bus without us”:\n"
        "       The chair thinks there would be no bus had nobody asked.\n"
    ) in text


def test_another_pathway_is_told_in_full_with_its_inference_and_the_reason_for_it(harbour: Workspace) -> None:
    text = full_output(harbour, "ask-night-bus", "night-bus", "--pathway", "2", "--all-caveats")
    assert "Our reading; no source says it, read from line 2, at “Since June 2021 the bus has run”:" in " ".join(
        text.split()
    )
    assert "Reason: Joins the promise and the first run, which the report tells one" in text
    caution = "  The bus had been planned before anybody asked for it. (line 2)"
    assert f"! rival explanation, on step 2; told by the report\n  {caution}" in text


def test_a_disputed_step_names_who_disputes_it(harbour: Workspace) -> None:
    text = full_output(harbour, "ask-night-bus", "promise-night-bus")
    assert "Step 1 is disputed by the report." in text
    assert "! Disputed (stated). Says the report, in “The night bus: a report”, line 2" in " ".join(text.split())


def test_a_plan_is_never_told_as_done(harbour: Workspace) -> None:
    text = full_output(harbour, "bus-fund", "night-bus")
    assert "agency · stated · planned, not shown as done · undated" in text
    assert "it was planned, which does not show that it was done" in " ".join(text.split())
    assert " ".join(sections(text)["Verdict"].split()) == (
        "Verdict It was only planned that Harbour Bus Fund funded Elm Street night bus. The bus had been planned "
        "before anybody asked for it. Step 1 does not show that Elm Street night bus came about."
    )


def test_a_rival_explanation_is_always_shown_and_the_other_caveats_on_the_way_are_counted(harbour: Workspace) -> None:
    cautions = sections(full_output(harbour, "ESA", "night-bus"))["What the record itself cautions"]
    assert cautions == (
        "What the record itself cautions\n"
        "  ! rival explanation, on Elm Street night bus; told by the report\n"
        "    The bus had been planned before anybody asked for it. (line 2)\n\n"
    )
    report = harbour.root / "claims" / "report.yaml"
    text = report.read_text("utf-8")
    report.write_text(text.replace("caveat: rival-explanation", "caveat: limit-of-the-evidence"), "utf-8")
    assert report.read_text("utf-8") != text
    try:
        counted = full_output(harbour, "ESA", "night-bus")
        shown = full_output(harbour, "ESA", "night-bus", "--all-caveats")
    finally:
        report.write_text(text, "utf-8")
    assert "--all-caveats shows" not in counted
    assert "! limit of the evidence, on Elm Street night bus; told by the report\n" in counted
    assert "! limit of the evidence, on Elm Street night bus; told by the report\n" in shown


def test_a_caution_that_no_source_gives_is_told_as_ours(harbour: Workspace) -> None:
    report = harbour.root / "claims" / "report.yaml"
    text = report.read_text("utf-8")
    report.write_text(
        text.replace(
            "    caveat: rival-explanation\n    voice: voice/report/author\n", "    caveat: rival-explanation\n"
        ),
        "utf-8",
    )
    assert report.read_text("utf-8") != text
    try:
        told = full_output(harbour, "ESA", "night-bus")
    finally:
        report.write_text(text, "utf-8")
    assert "  ! rival explanation, on Elm Street night bus; ours, not a source's\n" in told


def test_sources_and_the_data_are_named_at_the_end(harbour: Workspace) -> None:
    text = full_output(harbour, "ESA", "night-bus")
    assert "Sources\n  Minutes of the Elm Street meeting, Elm Street Alliance, March 2021\n" in text
    assert text.splitlines()[-1].startswith("Data ") and text.endswith(f", {harbour.root.name}\n")


def test_where_there_is_no_pathway_it_says_what_that_means(harbour: Workspace) -> None:
    text = " ".join(full_output(harbour, "harbour-council", "ask-night-bus").split())
    assert (
        "Verdict The record holds no pathway of influence from Harbour Council to the ask “A night bus to Elm "
        "Street”. Nearest: Harbour Council made the promise of a night bus, which responded to the "
        "ask “A night bus to Elm Street”. A promise does not show whether it was kept. That none was found does "
        "not prove that there was none. Other ties between the two, not walked - Harbour Council made the promise "
        "of a night bus; The promise of a night bus responded to the ask “A night bus to Elm Street” "
        "Says the report, in “The night bus: a report”, line 1, at “The council promised a bus” (claim/report/made) "
        "Says the minutes, in “Minutes of the Elm Street meeting”, line 5, at “the council’s answer was a promise” "
        "(claim/minutes/answered)"
    ) in text
    assert "Pathway 1" not in text


def test_joints_that_no_passage_tells_stand_between_the_steps(harbour: Workspace) -> None:
    text = full_output(harbour, "ESA", "night-bus")
    assert (
        "\n\n  (steps 1 and 2 are told in one source, in different places)\n\n  2. A night bus to Elm Street\n" in text
    )


def test_one_end_alone_lists_what_it_leads_to_by_rung(harbour: Workspace) -> None:
    found = sections(output(harbour, "ESA"))
    assert "Elm Street night bus  2 steps  weakest: opinion" in found["Delivery (1)"]
    assert "Promise of a night bus  2 steps  weakest: as stated" in found["Commitment (1)"]
    assert "A night bus to Elm Street  1 step  weakest: as stated" in found["Ask (1)"]


def test_one_end_that_leads_nowhere_says_so(harbour: Workspace) -> None:
    assert "  Nothing." in output(harbour, "night-bus")


@pytest.mark.parametrize(
    ("options", "dropped"),
    [
        (["--kind", "agency", "--kind", "influence"], "One claim by --kind."),
        (["--wording", "stated"], "Two claims by --wording."),
        (["--from-date", "2021-03"], "Two claims by --from-date."),
        (["--to-date", "2020-12"], "Three claims by --to-date."),
        (["--max-steps", "1"], "Two things beyond one claim (--max-steps)."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_filters_and_bounds_say_what_they_left_out(harbour: Workspace, options: list[str], dropped: str) -> None:
    assert dropped in " ".join(output(harbour, "ESA", "night-bus", *options).split())
    assert dropped in " ".join(full_output(harbour, "ESA", "night-bus", *options).split())


def test_json_is_one_value_with_the_same_verdict_as_the_text(harbour: Workspace) -> None:
    found = json.loads(output(harbour, "ESA", "night-bus", "--json"))
    text = " ".join(full_output(harbour, "ESA", "night-bus").split())
    assert all(sentence in text for sentence in found["verdict"])
    assert [step["relation"] for step in found["pathways"][0]["steps"]] == ["asked", "dependedOn"]
    assert found["pathways"][0]["steps"][0]["claims"][0]["line"] == 3


def test_json_of_one_end_lists_what_it_leads_to(harbour: Workspace) -> None:
    found = json.loads(output(harbour, "ESA", "--json"))
    assert [(one["id"], one["steps"], one["weakest"]) for one in found["reaches"]] == [
        ("ask-night-bus", 1, 5),
        ("promise-night-bus", 2, 5),
        ("night-bus", 2, 4),
    ]


def test_a_drawing_goes_to_a_file_and_the_text_is_still_told(harbour: Workspace, tmp_path: Path) -> None:
    done = harbour.run("trace", "ESA", "night-bus", "--svg", str(tmp_path / "a.svg"), "--png", str(tmp_path / "a.png"))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "a.svg").read_text("utf-8").startswith("<svg")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    assert "Pathway 1 of 2" in done.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.png", "a.svg"]


def test_a_drawing_to_the_terminal_is_all_that_is_printed(harbour: Workspace) -> None:
    text = output(harbour, "ESA", "night-bus", "--svg", "-")
    assert text.startswith("<svg") and "Verdict\n" not in text


MISUSE = {
    "an unknown name": (["ESA", "nihgt-bus"], "did you mean night-bus (Elm Street night bus)"),
    "a date that is none": (["ESA", "night-bus", "--from-date", "soon"], "'soon' is no date"),
    "no such pathway": (["ESA", "night-bus", "--pathway", "9"], "there are only 2"),
    "a bound of nothing": (["ESA", "night-bus", "--max-steps", "0"], "--max-steps"),
    "a kind that is none": (["ESA", "night-bus", "--kind", "magic"], "'magic' is not one of 'influence'"),
    "a drawing of one end": (["ESA", "--svg", "a.svg"], "name both FROM and TO"),
    "a drawing of no pathway": (["night-bus", "ESA", "--svg", "a.svg"], "The record holds no pathway"),
    "a folder that is not there": (["ESA", "night-bus", "--svg", "nowhere/a.svg"], "nowhere/a.svg: cannot be written"),
    "nothing": ([], "Missing argument 'FROM'"),
}


@pytest.mark.parametrize(("arguments", "message"), MISUSE.values(), ids=MISUSE)
def test_misuse_is_told_on_stderr_and_exits_with_two(harbour: Workspace, arguments: list[str], message: str) -> None:
    done = harbour.run("trace", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    error = done.stderr.splitlines()[-1]
    assert error.startswith("Error: ") and message in error
    assert not (harbour.root / "a.svg").exists() and "Traceback" not in done.stderr


def test_the_kinds_and_wordings_to_choose_from_are_those_of_the_vocabulary() -> None:
    codes = load_vocabulary().codes
    assert list(command._KIND.choices) == [name for scheme, name in codes if scheme == "kind"]
    assert list(command._WORDING.choices) == [name for scheme, name in codes if scheme == "wording"]


def test_it_says_how_robust_the_pathways_are_and_what_they_hang_on(harbour: Workspace) -> None:
    """The minutes tell it in two voices, both of which speak for the alliance that asked."""
    found = sections(full_output(harbour, "ESA", "night-bus"))
    assert " ".join(found["How robust"].split()) == (
        "How robust - One source tells every step of a pathway. The step told by the fewest sources is told by one. "
        "Without “Minutes of the Elm Street meeting”, no pathway is left that sources tell from end to end. "
        "- No one voice tells every step of a pathway. The step told by the fewest voices is told by one. Without the "
        "minutes, no pathway is left that voices tell from end to end. "
        "- Voices of whom no stake is recorded in what they report tell no pathway."
    )
    assert "Every recorded pathway passes through A night bus to Elm Street." in " ".join(
        found["What it depends on"].split()
    )


def test_json_names_the_cut_and_the_gatekeepers(harbour: Workspace) -> None:
    found = json.loads(output(harbour, "ESA", "night-bus", "--json"))
    by_source, by_voice = found["robustness"]["by_source"], found["robustness"]["by_voice"]
    assert (by_source["max_flow"], by_source["told_whole"], by_source["told_whole_by"]) == (1, 1, ["source/minutes"])
    assert (by_source["cut"]["size"], by_source["cut"]["names"]) == (1, ["Minutes of the Elm Street meeting"])
    assert (by_voice["told_whole"], by_voice["independent"]["max_flow"]) == (0, 0)
    assert found["gatekeepers"] == [{"id": "ask-night-bus", "name": "A night bus to Elm Street", "type": "Ask"}]
    assert found["counts_exact"] is True
