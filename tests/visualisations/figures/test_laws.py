"""Laws of every figure, of any record and size: nothing unnamed, crossed, cut off or too small to read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from struct import unpack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Dataset
from civicgraph.graph.errors import UsageError
from civicgraph.graph.record import Record, Thing
from civicgraph.visualisations.figures import matrix as matrix_module
from civicgraph.visualisations.figures.ledger import ledger_content, ledger_figure
from civicgraph.visualisations.figures.matrix import matrix_content, matrix_figure
from civicgraph.visualisations.figures.neighbourhood import neighbourhood_content, neighbourhood_figure
from civicgraph.visualisations.figures.overview import overview_contents, overview_figure
from civicgraph.visualisations.figures.pages import PAPERS, PagedContent, render_page
from civicgraph.visualisations.figures.timeline import timeline_content, timeline_figure
from civicgraph.visualisations.style import theme_of

from ...examples import examples
from ...graph import by_hand
from ...promises import northmere
from ...vectors.records import random_record, works_record
from ..small_record import small_record
from .figure_reading import (
    SVG,
    Box,
    Element,
    apart,
    check_geometry,
    elements_in_place,
    groups,
    parse_svg,
    rect_boxes,
    squeeze,
    text_boxes,
    text_of,
    title_and_description,
)

SHIPPED, SMALL = Dataset.shipped(), small_record()
SIZES = sorted(PAPERS)
Drawn = tuple[Callable[[], str], Callable[[], list[PagedContent]]]


def kinds(record: Record, thing: str, event: str) -> dict[str, Drawn]:
    """Every kind of figure of a record, as a whole and as what is put on pages."""
    return {
        "map": (partial(overview_figure, record), partial(overview_contents, record)),
        "around": (
            partial(neighbourhood_figure, record, thing),
            lambda: [neighbourhood_content(record, thing)],
        ),
        "timeline": (partial(timeline_figure, record, thing), lambda: [timeline_content(record, thing)]),
        "matrix": (partial(matrix_figure, record, event), lambda: [matrix_content(record, event)]),
        "ledger": (partial(ledger_figure, record), lambda: [ledger_content(record)]),
    }


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Drawn]]:
    """Every kind of figure of the shipped record and of two of another town."""
    town = northmere(Path(tmp_path_factory.mktemp("town"))).dataset().record()
    return {
        "shipped": kinds(SHIPPED.record(), "cii", "assembly-tyne-and-wear-2024"),
        "town": kinds(town, "council", "spring-assembly"),
        "small": kinds(SMALL, "secondment", "held"),
    }


def line_boxes(root: Element) -> Iterator[Box]:
    """The straight pieces of every line between things, as thin boxes."""
    for path, dx, dy in elements_in_place(root):
        if not (path.get("class") or "").startswith("line "):
            continue
        left, y, right = map(float, re.fullmatch(r"M(\S+) (\S+)H(\S+)", path.get("d") or "").groups())  # type: ignore[union-attr]
        yield min(left, right) + dx, y + dy - 0.5, max(left, right) + dx, y + dy + 0.5


def check_lines(svg: str) -> None:
    """No line runs through a name, nor under a card except to end at its edge."""
    root = parse_svg(svg)
    names = [(words, box) for words, box in text_boxes(root) if words.strip()]
    cards = rect_boxes(root, "box")
    for line in line_boxes(root):
        for words, box in names:
            assert apart(line, box), words
        assert all(apart(line, card, near=1.5) for card in cards)


def check_words(svg: str) -> None:
    """Every card has a name, every tie a verb; the finding heads the text alternative and says more than a kind."""
    root = parse_svg(svg)
    for card in groups(root, "card"):
        assert text_of(card)
    for tie in groups(root, "tie"):
        assert text_of(tie)[:1].isalpha()
    title, description, *_ = root
    assert title.text and (description.text or "").startswith(title.text)
    assert squeeze(title.text) in text_of(root)


def check_sizes(svg: str, width: float = 0, height: float = 0) -> None:
    """No text is smaller than seven points; a size is kept to the pixel."""
    root = parse_svg(svg)
    points = float(root.get("width", "0")) * 0.75 / float((root.get("viewBox") or "").split()[2])
    assert min(float(text.get("font-size", "0")) for text in root.iter(f"{SVG}text")) * points >= 7
    if width:
        assert float(root.get("width", "0")) == pytest.approx(width * 4 / 3, abs=0.01)
        assert float(root.get("height", "0")) == pytest.approx(height * 4 / 3, abs=0.01)


def check(svg: str, width: float = 0, height: float = 0) -> None:
    check_geometry(svg)
    check_lines(svg)
    check_words(svg)
    check_sizes(svg, width, height)


@pytest.mark.parametrize("kind", sorted(kinds(SMALL, "", "")))
@pytest.mark.parametrize("of", [pytest.param("shipped", marks=pytest.mark.slow), "town"])
def test_every_kind_keeps_the_laws(drawn: dict[str, dict[str, Drawn]], of: str, kind: str) -> None:
    whole, contents = drawn[of][kind]
    check(whole())
    for size, paper in PAPERS.items():
        svg, pages = render_page(contents(), size, 1, theme_of("light"))
        check(svg, paper.width, paper.height)
        if pages > 1:
            check(render_page(contents(), size, pages, theme_of("dark"))[0], paper.width, paper.height)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", ["around", "timeline", "ledger"])
def test_pages_together_show_all_and_each_says_which_it_is(
    drawn: dict[str, dict[str, Drawn]], kind: str, size: str
) -> None:
    contents = drawn["small"][kind][1] if kind != "ledger" else drawn["town"][kind][1]
    pages = render_page(contents(), size, 1, theme_of("light"))[1]
    svgs = [render_page(contents(), size, page, theme_of("light"))[0] for page in range(1, pages + 1)]
    names = {"around": ["card"], "timeline": ["row", "undated"], "ledger": ["row"]}[kind]
    shown = [one.get("data-about") for svg in svgs for name in names for one in groups(parse_svg(svg), name)]
    [content] = contents()
    assert len(set(shown)) == content.rows + (kind == "around")  # the thing in the middle is on each page
    if pages > 1:
        assert all(squeeze(f"Page {i} of {pages}:") in text_of(parse_svg(svg)) for i, svg in enumerate(svgs, 1))


def test_a_matrix_wider_than_a_page_goes_on_with_its_other_columns() -> None:
    record, event = SHIPPED.record(), "assembly-tyne-and-wear-2024"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matrix_module, "COLUMN", 120.0)
        contents = [matrix_content(record, event)]
        pages = render_page(contents, "a4", 1, theme_of("light"))[1]
        svgs = [render_page(contents, "a4", page, theme_of("light"))[0] for page in range(1, pages + 1)]
    columns = [{one.get("data-about") for one in groups(parse_svg(svg), "column")} for svg in svgs]
    assert len(columns) == 3 and all(len(one) == 2 for one in columns)
    assert len(set.union(*columns)) == 6
    for svg in svgs:
        check(svg)


NAMES = ["x", "The Council of the Towns and Villages of the Lower Valley and its Tributaries", "W" * 60]


@examples(12)
@given(st.integers(0, 9999), st.sampled_from(NAMES), st.sampled_from(["", *SIZES]), st.sampled_from(["light", "dark"]))
def test_the_laws_hold_of_any_record(seed: int, name: str, size: str, theme: str) -> None:
    random = Random(seed)
    record = random.choice([works_record, random_record])(random)
    thing = random.choice(sorted(record.things))
    things = {id: Thing(id, one.type, f"{name} {id}") for id, one in record.things.items()}
    named = replace(record, things=things)
    for whole, contents in kinds(named, thing, thing).values():
        if size:
            check(render_page(contents(), size, 1, theme_of(theme))[0], PAPERS[size].width, PAPERS[size].height)
        else:
            check(whole())


def test_a_picture_for_a_post_has_the_pixels_that_posts_ask_for() -> None:
    drawn = SHIPPED.draw_promises(size="social")
    assert unpack(">II", drawn.png()[16:24]) == (1200, 630)
    assert drawn.page == 1 and drawn.pages > 1


def test_a_page_that_is_not_there_is_refused() -> None:
    with pytest.raises(UsageError, match="no page 99: this figure has"):
        SHIPPED.draw_promises(size="a4", page=99)


@pytest.mark.parametrize("size", ["", *SIZES])
def test_no_funder_of_a_fund_is_left_out(size: str) -> None:
    record = SHIPPED.record()
    funders = {
        claim.subject for claim in record.claims_about("cii") if claim.predicate == "funded" and claim.object == "cii"
    }
    root = parse_svg(SHIPPED.draw_neighbourhood("cii", size=size).svg)
    assert funders <= {card.get("data-about") for card in groups(root, "card")}
    assert all(record.name(id) in title_and_description(root).split(".")[0] for id in funders)


def test_no_side_of_what_is_around_a_thing_stays_empty() -> None:
    lines = "\n".join(f"library ledTo result-{n}" for n in range(16))
    root = parse_svg(neighbourhood_figure(by_hand.record(lines), "library", limit=99))
    sides = [left < 200 for left, *_ in rect_boxes(root, "box")]
    assert sum(sides) >= 6 and len(sides) - sum(sides) >= 6
    assert squeeze("After it, or acted on, continued") in text_of(root)
