"""A figure of a pathway says where it comes to less, in its title and its words, and who says the opposite."""

from __future__ import annotations

from pathlib import Path

from civicgraph import trace
from civicgraph.graph.record import Record
from civicgraph.visualisations.figures.pathway_text import PathwayText, pathway_text

from ...graph.by_hand import record
from ...workspace import write_interviews

LESS = "rain ledTo dust passage=2\ndust ledTo/less harvest passage=3"


def figure_text(of: Record, start: str = "rain", end: str = "harvest", number: int = 0) -> PathwayText:
    """What the figure of a pathway says."""
    return pathway_text(of, trace(of, start, end), number)


def test_the_title_and_the_verdict_say_that_it_comes_to_less() -> None:
    figure = figure_text(record(LESS))
    assert (
        figure.title
        == "How far does the record trace Harvest back to Rain? Two steps, to less, every step in one source"
    )
    assert [label.phrase for label in figure.labels] == ["led to", "led to less"]
    less = "Step 2 leads to less: along it, more of Rain comes to less of Harvest, not to more."
    assert less in figure.verdict and less in figure.description


def test_two_steps_to_less_undo_one_another_and_the_title_says_no_less() -> None:
    figure = figure_text(record(LESS.replace("ledTo dust", "ledTo/less dust")))
    assert figure.title == "How far does the record trace Harvest back to Rain? Two steps, every step in one source"
    assert (
        "Steps 1 and 2 lead to less, so that along it the less of one step undoes the less of another."
        in figure.verdict
    )


def test_who_says_the_opposite_is_not_counted_among_those_who_tell_a_step() -> None:
    figure = figure_text(record(f"{LESS}\ndust ledTo/more harvest wording=opinion voice=ann passage=4"))
    facts = dict((kind, words) for kind, words in figure.labels[1].facts)
    assert "ann" not in facts["plain"]
    assert "the opposite (led to more) by the voice of the ann" in facts["warn"].replace("\xa0", " ")


def test_another_pathway_is_told_by_its_own_signs() -> None:
    other = record(f"{LESS}\nrain ledTo mud\nmud ledTo silt\nsilt ledTo harvest")
    titles = [figure_text(other, number=number).title for number in range(2)]
    assert ["to less" in title for title in titles] == [True, False]
    assert not [one for one in figure_text(other, number=1).verdict if "Step 2 leads to less" in one]


def test_a_record_of_interviews_has_signs_in_its_figures(tmp_path: Path) -> None:
    interviews = write_interviews(tmp_path)
    for name in ("eleni", "nikos"):
        interviews.change(f"claims/{name}.yaml", "predicate: ledTo", "predicate: ledTo\n    direction: less")
    figure = figure_text(interviews.dataset().record(), "mathimata", "tharros")
    assert figure.title.endswith("? One step, to less, told in two sources")
    assert figure.labels[0].phrase == "led to less"
