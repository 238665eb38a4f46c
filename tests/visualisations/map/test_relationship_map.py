"""The page as text: one offline file, safe with any data, small, and the same each time."""

from __future__ import annotations

import json
import re
import zlib
from base64 import b64decode, b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from civicgraph import Dataset
from civicgraph.graph.record import Thing
from civicgraph.visualisations.map import pyvis_page, relationship_map
from civicgraph.visualisations.map.relationship_map import map_page

from ..large_record import large_record
from ..small_record import small_record

RECORD = small_record()
PAGE = map_page(RECORD, title="Northmere")
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}\"'<!--"


def data_of(page: str) -> dict[str, Any]:
    """The JSON inside a page."""
    found = re.findall(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert len(found) == 1
    loaded = json.loads(found[0])
    if isinstance(loaded, str):
        loaded = json.loads(zlib.decompress(b64decode(loaded), wbits=-15))
    data: dict[str, Any] = loaded
    return data


def test_the_page_has_a_node_for_each_thing_and_an_edge_for_each_line() -> None:
    data = data_of(PAGE)
    assert len(data["nodes"]) == len(data["page"]["things"]) == len(RECORD.things)
    assert len(data["edges"]) == len(data["page"]["lines"])
    joined = {(claim.subject, claim.object) for claim in RECORD.claims.values() if claim.object in RECORD.things}
    assert len(data["edges"]) == len({tuple(sorted(pair)) for pair in joined})


def test_edges_join_the_things_that_their_claims_are_about() -> None:
    data = data_of(PAGE)
    ids = [thing["id"] for thing in data["page"]["things"]]
    for edge, line in zip(data["edges"], data["page"]["lines"], strict=True):
        ends = {ids[int(edge[end][1:])] for end in ("from", "to")}
        for number in line:
            claim = RECORD.claims[data["page"]["claims"][number]["id"]]
            assert {claim.subject, claim.object} == ends


def test_nothing_in_the_page_points_outside_it() -> None:
    own = PAGE.replace(pyvis_page.vis_script(), "")
    assert not re.findall(r"""(?:src|href)=["'](?!#|data:)""", own)
    assert not re.findall(r"\b(?:fetch\b|XMLHttpRequest|import\s*\(|@import|url\(|sourceMappingURL)", own)
    assert "cdn" not in own.lower()


def test_the_policy_names_exactly_the_scripts_and_styles_of_the_page() -> None:
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', PAGE)
    assert policy
    allowed = policy[1].replace("&#39;", "'")
    assert allowed.startswith("default-src 'none'; ")
    assert "unsafe" not in allowed
    for text in re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", PAGE, re.DOTALL):
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in allowed
    assert allowed.count("sha256-") == 3


def test_no_attribute_runs_script_and_no_script_makes_markup() -> None:
    own = PAGE.replace(pyvis_page.vis_script(), "")
    assert not re.search(r"<[^>]+\son\w+\s*=", own)
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", own)


def test_hostile_names_stay_data() -> None:
    thing = Thing(HOSTILE, "Ask", HOSTILE, (HOSTILE,), HOSTILE)
    claims = {id: claim._replace(subject=HOSTILE if claim.subject == "fees-ask" else claim.subject, reason=HOSTILE)
              for id, claim in RECORD.claims.items()}  # fmt: skip
    record = replace(RECORD, things=dict(RECORD.things) | {HOSTILE: thing}, claims=claims, hash=HOSTILE)
    page = map_page(record, title=HOSTILE)
    assert page.count("<script") == PAGE.count("<script")
    assert page.count("<img") == 0
    assert "49" not in re.search(r"<title>(.*?)</title>", page, re.DOTALL)[1]  # type: ignore[index]
    names = [thing["name"] for thing in data_of(page)["page"]["things"]]
    assert HOSTILE in names


def test_the_footer_names_data_sources_and_licence() -> None:
    footer = re.search(r"<footer>(.*?)</footer>", PAGE, re.DOTALL)
    assert footer
    assert RECORD.hash[:12] in footer[1]
    assert RECORD.hash in footer[1]
    assert "3 sources" in footer[1]
    assert "CC BY 4.0" in footer[1]


def test_around_shows_the_neighbourhood_and_says_what_is_left_out() -> None:
    data = data_of(map_page(RECORD, around="assembly", depth=1))["page"]
    assert [thing["id"] for thing in data["things"]] == ["assembly", "fees-ask", "northmere"]
    assert any("31 things" in note for note in data["about"]["notes"])


def test_around_an_unknown_thing_is_refused() -> None:
    with pytest.raises(KeyError, match="nobody"):
        map_page(RECORD, around="nobody")


def test_a_record_of_the_real_size_makes_a_page_of_under_a_megabyte_and_a_half() -> None:
    page = map_page(large_record(700, 1500))
    assert len(page.encode()) < 1_500_000
    assert len(data_of(page)["nodes"]) == 700
    assert data_of(page)["page"]["about"]["notes"] == []


def test_beyond_800_things_the_page_opens_on_groups_and_still_has_all_things() -> None:
    data = data_of(map_page(large_record(900, 1200)))
    assert len(data["nodes"]) == len(large_record(900, 1200).things)
    assert data["page"]["about"]["large"]
    assert data["page"]["about"]["notes"] == []
    assert not data_of(PAGE)["page"]["about"]["large"]


def test_beyond_the_most_that_a_page_carries_it_says_what_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relationship_map, "MAX_THINGS", 20)
    data = data_of(map_page(RECORD))
    assert len(data["nodes"]) == 20
    assert data["page"]["about"]["notes"] == ["This map shows the 20 most connected of 34 things; 14 are left out."]


def test_the_shipped_record_makes_a_page_of_under_a_megabyte_and_a_half() -> None:
    assert len(map_page(Dataset.shipped().record()).encode()) < 1_500_000


def test_data_of_a_large_record_is_packed_and_of_a_small_one_is_not() -> None:
    assert isinstance(json.loads(pyvis_page.pack({"a": "x" * 300_001})), str)
    assert json.loads(pyvis_page.pack({"a": "</script>"})) == {"a": "</script>"}
    assert "<" not in pyvis_page.pack({"a": "</script>"})


def test_an_empty_record_makes_a_page() -> None:
    empty = replace(RECORD, things={}, claims={}, caveats={}, sources={}, voices={})
    data = data_of(map_page(empty))
    assert data["nodes"] == data["edges"] == []


def test_same_record_same_bytes() -> None:
    assert map_page(small_record(), title="Northmere") == PAGE


def test_places_are_kept_in_the_file_that_is_named(tmp_path: Path) -> None:
    path = tmp_path / "positions.json"
    map_page(RECORD, positions_file=path)
    kept = json.loads(path.read_text("utf-8"))
    kept["guide"] = [5000.5, 4000.5]
    path.write_text(json.dumps(kept), "utf-8")
    data = data_of(map_page(RECORD, positions_file=path))
    guide = [thing["id"] for thing in data["page"]["things"]].index("guide")
    assert (data["nodes"][guide]["x"], data["nodes"][guide]["y"]) == (5000.5, 4000.5)


def test_another_drawing_library_than_the_pinned_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyvis_page, "VIS_SHA256", "0" * 64)
    pyvis_page.vis_script.cache_clear()
    with pytest.raises(RuntimeError, match=r"pyvis 0\.3\.2"):
        map_page(RECORD)
