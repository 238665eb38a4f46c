"""The timeline: bars begin and end where the dates allow, and what has no date is on no axis."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from civicgraph import Dataset
from civicgraph.graph.dates import bounds
from civicgraph.graph.networks.timeline import timeline
from civicgraph.graph.record import Record
from civicgraph.graph.words.claims import claim_sentence
from civicgraph.visualisations.figures.time_axis import build_axis, draw_bar
from civicgraph.visualisations.figures.timeline import timeline_figure

from ..small_record import small_record
from .figure_reading import (
    HOSTILE,
    check_geometry,
    check_hostile,
    groups,
    parse_svg,
    rename_all,
    shuffle,
    squeeze,
    text_of,
    title_and_description,
)

RECORD = small_record()
SHIPPED = Dataset.shipped().record()
DAYS = build_axis([bounds("2016/2019")], 0, 1461)  # 2016 to 2019 has 1,461 days: a unit a day


def bar_parts(when: str) -> list[tuple[str, float, float]]:
    """The parts of a bar: class, left and right, in days since the first of 2016."""
    root = ElementTree.fromstring(f"<svg>{draw_bar(DAYS, bounds(when), 0, '#000', '#000')}</svg>")
    found = []
    for part in root:
        left = float(part.get("x") or part.get("cx") or 0)
        found.append((part.get("class") or "", left, left + float(part.get("width") or 0)))
    return found


@pytest.mark.parametrize(
    ("when", "parts"),
    [
        ("2016-01-11", [("day", 10, 10)]),
        ("2017", [("possible", 366, 730)]),  # some time in it, so nothing is certain
        ("2016/2018", [("possible", 0, 1095), ("certain", 365, 731)]),  # from the last of 2016 to the first of 2018
        ("2016-11/2018-10", [("possible", 305, 1034), ("certain", 334, 1004)]),
        ("2018-10/..", [("possible", 1004, 1461), ("open-end", 0, 0)]),
        ("../2017", [("possible", 0, 730), ("open-end", 0, 0)]),
        ("2018~", [("possible", 366, 1460)]),  # from the first of 2017 to the last of 2019
    ],
)
def test_bars_have_the_bounds_of_their_dates(when: str, parts: list[tuple[str, float, float]]) -> None:
    found = bar_parts(when)
    assert [name for name, _, _ in found] == [name for name, _, _ in parts]
    assert [ends for _, *ends in found] == [pytest.approx(ends) for _, *ends in parts]


def test_the_axis_holds_every_day_and_a_year_more_where_an_end_is_open() -> None:
    assert build_axis([bounds("2016-05"), bounds("2019-02-28")], 0, 300).years() == [2016, 2017, 2018, 2019, 2020]
    assert build_axis([bounds("2018/..")], 0, 300).years() == [2018, 2019, 2020]
    assert build_axis([bounds("../2018")], 0, 300).years() == [2017, 2018, 2019]
    assert len(build_axis([bounds("0044"), bounds("2020")], 0, 300).years()) <= 10
    assert build_axis([bounds("9999/..")], 0, 300).x("9999-12-31") <= 300
    assert build_axis([], 0, 300).years() == [2000, 2001]


@pytest.mark.parametrize("id", ["secondment", "fees-commitment", "guide", "tomas-veld", "week", "fund"])
@pytest.mark.parametrize("around", [False, True])
def test_every_claim_is_told_dated_ones_on_the_axis_and_undated_ones_apart(id: str, around: bool) -> None:
    svg = timeline_figure(RECORD, id, around=around, limit=99)
    check_geometry(svg)
    found, root = timeline(RECORD, id, around=around, parts=True), parse_svg(svg)
    assert [row.get("data-about") for row in groups(root, "row")] == [claim.id for claim in found.dated]
    assert {row.get("data-about") for row in groups(root, "undated")} == {claim.id for claim in found.undated}
    for claim, row in zip(found.dated, groups(root, "row"), strict=True):
        assert claim.wording in text_of(row)
        assert f"line{claim.evidence[0].line}]" in text_of(row)
        assert claim_sentence(RECORD, claim) in title_and_description(root)


def test_promises_disputes_and_inferences_are_marked() -> None:
    rows = {
        row.get("data-about"): text_of(row) for row in groups(parse_svg(timeline_figure(RECORD, "secondment")), "row")
    }
    assert "!\u00a0disputed".replace("\u00a0", "") in rows["claim/evaluation/post-secondment-doubt"].replace(
        "\u00a0", ""
    )
    root = parse_svg(timeline_figure(RECORD, "fund"))
    planned = next(row for row in groups(root, "row") if row.get("data-about") == "claim/report/strategy-fund")
    assert "planned" in text_of(planned)
    assert [rect.get("stroke-dasharray") for rect in planned.iter() if rect.get("class") == "possible"] == ["2.4 1.8"]


def test_what_has_no_dates_says_so() -> None:
    svg = timeline_figure(RECORD, "belonging")
    check_geometry(svg)
    assert squeeze("The record dates nothing about it.") in text_of(parse_svg(svg))


@pytest.mark.parametrize("id", ["cii", "london-citizens", "sadiq-khan", "deputy-mayor-social-integration", "lvrw"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_shipped_record_fits_and_what_is_left_out_is_counted(id: str, theme: str) -> None:
    svg = timeline_figure(SHIPPED, id, around=True, limit=5, theme=theme)
    check_geometry(svg)
    left = len(timeline(SHIPPED, id, around=True, parts=True).dated) - 5
    assert (squeeze(f"{left} dated claims left out") in text_of(parse_svg(svg))) == (left > 1)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_text_in_place(name: str) -> None:
    check_hostile(timeline_figure(rename_all(RECORD, name), "secondment"), name)


def test_same_input_same_bytes() -> None:
    record: Record = shuffle(RECORD)
    assert timeline_figure(record, "secondment", around=True) == timeline_figure(RECORD, "secondment", around=True)
