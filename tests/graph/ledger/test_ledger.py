"""Asks, answers and promises joined from claims: what a row holds, what filters leave out, how a count adds up."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Dataset, Record, UnknownName
from civicgraph.graph.export.ledger import ledger_json
from civicgraph.graph.export.ledger_tables import ledger_csv, ledger_markdown
from civicgraph.graph.export.markdown import escape_cell
from civicgraph.graph.ledger.filters import DropReason, LedgerFilters, filter_rows, resolve_source
from civicgraph.graph.ledger.groups import group_rows, outline, reconciliations
from civicgraph.graph.ledger.ledger import ledger
from civicgraph.graph.ledger.model import InheritedTheme, LinkedThing, Row
from civicgraph.graph.ledger.rows import rows
from civicgraph.graph.ledger.text import answer_text, cells_of, dates_of, summary_sentences
from civicgraph.graph.spreadsheets import neutralise

from ...promises import northmere


@dataclass(frozen=True)
class Town:
    """Northmere's record and its rows by id."""

    record: Record
    rows: dict[str, Row]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    folder = tmp_path_factory.mktemp("town")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CIVICGRAPH_CACHE", str(folder / "cache"))
        record = northmere(folder).dataset().record()
    return Town(record, {row.id: row for row in rows(record)})


@pytest.fixture(scope="module")
def shipped() -> Record:
    return Dataset.shipped().record()


def ids(links: tuple[LinkedThing, ...]) -> list[str]:
    return [one.id for one in links]


# One row


def test_every_ask_and_promise_has_one_row_and_a_response_only_where_no_ask_has_it(town: Town) -> None:
    kinds = {"Ask", "Commitment", "Pledge"}
    expected = {thing.id for thing in town.record.things.values() if thing.type in kinds}
    assert set(town.rows) == expected | {"response-loose"}
    assert town.rows["response-loose"].kind == "response"
    assert ids(town.rows["response-loose"].made_by) == ["ben-dunn"]


def test_a_promise_carries_the_ask_it_answers_and_who_asked_it_where(town: Town) -> None:
    row = town.rows["commitment-homes"]
    assert [(one.id, one.mark) for one in row.asks] == [("ask-homes", "inferred")]
    assert ids(row.asked_by) == ["northmere-citizens"]
    assert ids(row.at) == ["spring-assembly"]
    assert ids(row.themes) == ["housing"]
    assert ids(town.rows["ask-homes"].promises) == ["commitment-homes"]


def test_a_promise_has_figure_deadline_terms_and_who_must_act(town: Town) -> None:
    row = town.rows["commitment-homes"]
    assert [figure.text for figure in row.figures] == ["at least 500 homes (Northmere)", "20 homes"]
    assert [(due.claim.value, due.bounds.start_lo, due.bounds.end_hi) for due in row.deadlines] == [
        ("2031", "2031-01-01", "2031-12-31")
    ]
    assert [term.claim.value for term in row.terms] == ["only if elected"]
    assert ids(row.must_act) == ["uk-government"]


def test_one_ask_shows_the_answer_of_each_candidate(town: Town) -> None:
    answers = [answer_text(town.record, answer) for answer in town.rows["ask-buses"].answers]
    assert answers == ["Ada Cole: yes", "Ben Dunn: no"]
    assert town.rows["commitment-buses"].answers == town.rows["ask-buses"].answers


def test_absence_is_an_answer_about_an_ask_though_it_responds_to_none(town: Town) -> None:
    (answer,) = town.rows["ask-all"].answers
    assert answer_text(town.record, answer) == "Cy Eno: absent [inferred]"


def test_a_disputed_promise_is_marked_and_what_is_only_disputed_is_left_out(town: Town) -> None:
    assert [(one.id, one.mark) for one in town.rows["commitment-buses"].made_by] == [
        ("candidates", "contested, disputed")
    ]
    assert "ben-dunn" not in ids(town.rows["pledge-trees"].made_by)


def test_a_part_without_a_maker_has_the_makers_of_its_whole_and_says_so(town: Town) -> None:
    assert [(one.id, one.of_whole) for one in town.rows["pledge-road-a"].made_by] == [("council", True)]
    assert [(one.id, one.of_whole) for one in town.rows["pledges"].made_by] == [("council", False)]


def test_the_latest_assessment_counts_and_an_undated_one_is_no_latest(town: Town) -> None:
    row = town.rows["commitment-homes"]
    assert [(one.code, one.when) for one in row.assessments] == [
        ("kept-in-part", "2032"),
        ("in-progress", "2030-12"),
        ("broken", ""),
    ]
    assert (row.status, row.is_assessed) == ("kept-in-part", True)
    assert ids(row.assessments[0].by) == ["council"]


def test_a_promise_that_nobody_looked_at_is_not_yet_assessed_and_an_ask_has_no_status(town: Town) -> None:
    assert (town.rows["pledge-trees"].status, town.rows["pledge-trees"].is_assessed) == ("not-yet-assessed", False)
    assert town.rows["ask-park"].status == ""


def test_what_followed_keeps_the_relation_and_how_it_is_told(town: Town) -> None:
    (one,) = town.rows["commitment-homes"].follow_up
    assert (one.phrase, one.id, one.mark) == ("led to", "homes-built", "hedged")


def test_an_aim_is_no_promise_of_a_figure(town: Town) -> None:
    (figure,) = town.rows["pledge-trees"].figures
    assert (figure.text, figure.mark) == ("1 tree per person", "aim")


def test_a_count_of_its_own_parts_is_no_figure_to_be_held_to(town: Town) -> None:
    assert [figure.claim.predicate for figure in town.rows["pledges"].figures] == ["count"]
    assert not town.rows["pledges"].has_figure
    assert town.rows["commitment-homes"].has_figure


def test_an_assembly_has_the_day_that_a_claim_gives_it(town: Town) -> None:
    assert dates_of(town.record, "spring-assembly") == "2030-04-25"
    assert dates_of(town.record, "season") == ""


def test_a_row_rests_on_the_act_itself(town: Town) -> None:
    leads = {id: row.lead.id for id, row in town.rows.items() if row.lead}
    assert leads["commitment-homes"] == "claim/page/homes-promised"
    assert leads["ask-park"] == "claim/page/park-asked"
    assert leads["pledge-road-a"] == "claim/page/road-a-in"
    assert leads["pledge-roads"] == "claim/page/roads-in", "not the claim that puts a part under it"


# Filters


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        ({"by": "ada-cole"}, {"ask-buses", "commitment-homes"}),
        ({"by": "mayor"}, {"pledge-roads"}),
        ({"by": "cy-eno"}, {"ask-all"}),
        ({"asked_by": "eastmere-citizens"}, {"ask-park"}),
        ({"alliance": "eastmere-citizens"}, {"ask-park"}),
        (
            {"alliance": "northmere-citizens"},
            {"ask-all", "ask-homes", "ask-buses", "ask-park", "commitment-homes", "commitment-buses"},
        ),
        ({"at": "spring-assembly"}, {"ask-all", "ask-homes", "ask-buses", "commitment-homes"}),
        ({"at": "season"}, {"ask-all", "ask-homes", "ask-buses", "commitment-homes"}),
        ({"theme": "housing"}, {"ask-all", "ask-homes", "commitment-homes", "pledges", "pledge-trees"}),
        ({"depends_on": "uk-government"}, {"commitment-homes"}),
        ({"due_before": "2032"}, {"commitment-homes"}),
        ({"due_before": "2034"}, {"commitment-homes"}),
        ({"due_before": "2035"}, {"commitment-homes", "commitment-buses"}),
        ({"due_before": "2031"}, set()),
        ({"due_after": "2030"}, {"commitment-homes", "commitment-buses"}),
        ({"due_after": "2031"}, {"commitment-buses"}),
        ({"due_after": "2032"}, set()),
        ({"overdue_on": "2032"}, {"commitment-homes"}),
        ({"overdue_on": "2031-12-31"}, set()),
        ({"with_figure": True}, {"commitment-homes", "pledge-trees"}),
        (
            {"not_assessed": True},
            {"commitment-buses", "pledges", "pledge-trees", "pledge-roads", "pledge-road-a"},
        ),
        ({"theme": "buses", "not_assessed": True}, {"commitment-buses", "pledges", "pledge-roads", "pledge-road-a"}),
    ],
)
def test_filters_keep(town: Town, filters: dict[str, str], left: set[str]) -> None:
    found = filter_rows(town.record, town.rows.values(), LedgerFilters(**filters))  # type: ignore[arg-type]
    assert {row.id for row in found.rows} == left
    assert len(found.rows) + sum(found.left_out.values()) == len(town.rows)


def test_a_row_says_by_what_it_belongs_to_a_theme(town: Town) -> None:
    assert town.rows["pledges"].inherited_themes == (
        InheritedTheme("buses", "part", ("pledge-road-a", "pledge-roads")),
        InheritedTheme("housing", "part", ("pledge-trees",)),
    )
    assert town.rows["pledge-roads"].inherited_themes == ()
    assert town.rows["commitment-buses"].inherited_themes == ()


def test_a_promise_of_the_shipped_record_belongs_to_a_theme_by_its_project_and_its_whole(shipped: Record) -> None:
    book = ledger(shipped, LedgerFilters(theme="theme-community-land-trust"))
    found = {row.id: [one[1:] for one in row.inherited_themes if one.id == book.theme] for row in book.rows}
    assert found == {
        "commitment-khan-clt-sites": [],
        "commitment-london-clt-homes-1200": [],
        "commitment-merton-clt-homes": [("project", ("project-merton-clt-homes",))],
        "commitments-assemblies-2024": [("part", ("commitment-khan-clt-sites",))],
    }


def test_filters_say_what_they_left_out_and_why(town: Town) -> None:
    found = filter_rows(town.record, town.rows.values(), LedgerFilters(theme="housing", due_before="2032"))
    assert found.left_out == {DropReason(("theme",)): 6, DropReason(("due_before",), "no-deadline"): 4}
    found = filter_rows(town.record, town.rows.values(), LedgerFilters(due_after="2031"))
    assert found.left_out == {DropReason(("due_after",), "no-deadline"): 9, DropReason(("due_after",), "not-after"): 1}


def test_a_promise_assessed_as_kept_is_not_overdue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(tmp_path / "cache"))
    workspace = northmere(tmp_path)
    workspace.change("claims/page.yaml", "status:in-progress", "status:kept")
    record = workspace.dataset().record()
    book = ledger(record, LedgerFilters(overdue_on="2040"))
    assert [row.id for row in book.rows] == ["commitment-buses"]
    assert book.left_out[DropReason(("overdue_on",), "kept")] == 1


def test_a_groups_promise_is_not_taken_for_a_members_but_pointed_at(town: Town) -> None:
    found = filter_rows(town.record, town.rows.values(), LedgerFilters(by="ada-cole"))
    assert found.nearby == (("candidates", "was a member of", 1), ("mayor", "held the post of", 1))


def test_a_source_goes_by_id_last_part_or_title(shipped: Record) -> None:
    for text in ("source/merton-impact-report", "merton-impact-report", "Pre-election Assemblies: Impact Report"):
        assert resolve_source(shipped, text) == "source/merton-impact-report"
    with pytest.raises(UnknownName, match="did you mean merton-impact-report"):
        resolve_source(shipped, "merton-impact-reprt")


# Groups


def test_parts_stand_under_wholes_and_promises_under_asks(town: Town) -> None:
    depths = {row.id: depth for depth, row in outline(list(town.rows.values()))}
    assert depths["ask-all"] == 0
    assert depths["ask-buses"] == 1
    assert depths["commitment-buses"] == 2
    assert [depths[id] for id in ("pledges", "pledge-roads", "pledge-road-a")] == [0, 1, 2]


def test_a_part_whose_whole_was_left_out_stands_for_itself(town: Town) -> None:
    shown = [row for row in town.rows.values() if row.id in ("pledge-roads", "pledge-road-a")]
    assert [(depth, row.id) for depth, row in outline(shown)] == [(0, "pledge-roads"), (1, "pledge-road-a")]
    shown = [row for row in shown if row.id == "pledge-road-a"]
    assert [(depth, row.id) for depth, row in outline(shown)] == [(0, "pledge-road-a")]


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=20), st.randoms(use_true_random=False))
def test_an_outline_holds_every_row_once_even_where_wholes_go_in_circles(
    links: list[tuple[int, int]], random: Random
) -> None:
    wholes = {n: tuple(LinkedThing(str(up), "", ()) for down, up in links if down == n) for n in range(7)}
    made = [Row(id=str(n), kind="pledge", lead=None, wholes=wholes[n]) for n in range(7)]
    random.shuffle(made)
    told = list(outline(made))
    assert sorted(row.id for _, row in told) == [str(n) for n in range(7)]
    for (before, _), (after, _) in pairwise(told):
        assert after <= before + 1


def test_a_row_stands_under_every_candidate_who_promised_or_answered(town: Town) -> None:
    book = ledger(town.record, group_by="candidate")
    under = {group.title: {row.id for _, row in group.rows} for group in book.groups}
    assert under["Ada Cole"] == {"ask-buses", "ask-homes", "commitment-homes"}
    assert under["Ben Dunn"] == {"ask-buses", "response-loose"}
    assert under["Candidates of 2030"] == {"ask-buses", "commitment-buses"}
    assert under["Northmere Council"] == {"pledges", "pledge-trees", "pledge-roads", "pledge-road-a"}
    assert book.groups[-1].title == "Nobody named as promising or answering"
    assert {row.id for _, row in book.groups[-1].rows} == {"ask-park"}


def test_groups_by_ask_gather_parts_and_promises_under_the_outermost_ask(town: Town) -> None:
    groups = {
        group.id: {row.id for _, row in group.rows}
        for group in group_rows(town.record, list(town.rows.values()), "ask")
    }
    assert groups["ask-all"] == {"ask-all", "ask-homes", "ask-buses", "commitment-homes", "commitment-buses"}
    assert groups["ask-park"] == {"ask-park"}
    assert "pledges" in groups[""]


def test_without_grouping_all_rows_are_in_one_group(town: Town) -> None:
    (group,) = ledger(town.record).groups
    assert len(group.rows) == len(town.rows)


# A source's own count


def test_a_count_is_set_beside_the_parts_on_record(town: Town) -> None:
    every = tuple(town.rows.values())
    (one,) = reconciliations(town.record, every, every)
    assert (one.stated.claim.value, one.direct, one.under, one.undivided) == ("3", 2, 1, 2)
    assert one.by_area == {"housing": (1, 0), "buses": (1, 1)}
    assert one.readings == ((("pledge-roads", 1),),)
    assert [caveat.id for caveat in one.caveats] == ["caveat/page/three"]


def test_filters_on_the_parts_do_not_change_what_is_counted(town: Town) -> None:
    shown = [town.rows["pledges"]]
    (one,) = reconciliations(town.record, town.rows.values(), shown)
    assert (one.direct, one.under) == (2, 1)
    assert list(reconciliations(town.record, town.rows.values(), [town.rows["pledge-trees"]])) == []


def test_the_46_pledges_of_london_councils_add_up_in_two_ways(shipped: Record) -> None:
    book = ledger(shipped, LedgerFilters(source="source/london-councils-pledges"), "area")
    (one,) = book.reconciliations
    assert (one.stated.claim.value, one.direct, one.under, one.undivided) == ("46", 44, 11, 51)
    assert sorted(one.by_area.values()) == [
        (0, 1), (3, 0), (4, 0), (4, 9), (5, 0), (6, 0), (8, 0), (8, 2), (9, 0),
    ]  # fmt: skip
    assert [[parts for _, parts in reading] for reading in one.readings] == [[2], [2]]
    assert {caveat.id for caveat in one.caveats} == {"caveat/lc/46-count", "caveat/lc/46-other-reading"}
    groups = {group.id: (group.top, len(group.rows)) for group in book.groups if group.id}
    # A part whose whole is not about licensing stands there for itself.
    assert groups.pop("theme-landlord-licensing") == (1, 1)
    expected = {theme: (direct, direct + under) for theme, (direct, under) in one.by_area.items()}
    assert groups == {theme: counts for theme, counts in expected.items() if theme != "theme-landlord-licensing"}


# The shipped record, against its sources


def test_khans_answers_of_2024_carry_only_the_figures_that_the_page_gives(shipped: Record) -> None:
    found = {row.id: row for row in rows(shipped)}
    figures = {id: [f.text for f in row.figures] for id, row in found.items() if "-khan-" in id and row.figures}
    assert figures == {
        "commitment-khan-clt-sites": ["3 places with a site"],
        "commitment-khan-living-hours": ["2 times the number of accrediting businesses"],
    }
    assert not any(row.deadlines for id, row in found.items() if "-khan-" in id)


def test_free_transport_in_tyne_and_wear_has_five_answers_and_a_disputed_promise(shipped: Record) -> None:
    found = {row.id: row for row in rows(shipped)}
    answers = {answer.by[0].id: answer.code for answer in found["ask-free-transport-means-tested-benefits"].answers}
    assert answers == {
        "kim-mcguiness": "yes",
        "jamie-driscoll": "yes",
        "guy-renner-thompson": "partly",
        "aidan-king": "partly",
        "andrew-gray": "partly",
    }
    assert "disputed" in found["commitment-free-transport"].made_by[0].mark


def test_the_only_deadlines_of_the_shipped_promises_are_the_two_of_2022(shipped: Record) -> None:
    due = {row.id: row.deadlines[0].claim.value for row in rows(shipped) if row.is_promise and row.deadlines}
    assert due == {"pledge-lc-place": "2022", "pledge-lc-charging-points": "2022"}


# Out of the record


def test_the_summary_counts_each_response_once(town: Town) -> None:
    summary = ledger(town.record).summary
    assert (summary.asks, summary.responses, summary.commitments, summary.pledges) == (4, 4, 2, 4)
    assert (summary.asks_answered, summary.promises_answering) == (3, 2)
    assert (summary.promises_with_figure, summary.promises_with_deadline, summary.promises_assessed) == (2, 2, 1)
    assert list(summary_sentences(summary))[:3] == [
        "4 asks, 4 responses, 2 commitments, 4 pledges.",
        "Of 4 asks: 3 answered or met with a promise.",
        "Of 6 promises: 2 in answer to an ask, 2 with a figure, 2 with a deadline, 1 assessed.",
    ]


def test_json_tells_a_promise_whole(town: Town) -> None:
    found = ledger_json(town.record, ledger(town.record, LedgerFilters(depends_on="uk-government")))
    (row,) = found["rows"]
    assert row["figures"][0] == {
        "relation": "target",
        "text": "at least 500 homes (Northmere)",
        "value": "500",
        "unit": "homes",
        "qualifier": "at least",
        "scope": "Northmere",
        "modality": "committed",
        "mark": None,
        "claim": "claim/page/homes-target",
    }
    assert row["deadlines"][0]["latest"] == "2031-12-31"
    assert row["at"][0]["date"] == "2030-04-25"
    assert row["evidence"] and row["evidence"]["anchor"] == "Point homes-promised is told"
    assert found["left_out"] == {"--depends-on": 10}


def test_csv_has_a_line_for_each_row_of_each_group(town: Town) -> None:
    book = ledger(town.record, group_by="area")
    read = list(csv.DictReader(io.StringIO(ledger_csv(town.record, book), newline="")))
    assert len(read) == sum(len(group.rows) for group in book.groups)
    trees = next(row for row in read if row["id"] == "pledge-trees")
    assert (trees["group"], trees["name"]) == ("Housing", "'=Trees | <b>everywhere</b>")
    assert trees["figures"] == "1 tree per person [aim]"
    assert trees["how it is told"] == "figure: aim"


@given(st.text())
def test_no_cell_begins_a_formula_and_nothing_else_changes(text: str) -> None:
    cell = neutralise(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell.removeprefix("'") == text.removeprefix("'")


def test_markdown_keeps_pipes_and_markup_inside_their_cell(town: Town) -> None:
    table = ledger_markdown(town.record, ledger(town.record, LedgerFilters(theme="housing")))
    head, rule, *body = [line for line in table.splitlines() if line.startswith("|")]
    assert head.startswith("| Kind | Name |") and rule.count("---") == 11
    trees = next(line for line in body if "Trees" in line)
    assert r"=Trees \| \<b>everywhere\</b>" in trees
    assert len([cell for cell in trees.replace(r"\|", "").split("|") if cell]) == 11


def test_in_markdown_each_group_has_a_heading_with_an_empty_line_around_it(town: Town) -> None:
    grouped = ledger(town.record, group_by="area")
    table = ledger_markdown(town.record, grouped)
    titles = [escape_cell(group.title) for group in grouped.groups]
    assert len(titles) > 1
    assert table.startswith(f"## {titles[0]}\n\n| Kind | Name |")
    for title in titles[1:]:
        assert f"|\n\n## {title}\n\n| Kind | Name |" in table


@given(st.text())
def test_escaped_text_is_one_line_without_a_bare_pipe(text: str) -> None:
    made = escape_cell(text)
    assert len(made.splitlines()) <= 1
    assert "|" not in made.replace("\\\\", "").replace("\\|", "")


def test_cells_say_which_parts_are_told_other_than_plainly(town: Town) -> None:
    cells = cells_of(town.record, town.rows["commitment-buses"])
    assert cells["made by"] == "Candidates of 2030 [contested, disputed]"
    assert cells["how it is told"] == "made by: contested, disputed"
    assert cells["status"] == "not yet assessed"
