"""The pathway figure: says everything, hides nothing, and stays on its paper."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from civicgraph.graph.dates import bounds
from civicgraph.graph.record import Record, Thing
from civicgraph.graph.tracing.model import Trace
from civicgraph.graph.words.claims import speaker
from civicgraph.visualisations.figures.pathway import pathway_figure
from civicgraph.visualisations.figures.svg import clean, measure
from civicgraph.visualisations.style import stroke_of

from ..small_record import long_path, path, small_record, small_trace, step, trace_of
from .figure_reading import Box

RECORD = small_record()
SIX = small_trace(RECORD)
TRACES: dict[str, Trace] = {
    "one": trace_of(RECORD, path(step(RECORD, "asked"))),
    "two": trace_of(RECORD, path(*SIX.pathways[0].steps[:2])),
    "four": trace_of(RECORD, path(*SIX.pathways[1].steps[4:])),
    "six": SIX,
    "twelve": trace_of(RECORD, long_path(RECORD)),
    "shared": trace_of(RECORD, path(step(RECORD, "fund-research"), step(RECORD, "research-guide"), shared=(1,))),
}
FORMS = ("wide", "tall")
NAMES = [
    "<script>alert(1)</script>", "\"A\" & 'B' ]]>", "X" * 300, "مواطنون معا שלום", "🗳️ Vote 🗳️ " * 20, "a\x00\ud800b",
]  # fmt: skip
SVG = "{http://www.w3.org/2000/svg}"

figures = pytest.mark.parametrize("form", FORMS)
pathways = pytest.mark.parametrize("name", sorted(TRACES))


def parse_svg(svg: str) -> ElementTree.Element:
    """The parsed figure."""
    return ElementTree.fromstring(svg)


def groups(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    """The cards or labels of a figure."""
    return [g for g in root.iter(f"{SVG}g") if g.get("class") == name]


def text_of(element: ElementTree.Element) -> str:
    """All text under an element without spaces, as wrapping puts none into or takes none out of words."""
    return re.sub(r"\s", "", "".join(text.text or "" for text in element.iter(f"{SVG}text")))


def squeeze(words: str) -> str:
    """Words as :func:`text_of` gives them."""
    return re.sub(r"\s", "", clean(words))


def box(element: ElementTree.Element) -> Box:
    """Left, top, right, bottom of a rectangle."""
    x, y, wide, high = (float(element.get(key, "0")) for key in ("x", "y", "width", "height"))
    return x, y, x + wide, y + high


def text_box(text: ElementTree.Element) -> Box:
    """Left, top, right, bottom of a line of text by its measured width."""
    x, y, size = (float(text.get(key, "0")) for key in ("x", "y", "font-size"))
    wide = measure(text.text or "", size, bold=text.get("font-weight") == "bold")
    left = x - wide / 2 if text.get("text-anchor") == "middle" else x
    return left, y - size * 0.72, left + wide, y + size * 0.22


def inside(inner: Box, outer: Box) -> bool:
    """Whether one box lies in another, give or take a hundredth."""
    near = 0.02
    low, high = zip(inner[:2], outer[:2], strict=True), zip(inner[2:], outer[2:], strict=True)
    return all(a >= b - near for a, b in low) and all(a <= b + near for a, b in high)


def apart(one: Box, other: Box) -> bool:
    """Whether two boxes share nothing."""
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def card_boxes(root: ElementTree.Element) -> list[Box]:
    """The outlines of the cards."""
    rects = [rect for card in groups(root, "card") for rect in card.iter(f"{SVG}rect")]
    return [box(rect) for rect in rects if rect.get("class") == "box"]


def rename_all(name: str) -> Record:
    """The record in which everything and everybody bears one name."""
    return replace(
        RECORD,
        things={id: Thing(id, thing.type, name) for id, thing in RECORD.things.items()},
        voices={id: voice._replace(name=name) for id, voice in RECORD.voices.items()},
        sources={id: source._replace(title=name) for id, source in RECORD.sources.items()},
    )


@figures
@pathways
def test_everything_of_the_pathway_is_said(name: str, form: str) -> None:
    pathway = TRACES[name].pathways[0]
    root = parse_svg(pathway_figure(RECORD, TRACES[name], form=form))
    cards, labels = groups(root, "card"), groups(root, "label")
    assert [card.get("data-about") for card in cards] == list(pathway.things)
    for id, card in zip(pathway.things, cards, strict=True):
        assert squeeze(RECORD.name(id)) in text_of(card)
        assert squeeze(RECORD.type_label(id)) in text_of(card)
    for number, (taken, label) in enumerate(zip(pathway.steps, labels, strict=True), 1):
        assert (label.get("data-about") or "").split() == [claim.id for claim in taken.claims]
        assert text_of(label).startswith(squeeze(f"{number}. {taken.phrase}"))
        for claim in taken.claims:
            assert squeeze(speaker(RECORD, claim)) in text_of(label)
            assert f"line{claim.evidence[0].line}]" in text_of(label)
        assert squeeze(RECORD.name(f"kind:{taken.kind}")) in text_of(label)
        assert taken.lead.wording in text_of(label)
    for source in {claim.source for taken in pathway.steps for claim in taken.claims}:
        assert squeeze(RECORD.sources[source].title) in text_of(root)


@figures
@pathways
def test_nothing_overlaps_or_leaves_its_paper(name: str, form: str) -> None:
    check_geometry(pathway_figure(RECORD, TRACES[name], form=form))


@figures
@pytest.mark.parametrize("hostile", NAMES)
def test_hostile_names_stay_text_in_place(hostile: str, form: str) -> None:
    svg = pathway_figure(rename_all(hostile), TRACES["six"], form=form)
    check_geometry(svg)
    assert not list(parse_svg(svg).iter(f"{SVG}script"))
    assert all(squeeze(hostile) in text_of(card) for card in groups(parse_svg(svg), "card"))


def check_geometry(svg: str) -> None:
    """Cards apart, labels off the cards and off each other, card text on its card, all text on the paper."""
    root = parse_svg(svg)
    left, top, width, height = map(float, (root.get("viewBox") or "").split())
    paper = (left, top, left + width, top + height)
    cards = card_boxes(root)
    labels = [[text_box(text) for text in label.iter(f"{SVG}text")] for label in groups(root, "label")]
    assert all(apart(one, other) for i, one in enumerate(cards) for other in cards[:i])
    assert all(apart(line, card) for lines in labels for line in lines for card in cards)
    assert all(apart(a, b) for i, one in enumerate(labels) for other in labels[:i] for a in one for b in other)
    for card, outline in zip(groups(root, "card"), cards, strict=True):
        assert all(inside(text_box(text), outline) for text in card.iter(f"{SVG}text"))
    turned = {id(text) for g in root.iter(f"{SVG}g") if g.get("transform") for text in g.iter(f"{SVG}text")}
    assert all(inside(text_box(text), paper) for text in root.iter(f"{SVG}text") if id(text) not in turned)


def lines_of(root: ElementTree.Element) -> list[ElementTree.Element]:
    """Every stroke of a line."""
    return [path for path in root.iter(f"{SVG}path") if (path.get("class") or "").startswith("line ")]


@figures
def test_sequence_is_never_drawn_like_influence(form: str) -> None:
    root = parse_svg(pathway_figure(RECORD, TRACES["twelve"], form=form))
    looks: dict[tuple[str, str], set[tuple[str | None, str | None]]] = {}
    for line in lines_of(root):
        _, kind, tone = (line.get("class") or "").split()
        looks.setdefault((kind, tone), set()).add((line.get("stroke-dasharray"), line.get("stroke")))
    assert {kind for kind, _ in looks} == set(RECORD.codes_of("kind"))
    assert {tone for kind, tone in looks if kind == "sequence"} <= {"order", "inferred", "disputed"}
    stated = {(kind, tone): look for (kind, tone), look in looks.items() if tone == "stated"}
    assert stated and all(dash is None for look in stated.values() for dash, _ in look)
    others = [look for key, look in looks.items() if key not in stated]
    assert all(look.isdisjoint(look_of_stated) for look in others for look_of_stated in stated.values())
    heads = [p for p in root.iter(f"{SVG}path") if p.get("class") == "head hollow"]
    assert heads
    assert {p.get("fill") for p in heads} == {"#FFFFFF"}


@figures
def test_the_weakest_step_is_marked_and_says_when_it_claims_nothing(form: str) -> None:
    labels = groups(parse_svg(pathway_figure(RECORD, TRACES["twelve"], form=form)), "label")
    marked = [i for i, label in enumerate(labels) if "weakeststep" in text_of(label)]
    assert marked == [TRACES["twelve"].pathways[0].weakest_step] == [10]
    assert text_of(labels[10]).count("noinfluenceclaimed") == 1
    assert "weakeststep:noinfluenceclaimed" in text_of(labels[10])
    assert "weakest" not in pathway_figure(RECORD, TRACES["two"], form=form)


@figures
def test_promises_disputes_and_inference_are_said(form: str) -> None:
    root = parse_svg(pathway_figure(RECORD, TRACES["twelve"], form=form))
    labels = [text_of(label) for label in groups(root, "label")]
    assert "promised,notshownasdone" in labels[3]
    assert squeeze("our reading; no source says it") in labels[4]
    assert "saidby" not in labels[4]
    assert "!disputedbyatrusteeofthefunder" in labels[5]
    assert "planned,notshownasdone" in labels[7]
    assert squeeze("The report names the commitment and, a page later, the post") in text_of(root)


def test_a_planned_thing_does_not_get_the_date_of_the_plan() -> None:
    cards = groups(parse_svg(pathway_figure(RECORD, TRACES["twelve"])), "card")
    fund = next(card for card in cards if card.get("data-about") == "fund")
    assert text_of(fund).endswith("fund·undated")


@figures
def test_undated_and_ranges_keep_the_order_of_the_path(form: str) -> None:
    times = ["2021", "", "2010/2015", "2003", "201X", "2016-05/.."]
    base = SIX.pathways[0]
    steps = tuple(
        s._replace(claims=(s.lead._replace(when=when, bounds=bounds(when)), *s.claims[1:]))
        for s, when in zip(base.steps, times, strict=True)
    )
    svg = pathway_figure(RECORD, SIX._replace(pathways=(base._replace(steps=steps),)), form=form)
    check_geometry(svg)
    boxes = card_boxes(parse_svg(svg))
    ahead = [b[0] if form == "wide" else b[1] for b in boxes]
    assert ahead == sorted(ahead)
    assert "2010to2015" in text_of(parse_svg(svg))


def test_the_caption_says_verdict_cautions_and_joints() -> None:
    words = text_of(parse_svg(pathway_figure(RECORD, SIX)))
    assert all(squeeze(SIX.verdict[place]) in words for place in (0, 2))
    assert squeeze("It breaks at step 3. Pieced together. Order in time: possible, not certain") in words
    assert all(squeeze(caveat.summary) in words for caveat in SIX.caveats)
    two = text_of(parse_svg(pathway_figure(RECORD, TRACES["two"])))
    assert (
        squeeze(
            "in several places; no passage tells the whole. The record joins them in two steps, all stated. "
            "Order in time: certain."
        )
        in two
    )
    spoken = trace_of(RECORD, path(*SIX.pathways[0].steps[:4]))
    assert squeeze("It breaks at step 3. Every step in one source. Order in time: possible") in text_of(
        parse_svg(pathway_figure(RECORD, spoken))
    )
    one = text_of(parse_svg(pathway_figure(RECORD, TRACES["one"])))
    assert squeeze("“Ten Years of Asking: Northmere Citizens 2010–2020” states it: Northmere Citizens asked for") in one
    assert "Everystepinonesource" not in one


@figures
def test_where_two_steps_meet_at_shared_work_the_second_says_so(form: str) -> None:
    root = parse_svg(pathway_figure(RECORD, TRACES["shared"], form=form))
    first, second = map(text_of, groups(root, "label"))
    warning = (
        "The Price of Belonging is the work of many; that Northmere Citizenship Fund had a part in step 2 is not said"
    )
    assert "workofmany" not in first
    assert second.startswith(squeeze(f"2. informed {warning} influence · ● stated"))
    assert squeeze("It breaks between steps 1 and 2, at The Price of Belonging, the work of many") in text_of(root)


@figures
def test_where_two_steps_meet_in_one_source_the_second_says_so_and_our_reading_is_said_once(form: str) -> None:
    labels = [text_of(label) for label in groups(parse_svg(pathway_figure(RECORD, SIX, form=form)), "label")]
    assert [squeeze("are told in one source, in different places") in label for label in labels] == [
        False, True, False, False, False, True,
    ]  # fmt: skip
    base = SIX.pathways[0]
    joints = (*base.joints[:1], base.joints[1]._replace(kind="inferred", strength=1), *base.joints[2:])
    ours = parse_svg(pathway_figure(RECORD, SIX._replace(pathways=(base._replace(joints=joints),)), form=form))
    third = text_of(groups(ours, "label")[2])
    assert (third.count("ourreading"), "meet" in third) == (1, False)


@figures
def test_a_step_that_its_sentence_credits_to_another_says_whom_and_not_that_nobody_is_named(form: str) -> None:
    produced, made = "claim/evaluation/research-guide", "claim/evaluation/developed"
    record = replace(RECORD)
    object.__setattr__(record, "agentless", {produced: (made,)})
    shared = TRACES["shared"].pathways[0]
    steps = (shared.steps[0], shared.steps[1]._replace(strength=2))
    trace = TRACES["shared"]._replace(pathways=(shared._replace(steps=steps),))
    label = text_of(groups(parse_svg(pathway_figure(record, trace, form=form)), "label")[1])
    assert squeeze(f"the same sentence names who did it, {RECORD.name('secondment')}") in label
    assert "isnotsaidhere" not in label


def test_the_cautions_of_the_verdict_are_drawn_first() -> None:
    caveats = [
        caveat._replace(id=f"caveat/{n}", summary=f"Number {n}.") for n in range(5) for caveat in SIX.caveats[:1]
    ]
    finding = SIX.findings[0]._replace(code="caution.ends", arguments={"caveat": "caveat/4"})
    trace = SIX._replace(caveats=tuple(caveats), findings=(finding, *SIX.findings))
    words = text_of(parse_svg(pathway_figure(RECORD, trace)))
    assert "Number4." in words and "Number3." not in words


def test_the_legend_shows_the_kinds_that_occur_and_no_others() -> None:
    words = text_of(parse_svg(pathway_figure(RECORD, TRACES["two"])))
    assert squeeze("influence: One end is said to have brought about") in words
    assert "sequence:" not in words


def test_the_caption_can_be_left_to_the_page() -> None:
    bare = text_of(parse_svg(pathway_figure(RECORD, SIX, caption=False)))
    assert "Howtoreadit" not in bare
    assert "weakeststep" in bare


def test_it_can_be_read_aloud() -> None:
    root = parse_svg(pathway_figure(RECORD, SIX))
    assert root.get("role") == "img"
    assert (root[0].tag, root[1].tag) == (f"{SVG}title", f"{SVG}desc")
    for number, taken in enumerate(SIX.pathways[0].steps, 1):
        assert f"{number}. {RECORD.name(taken.start)} {taken.phrase}" in (root[1].text or "")


@pathways
def test_auto_is_wide_while_a_slide_holds_it(name: str) -> None:
    form = "tall" if name in ("six", "twelve") else "wide"
    assert pathway_figure(RECORD, TRACES[name]) == pathway_figure(RECORD, TRACES[name], form=form)


def test_auto_is_tall_where_names_are_too_long_for_a_slide() -> None:
    record = rename_all("very long names " * 40)
    assert pathway_figure(record, TRACES["two"]) == pathway_figure(record, TRACES["two"], form="tall")


@pytest.mark.parametrize("theme", ["light", "dark"])
@figures
def test_same_input_same_bytes_from_nowhere_else(theme: str, form: str) -> None:
    svg = pathway_figure(small_record(), small_trace(small_record()), theme=theme, form=form)
    assert svg == pathway_figure(RECORD, SIX, theme=theme, form=form)
    assert not re.search(r"(?:href|src|url\(|@import|<style|<image)", svg)
    assert set(re.findall(r"https?://[^\"]+", svg)) == {"http://www.w3.org/2000/svg"}


def test_the_tall_form_is_as_wide_as_a_page() -> None:
    root = parse_svg(pathway_figure(RECORD, TRACES["twelve"], form="tall"))
    assert (root.get("viewBox") or "").split()[2] == "510"
    assert min(float(text.get("font-size", "0")) for text in root.iter(f"{SVG}text")) >= 9


def test_no_line_of_a_name_is_longer_than_seventy_letters() -> None:
    root = parse_svg(pathway_figure(rename_all("i " * 200), SIX, form="tall"))
    assert all(len(text.text or "") <= 70 for card in groups(root, "card") for text in card.iter(f"{SVG}text"))


def test_things_that_the_record_does_not_know_are_shown_by_id() -> None:
    record = replace(RECORD, things={}, types={}, codes={}, sources={}, voices={})
    svg = pathway_figure(record, SIX)
    check_geometry(svg)
    assert "fees-ask" in text_of(parse_svg(svg))


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"form": "round"}, ValueError, "take auto, tall, wide"),
        ({"theme": "sepia"}, ValueError, "take dark or light"),
        ({"pathway": 2}, IndexError, "the trace has 2"),
        ({"pathway": -1}, IndexError, "the trace has 2"),
    ],
)
def test_misuse_is_named(options: dict[str, object], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        pathway_figure(RECORD, SIX, **options)  # type: ignore[arg-type]


def test_another_pathway_of_the_trace() -> None:
    root = parse_svg(pathway_figure(RECORD, SIX, pathway=1))
    assert [card.get("data-about") for card in groups(root, "card")] == list(SIX.pathways[1].things)
    assert squeeze("Pathway 2 of 2. Of the trace as a whole:") in text_of(root)


def test_an_inferred_step_is_drawn_unlike_a_stated_one() -> None:
    """A solid line is something that a source says."""
    for kind in ("influence", "agency"):
        stated, inferred = stroke_of(kind), stroke_of(kind, inferred=True)
        assert (stated.dash, inferred.dash) == ("", "9 3 2 3")
        assert inferred.head == "hollow" and not inferred.strong
    assert stroke_of("sequence", inferred=True) == stroke_of("sequence")


def test_the_list_of_sources_says_where_each_can_be_read() -> None:
    address = "https://northmere.example/" + "long/" * 40
    sources = {id: source._replace(url=address) for id, source in RECORD.sources.items()}
    assert squeeze("no web address recorded") in text_of(parse_svg(pathway_figure(RECORD, TRACES["six"])))
    assert squeeze(address) in text_of(parse_svg(pathway_figure(replace(RECORD, sources=sources), TRACES["six"])))
