"""The whole record on a page: the counts add up, a promise is in no flow, and what is not named is counted."""

from __future__ import annotations

import pytest

from civicgraph import Dataset
from civicgraph.visualisations.figures.overview import overview_figure
from civicgraph.visualisations.figures.overview_counts import NAMED_THINGS, lane_of, overview

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


def test_every_thing_of_a_small_record_is_named_in_its_lane() -> None:
    svg = overview_figure(RECORD)
    check_geometry(svg)
    things = groups(parse_svg(svg), "thing")
    assert sorted(str(thing.get("data-about")) for thing in things) == sorted(RECORD.things)
    for thing in things:
        assert text_of(thing).startswith(squeeze(RECORD.name(thing.get("data-about") or "")))
    assert "notnamed" not in text_of(parse_svg(svg))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_of_a_large_record_the_most_tied_are_named_and_the_rest_counted(theme: str) -> None:
    svg = overview_figure(SHIPPED, theme=theme)
    check_geometry(svg)
    found, root = overview(SHIPPED), parse_svg(svg)
    assert sum(map(len, found.lanes.values())) == len(SHIPPED.things)
    assert {len(ids) for ids in found.named.values()} == {NAMED_THINGS}
    assert len(groups(root, "thing")) == len(SHIPPED.things) - found.unnamed
    assert squeeze(f"{found.unnamed:,} more things are counted and not named") in text_of(root)
    for lane, ids in found.named.items():
        least = min(found.ties[id] for id in ids)
        assert all(found.ties[id] <= least for id in set(found.lanes[lane]) - set(ids))


def test_flows_count_what_is_done_and_neither_promises_nor_order_in_time() -> None:
    flows = overview(RECORD).flows
    expected: dict[tuple[str, str], dict[str, int]] = {}
    for claim in RECORD.claims.values():
        relation = RECORD.relations[claim.predicate]
        if (
            relation.cause and claim.object and relation.kind in ("influence", "agency")
            and claim.supports and claim.modality in ("done", "state")
        ):  # fmt: skip
            ends = (claim.subject, claim.object) if relation.cause == "subject" else (claim.object, claim.subject)
            kinds = expected.setdefault((lane_of(RECORD, ends[0]), lane_of(RECORD, ends[1])), {})
            kinds[relation.kind] = kinds.get(relation.kind, 0) + 1
    assert {pair: dict(kinds) for pair, kinds in flows.items()} == expected
    assert ("response", "commitment") not in flows  # it was only promised
    assert flows["commitment", "instrument"]["influence"] == 1


def test_the_flows_are_written() -> None:
    root, found = parse_svg(overview_figure(SHIPPED)), overview(SHIPPED)
    drawn = {
        (tuple((flow.get("data-about") or "").split()), (flow.get("class") or "").split()[1]): text_of(flow)
        for flow in groups(root, "flow")
    }
    assert drawn == {(pair, kind): f"{count:,}" for pair, kinds in found.flows.items() for kind, count in kinds.items()}
    assert "From delivery to outcomes" in title_and_description(root)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_text_in_place(name: str) -> None:
    check_hostile(overview_figure(rename_all(RECORD, name)), name)


def test_same_input_same_bytes() -> None:
    assert overview_figure(shuffle(SHIPPED)) == overview_figure(SHIPPED)
