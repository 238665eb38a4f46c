"""A drawing that is made once for light and dark ground is what it would be, drawn for each."""

from __future__ import annotations

import pytest

from civicgraph import Dataset
from civicgraph.graph.tracing.trace import trace
from civicgraph.visualisations.figures.pathway import pathway_figure
from civicgraph.visualisations.figures.portrait import portrait_figure
from civicgraph.visualisations.style import Theme, in_both_themes

from .foreign_record import foreign_record
from .small_record import small_record

RECORDS = {"shipped": Dataset.shipped().record(), "small": small_record(), "foreign": foreign_record()}


@pytest.mark.parametrize("name", RECORDS)
def test_portraits_are_the_same(name: str) -> None:
    record = RECORDS[name]
    for id in list(record.things)[:60]:

        def draw(theme: str | Theme, id: str = id) -> str:
            return portrait_figure(record, id, theme=theme)

        assert in_both_themes(draw) == (draw("light"), draw("dark"))


@pytest.mark.parametrize("form", ["tall", "wide"])
def test_pathways_are_the_same(form: str) -> None:
    record = RECORDS["shipped"]
    found = trace(record, "citizens-uk", "lvrw")
    assert found.pathways

    def draw(theme: str | Theme) -> str:
        return pathway_figure(record, found, theme=theme, form=form)

    light, dark = in_both_themes(draw)
    assert (light, dark) == (draw("light"), draw("dark"))
    assert light != dark


def test_words_of_the_data_that_look_like_a_pair_of_colours_stay() -> None:
    """A quotation mark of the data is escaped wherever it stands, so that no text can be taken for an attribute."""
    drawn = '<text fill="@#AAAAAA#BBBBBB">=&quot;@#AAAAAA#BBBBBB&quot; @#AAAAAA#BBBBBB</text>'
    light, dark = in_both_themes(lambda theme: drawn)
    assert light == '<text fill="#AAAAAA">=&quot;@#AAAAAA#BBBBBB&quot; @#AAAAAA#BBBBBB</text>'
    assert dark == light.replace('"#AAAAAA"', '"#BBBBBB"')
