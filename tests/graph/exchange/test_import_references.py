"""Lists of references read as sources: RIS, BibTeX and CSL-JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import UsageError
from civicgraph.graph.exchange.bundle import Bundle

from .read_in import begin_workspace, read_bundle, take
from .written import remark_counts

RIS = """\ufeffTY  - RPRT
AU  - Okoye, Ada
A1  - Elm Street Alliance
TI  - The night bus
PB  - Harbour Fund
PY  - 2019
DA  - 2019/03/05/
Y2  - 2024/01/02
UR  - https://example.org/night-bus
AB  - Of buses
at night.
KW  - buses
KW  - night
ER  -

TY  - NEWS
TI  - Waiting
at night
T2  - Harbour News
DA  - 2020//
UR  - see page 3
ER  -
a line between
TY  - JOUR
T1  - The Night-Bus
UR  - http://www.example.org/night-bus/
ER  -
TY  - JOUR
AU  - Lund, Bo
"""
BIBTEX = r"""% what we read
@string{hf = "Harbour Fund"}
@comment{of {no} use}
@techreport{bus, title = {The {N}ight Bus: B{\"u}ro \& Caf\'e}, pages = {1--2},
  author = "Ada Okoye and van Dijk, Bo and {Elm, Street and Alliance}", institution = hf # { Press},
  year = 2019, month = mar # " 5", doi = {https://doi.org/10.1000/ABC}, langid = {ngerman}}
@misc(web, title = "Waiting ``at'' night", howpublished = {\url{https://example.org/a\_b--c}}, year = {n.d.})
@book{open, title = {Never closed
@online{after, title = {After}, date = {2020-05/2020-06}, url = {www.example.org/x}, publisher = nope}
@book{empty, }
"""
CSL = [
    {"type": "report", "title": "The <i>night</i> bus", "DOI": "10.1000/ABC", "page": "3", "publisher": "Harbour Fund",
     "author": [{"family": "Dijk", "non-dropping-particle": "van", "given": "Bo"}, {"literal": "Elm Street Alliance"}],
     "issued": {"date-parts": [[2019, 3, 5]]}, "accessed": {"date-parts": [["2024", "1"]]}},
    5,
    {"type": "webpage", "title": "Waiting", "issued": {"date-parts": [[2020]], "circa": True}},
    {"type": "speech", "title": "Waiting", "issued": {"raw": "5 March 2019"}, "URL": "https://example.org/waiting"},
    {"type": "webpage", "title": "Waiting", "URL": "https://example.org/elsewhere"},
]  # fmt: skip


def told_of(bundle: Bundle) -> dict[str, dict[str, str]]:
    """What is told of each source by its id, without the id and the voice."""
    return {
        id.removeprefix("source/"): {
            key: one.text(key) for key in one.values if key not in ("id", "authorVoice")
        }
        for id, one in bundle.sources.items()
    }  # fmt: skip


def test_ris_by_hand() -> None:
    bundle = read_bundle("buses.ris", RIS, "references")
    assert told_of(bundle) == {
        "the-night-bus": {
            "title": "The night bus", "author": "Ada Okoye and Elm Street Alliance", "publisher": "Harbour Fund",
            "publicationDate": "2019-03-05", "retrieved": "2024-01-02", "url": "https://example.org/night-bus",
            "sourceKind": "report",
        },
        "waiting-at-night": {"title": "Waiting at night", "publisher": "Harbour News", "publicationDate": "2020"},
    }  # fmt: skip
    assert not bundle.claims and not bundle.things
    assert {one.text("name") for one in bundle.voices.values()} == {"Ada Okoye and Elm Street Alliance", "Harbour News"}
    assert remark_counts(bundle.report.left_out) == {
        "the field AB (abstract), which sources do not have": 1,
        "the field KW (keywords), which sources do not have": 2,
        "web addresses that are none": 1,
        "the kind NEWS, which no kind of source is the same as": 1,
    }
    assert [(one.what, one.places) for one in bundle.report.refused] == [
        ("a line that is in no reference: each begins with TY", ("line 23",)),
        ("the same reference again as in line 1", ("line 24",)),
        ("a reference without a title", ("line 28",)),
    ]


def test_bibtex_by_hand() -> None:
    bundle = read_bundle("buses.bib", BIBTEX, "references")
    assert told_of(bundle) == {
        "the-night-bus-buro-cafe": {
            "title": "The Night Bus: Büro & Café", "author": "Ada Okoye, Bo van Dijk and Elm, Street and Alliance",
            "publisher": "Harbour Fund Press", "publicationDate": "2019-03-05", "language": "de",
            "url": "https://doi.org/10.1000/abc", "sourceKind": "report",
        },
        "waiting-at-night": {"title": "Waiting “at” night", "url": "https://example.org/a_b--c"},
        "after": {
            "title": "After", "publisher": "nope", "publicationDate": "2020-05/2020-06",
            "url": "https://www.example.org/x", "sourceKind": "web-page",
        },
    }  # fmt: skip
    assert [(one.what, one.places) for one in bundle.report.refused] == [
        ("a brace that is not closed before the next entry", ("line 8",)),
        ("a reference without a title", ("line 10",)),
    ]
    assert remark_counts(bundle.report.left_out)["dates that are none"] == 1
    assert set(remark_counts(bundle.report.guessed)) == {
        "a web address without a beginning begins with https://",
        "a word without braces or quotes that no @string explains stands for itself",
    }


def test_a_tag_of_more_letters_is_no_part_of_the_line_above() -> None:
    bundle = read_bundle("a.ris", "TY  - JOUR\nTI  - A bus\nDO  - 10.1000/x\nPMID  - 12\nER  - \n", "references")
    assert [one.text("url") for one in bundle.sources.values()] == ["https://doi.org/10.1000/x"]
    assert remark_counts(bundle.report.left_out)["the field PMID, which sources do not have"] == 1


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"{\'E}cole \'{e}l\`eve", "École élève"),
        (r"Gda{\'n}sk, {\L}{\'o}d{\'z}", "Gdańsk, Łódź"),
        (r"na{\"\i}ve Stra{\ss}e", "naïve Straße"),
        (r"\v{C}esk\'y \c{c}a", "Český ça"),
        (r"{\AA}rhus \O{}st S\o ren", "Århus Øst Søren"),
        (r"50\% of \emph{all} \$5~a day", "50% of all $5 a day"),
        ("Zoë's --- 東京", "Zoë's — 東京"),
    ],
)
def test_letters_of_tex(written: str, meant: str) -> None:
    bundle = read_bundle("a.bib", f"@book{{a, title = {{{written}}}}}", "references")
    assert [one.text("title") for one in bundle.sources.values()] == [meant]


def test_csl_by_hand() -> None:
    bundle = read_bundle("items.json", json.dumps(CSL), "references")
    told = told_of(bundle)
    assert told["the-night-bus"] == {
        "title": "The night bus", "author": "Bo van Dijk and Elm Street Alliance", "publisher": "Harbour Fund",
        "publicationDate": "2019-03-05", "retrieved": "2024-01", "url": "https://doi.org/10.1000/abc",
        "sourceKind": "report",
    }  # fmt: skip
    assert told["waiting"] == {"title": "Waiting", "publicationDate": "2020~", "sourceKind": "web-page"}
    assert [(one.what, one.places) for one in bundle.report.refused] == [
        ("an item that is no object", ("item 2",)),
        ("the same reference again as in item 3", ("item 4", "item 5")),
    ]


def test_one_title_at_two_addresses_is_two_sources() -> None:
    bundle = read_bundle("items.json", json.dumps(CSL[3:]), "references")
    assert [(id, one.text("url")) for id, one in bundle.sources.items()] == [
        ("source/waiting", "https://example.org/waiting"), ("source/waiting-2", "https://example.org/elsewhere"),
    ]  # fmt: skip
    assert remark_counts(bundle.report.to_decide) == {
        "references of one title at different addresses are two sources": 1
    }


def test_imported_again_checked_and_known_to_other_lists(tmp_path: Path) -> None:
    done = take(tmp_path, "buses.ris", RIS)
    assert done.result.report.format == "references"
    assert done.data.check()
    assert set(done.record.sources) == {"source/the-night-bus", "source/waiting-at-night"}
    again = take(tmp_path, "buses.ris", RIS).result
    assert again.report.written == {"unchanged sources": 2, "unchanged voices": 2}
    other = take(tmp_path, "other.json", json.dumps([{"type": "book", "title": "THE NIGHT BUS"}])).result
    assert not other.report.written
    assert [one.places for one in other.report.to_decide] == [("item 1: source/the-night-bus",)]
    changed = RIS.replace("Harbour Fund", "Harbour Trust")
    assert take(tmp_path, "buses.ris", changed).record.sources["source/the-night-bus"].publisher == "Harbour Trust"


def test_a_source_with_claims_stays_when_its_reference_is_gone(tmp_path: Path) -> None:
    take(tmp_path, "items.json", json.dumps([CSL[0], CSL[2]]))
    file = tmp_path / "place" / "claims" / "the-night-bus.yaml"
    claim = '\nclaims:\n  - id: claim/the-night-bus/a\n    subject: fair\n    predicate: count\n    value: "3"\n'
    file.write_text(file.read_text() + claim + "    wording: stated\n    status: draft\n")
    (tmp_path / "place" / "things" / "own.yaml").parent.mkdir(exist_ok=True)
    (tmp_path / "place" / "things" / "own.yaml").write_text("things:\n  - {id: fair, type: Event, name: The fair}\n")
    done = take(tmp_path, "items.json", json.dumps([CSL[2]]))
    assert [(one.what, one.places) for one in done.result.report.to_decide] == [
        ("a source is not in the file any more, and is named here: it stays", ("source/the-night-bus",)),
        ("a voice is not in the file any more, and is named here: it stays", ("voice/the-night-bus/author",)),
    ]
    assert "source/the-night-bus" in done.record.sources


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.bib", "@book{a, title = {x", "a.bib, line 1: no reference can be read: a brace that is not closed"),
        ("a.ris", "TI  - The bus\nTY  - \n", "a reference without a title"),
        ("a.json", "[" * 60 + "]" * 60, "nested"),
    ],
)
def test_what_is_no_list_of_references_is_said_in_one_line(
    tmp_path: Path, name: str, content: str, message: str
) -> None:
    begin_workspace(tmp_path)
    try:
        report = take(tmp_path, name, content, format="references").result.report
    except UsageError as error:
        assert "\n" not in str(error)
        assert message in str(error) or "no reference" in str(error) or "nothing in it" in str(error)
    else:
        assert message in remark_counts(report.refused)


@given(st.data())
def test_every_reference_is_read_or_refused(data: st.DataObject) -> None:
    name, whole = data.draw(st.sampled_from([("a.ris", RIS), ("a.bib", BIBTEX), ("a.json", json.dumps(CSL))]))
    begin, end = sorted(data.draw(st.tuples(st.integers(0, len(whole)), st.integers(0, len(whole)))))
    content = whole[:begin] + data.draw(st.text('{}"@#,=\n\\ -[]:', max_size=4)) + whole[end:]
    try:
        bundle = read_bundle(name, content, "references")
    except UsageError as error:
        assert "\n" not in str(error)
        return
    read = bundle.report.read["references"]
    assert read == len(bundle.sources) + sum(one.times for one in bundle.report.refused)


NBIB = """
PMID- 101
OWN - NLM
TI  - Waiting at night: a survey of
      cleaners.
LID - 10.1000/wait.1 [doi]
AID - 10.1000/wait.1 [doi]
FAU - Okoye, Ada
AU  - Okoye A
FAU - Lund, Bo
LA  - eng
PT  - Journal Article
JT  - Journal of buses
TA  - J Bus
DP  - 2019 Mar 5
AB  - Cleaners walk.

stray
PMID- 102
TI  - After ten
AU  - Lund B
DP  - 2020 Spring
"""
ENDNOTE = """<?xml version="1.0" encoding="UTF-8"?><xml><records><record>
<database name="x.enl">x.enl</database><rec-number>1</rec-number><ref-type name="Report">27</ref-type>
<contributors><authors><author><style face="normal">Okoye, Ada</style></author><author>Elm Street Alliance</author>
</authors></contributors><titles><title><style face="italic">The night</style><style> bus</style></title></titles>
<dates><year><style>2019</style></year><pub-dates><date><style>5 March</style></date></pub-dates></dates>
<publisher><style>Harbour Fund</style></publisher><keywords><keyword>bus</keyword></keywords>
<urls><related-urls><url><style>https://example.org/bus</style></url></related-urls></urls>
<electronic-resource-num>10.1000/bus</electronic-resource-num></record><record/></records></xml>"""


def test_references_of_pubmed() -> None:
    bundle = read_bundle("a.nbib", NBIB, "references")
    first, second = bundle.sources.values()
    assert first.values == {
        "id": "source/waiting-at-night-a-survey-of-cleaners", "title": "Waiting at night: a survey of cleaners.",
        "author": "Ada Okoye and Bo Lund", "publisher": "Journal of buses", "publicationDate": "2019-03-05",
        "url": "https://doi.org/10.1000/wait.1", "language": "en",
        "authorVoice": "voice/waiting-at-night-a-survey-of-cleaners/author",
    }  # fmt: skip
    assert (second.text("author"), second.text("publicationDate")) == ("Lund B", "2020")
    assert remark_counts(bundle.report.refused) == {"a line that is in no reference: each begins with PMID": 1}
    assert remark_counts(bundle.report.left_out)["the field AB (abstract), which sources do not have"] == 1


def test_references_of_endnote(tmp_path: Path) -> None:
    done = take(tmp_path, "library.xml", ENDNOTE)
    [source] = done.result.plan.bundle.sources.values()
    keys = ("title", "author", "publisher", "publicationDate", "url", "sourceKind")
    assert {key: source.text(key) for key in keys} == {
        "title": "The night bus", "author": "Ada Okoye and Elm Street Alliance", "publisher": "Harbour Fund",
        "publicationDate": "2019-03-05", "url": "https://doi.org/10.1000/bus", "sourceKind": "report",
    }  # fmt: skip
    report = done.result.report
    assert remark_counts(report.refused) == {"a reference without a title": 1}
    assert remark_counts(report.left_out) == {
        "the field keywords, which sources do not have": 1,
        "web addresses beside the first or the DOI: a source has one": 1,
    }  # fmt: skip
    assert all(kind.startswith("unchanged") for kind in take(tmp_path, "library.xml", ENDNOTE).result.report.written)


@given(cut=st.integers(0, len(NBIB) - 1), swap=st.sampled_from(["", "PMID- ", "\n\n", "  - ", "\ufeff"]))
def test_a_spoiled_list_of_pubmed_is_read_or_refused_in_one_line(cut: int, swap: str) -> None:
    try:
        read_bundle("a.nbib", NBIB[:cut] + swap + NBIB[cut + 4 :], "references")
    except UsageError as refusal:
        assert "\n" not in str(refusal)


@given(cut=st.integers(0, len(ENDNOTE) - 1), swap=st.sampled_from(["", "<x>", "&#0;", "</record>", "&a;"]))
def test_a_spoiled_library_of_endnote_is_read_or_refused_in_one_line(cut: int, swap: str) -> None:
    try:
        read_bundle("a.xml", ENDNOTE[:cut] + swap + ENDNOTE[cut + 4 :], "references")
    except UsageError as refusal:
        assert "\n" not in str(refusal)
