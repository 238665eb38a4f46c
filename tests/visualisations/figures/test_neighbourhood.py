"""What is around a thing: everything in place with its verb, arrows the way the claims point, nothing crossing."""

from __future__ import annotations

import re

import pytest

from civicgraph import Dataset
from civicgraph.graph.record import Claim
from civicgraph.visualisations.figures.neighbourhood import neighbourhood_figure
from civicgraph.visualisations.figures.neighbourhood_tree import _Ties, neighbourhood_tree
from civicgraph.visualisations.figures.strokes import ORDER, UNDONE, draw_stroke, tone_of
from civicgraph.visualisations.map.selection import joins
from civicgraph.visualisations.style import theme_of

from ...graph import by_hand
from ..small_record import small_record
from .figure_reading import (
    HOSTILE,
    apart,
    check_geometry,
    check_hostile,
    groups,
    parse_svg,
    rect_boxes,
    rename_all,
    shuffle,
    squeeze,
    text_boxes,
    text_of,
    title_and_description,
)

RECORD = small_record()
SHIPPED = Dataset.shipped().record()


@pytest.mark.parametrize("id", sorted(RECORD.things))
@pytest.mark.parametrize("depth", [1, 2, 3])
def test_everything_within_reach_stands_there_once_with_its_verb(id: str, depth: int) -> None:
    svg = neighbourhood_figure(RECORD, id, depth=depth, limit=99)
    check_geometry(svg)
    root, found = parse_svg(svg), neighbourhood_tree(RECORD, id, depth, 99)
    cards = [card.get("data-about") for card in groups(root, "card")]
    assert sorted(map(str, cards)) == sorted([id, *(node.id for node in found.nodes)])
    assert len(found.nodes) == found.near
    for card in groups(root, "card"):
        assert squeeze(RECORD.name(card.get("data-about") or "")) in text_of(card)
        assert squeeze(RECORD.type_label(card.get("data-about") or "")) in text_of(card)
    ties = {tie.get("data-about"): text_of(tie) for tie in groups(root, "tie")}
    for node in found.nodes:
        lead, text = node.claims[0], ties[" ".join(claim.id for claim in node.claims)]
        relation = RECORD.relations[lead.predicate]
        assert text.startswith((squeeze(relation.label), squeeze(relation.inverse)))
        assert lead.wording in text
        assert f"line{lead.evidence[0].line}]" in text
        assert all(RECORD.name(claim.id) in title_and_description(root) for claim in node.claims)


def test_neighbours_at_one_step_are_those_that_claims_join() -> None:
    joined = {
        end for claim in RECORD.claims_about("guide") if joins(RECORD, claim) for end in (claim.subject, claim.object)
    }
    found = neighbourhood_tree(RECORD, "guide", 1, 99)
    assert {node.id for node in found.nodes} == joined - {"guide"}
    assert [node.id for node in found.before] == ["research", "secondment"]
    assert [node.id for node in found.after] == ["registered", "week"]
    assert {node.id for node in found.tied} == {"belonging", "young-people", "visits"}


def test_arrows_point_from_cause_to_effect_and_what_has_no_order_has_none() -> None:
    root = parse_svg(neighbourhood_figure(RECORD, "guide"))
    ties = {(tie.get("data-about") or "").split()[0]: tie for tie in groups(root, "tie")}

    def heads(claim: str) -> list[str]:
        return [p.get("class") or "" for p in ties[claim].iter() if (p.get("class") or "").startswith("head")]

    assert heads("claim/evaluation/research-guide") == ["head filled"]
    assert heads("claim/news/guide-week") == ["head hollow"]
    assert heads("claim/evaluation/guide-aim") == []
    assert text_of(ties["claim/news/guide-week"]).startswith(squeeze("was followed by"))


def test_the_stroke_says_first_how_strongly_and_the_head_of_which_kind() -> None:
    root = parse_svg(neighbourhood_figure(RECORD, "guide"))
    strokes: dict[tuple[str, str], list[tuple[str | None, str | None]]] = {}
    for tie in groups(root, "tie"):
        lines = [path for path in tie.iter() if (path.get("class") or "").startswith("line ")]
        _, kind, tone = (lines[0].get("class") or "").split()
        strokes[kind, tone] = [(line.get("stroke-dasharray"), line.get("stroke")) for line in lines]
        claims = [RECORD.claims[id] for id in (tie.get("data-about") or "").split()]
        assert tone == tone_of(RECORD, claims)
    by_tone: dict[str, set[str]] = {}
    for (_, tone), look in strokes.items():
        by_tone.setdefault(tone, set()).add(str(look))
    assert all(len(looks) == 1 for looks in by_tone.values())
    assert len(set.union(*by_tone.values())) == len(by_tone) > 2


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_tone_has_a_stroke_of_its_own_also_in_grey(theme: str) -> None:
    tones = [*RECORD.codes_of("wording"), UNDONE, ORDER]
    drawn = {tone: draw_stroke("agency", "M0 0H9", theme_of(theme), tone) for tone in tones}
    forms = [re.sub(r' (?:stroke|class)="[^"]*"', "", svg) for svg in drawn.values()]
    assert len(set(forms)) == len(tones)


def test_promises_and_disputes_are_marked_on_their_ties() -> None:
    root = parse_svg(neighbourhood_figure(RECORD, "secondment", depth=2, limit=99))
    ties = {(tie.get("data-about") or "").split()[0]: tie for tie in groups(root, "tie")}
    rings = {id for id, tie in ties.items() if any(part.get("class") == "promise" for part in tie.iter())}
    claims = {id: RECORD.claims[id] for id in ties}
    assert rings == {id for id, claim in claims.items() if claim.modality not in ("done", "state")}
    assert "claim/report/strategy-fund" in rings
    doubted = {id for id, tie in ties.items() if "!" in text_of(tie)}
    assert doubted == {"claim/report/post-secondment"}
    assert squeeze("disputed: a source says that it is not so") in text_of(root)


def test_verbs_stand_off_the_cards() -> None:
    root = parse_svg(neighbourhood_figure(SHIPPED, "deputy-mayor-social-integration", depth=2, limit=40))
    verbs = [box for tie in groups(root, "tie") for _, box in text_boxes(tie)]
    # The drawing is one moved group, so boxes inside it compare as they are.
    moved = next(g for g in root if (g.get("transform") or "").startswith("translate"))
    moved.attrib.pop("transform")
    assert all(apart(verb, card) for verb in verbs for card in rect_boxes(root, "box"))


@pytest.mark.parametrize("id", ["cii", "london-citizens", "gla", "lvrw", "ask-london-2024", "housing"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_shipped_record_fits_and_what_is_left_out_is_counted(id: str, theme: str) -> None:
    svg = neighbourhood_figure(SHIPPED, id, limit=12, theme=theme)
    check_geometry(svg)
    found = neighbourhood_tree(SHIPPED, id, 1, 12)
    left = found.near - len(found.nodes)
    assert len(found.nodes) == min(12, found.near)
    assert (squeeze(f"{left} things within one claim left out") in text_of(parse_svg(svg))) == (left > 1)


def test_each_distance_gets_its_share() -> None:
    found = neighbourhood_tree(SHIPPED, "london-citizens", 2, 20)
    assert len(found.nodes) == 20
    assert sum(bool(node.children) for node in found.nodes) > 0


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_text_in_place(name: str) -> None:
    check_hostile(neighbourhood_figure(rename_all(RECORD, name), "secondment", depth=2), name)


def test_same_input_same_bytes() -> None:
    svg = neighbourhood_figure(RECORD, "secondment", depth=2)
    assert neighbourhood_figure(shuffle(RECORD), "secondment", depth=2) == svg


@pytest.mark.parametrize("many", [50, 400])
def test_the_ties_of_a_hub_are_put_in_order_once(many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    weighed = 0
    bearing = _Ties.weakness

    def weigh(self: _Ties, claim: Claim) -> tuple[bool, int, int, str]:
        nonlocal weighed
        weighed += 1
        return bearing(self, claim)

    monkeypatch.setattr(_Ties, "weakness", weigh)
    record = by_hand.record("\n".join(f"giver-{n} supported library" for n in range(many)))
    found = neighbourhood_tree(record, "library", 1, many)
    assert len(found.nodes) == many
    assert weighed <= 6 * many
