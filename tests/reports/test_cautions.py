"""Cautions: those that say the same once, in the order of the steps."""

from __future__ import annotations

from civicgraph import Dataset, trace
from civicgraph.graph.record import Caveat, Evidence
from civicgraph.reports.blocks import Card, Section, plain_text
from civicgraph.reports.cautions import alike_cautions, pathway_cautions
from civicgraph.reports.words import Citations

RECORD = Dataset.shipped().record()
HARD = "The report says that what would have happened without the fund is always difficult to define with certainty."


def caveat(id: str, summary: str, type: str = "no-counterfactual", anchor: str = "always difficult") -> Caveat:
    return Caveat(id, type, summary, (), "source/report", (Evidence("source/report", anchor, ""),))


def alike(*caveats: Caveat) -> list[list[str]]:
    return [[one.id for one in group] for group in alike_cautions(caveats)]


def test_what_says_nearly_the_same_of_one_passage_is_one_the_fullest_first() -> None:
    short = caveat(
        "b", "The report itself says that what would have happened without the fund is difficult to be sure of."
    )
    other = caveat("c", "Whether the fund ended early is not told by anybody in this record.")
    assert alike(short, other, caveat("a", HARD)) == [["a", "b"], ["c"]]


def test_another_type_passage_or_owner_keeps_cautions_apart() -> None:
    short = "The report itself says that what would have happened without the fund is difficult to be sure of."
    assert alike(caveat("a", HARD), caveat("b", short, "shared-credit")) == [["a"], ["b"]]
    assert alike(caveat("a", HARD), caveat("b", short, anchor="elsewhere")) == [["a"], ["b"]]
    assert alike(caveat("a", HARD), caveat("b", short)._replace(voice="voice/x")) == [["a"], ["b"]]


def test_the_same_words_anywhere_are_one() -> None:
    assert alike(caveat("a", HARD), caveat("b", HARD, anchor="elsewhere")) == [["a", "b"]]
    assert alike(caveat("a", "Not told."), caveat("b", "Not told."), caveat("c", "Not so.")) == [["a", "b"], ["c"]]


def cards(section: Section) -> list[Card]:
    return [block for part in (section, *section.parts) for block in part.blocks if isinstance(block, Card)]


def test_cautions_come_in_the_order_of_the_steps_and_every_one_has_a_number() -> None:
    found = trace(RECORD, "citizens-uk", "lvrw")
    cited = Citations(RECORD, found.pathways[0].things)
    section = pathway_cautions(RECORD, found, cited)
    on_steps = [plain_text(card.title) for card in cards(Section("", "", section.parts[0].blocks))]
    assert on_steps == [
        "C1 Limit of the evidence, on step 1; ours, not a source's",
        "C2 Must not conclude, on step 3; ours, not a source's",
        "C3 Must not conclude, on step 3; ours, not a source's",
        "C4 Must not conclude, on step 4; ours, not a source's",
        "C5 No counterfactual, on step 5; told by a funder, in an interview",
        "C6 No counterfactual, on step 5; told by the report's author, Renaisi",
    ]
    every = cards(section)
    assert [card.id for card in every] == [f"caution-{number}" for number in range(1, len(every) + 1)]
    assert {one.id for one in found.caveats} <= set(cited.cautions)
