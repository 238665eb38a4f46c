"""The names of files: themselves where that is safe, and never the same for two ids on any file system."""

from __future__ import annotations

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from civicgraph.static_site.file_names import file_name, page_path, trace_path

ODD = ["Asked", "asked", "ASKED", "λιμάνι", "Λιμάνι", "100%", "100%25", "a b", "a/../b", "..", ".", "", "/", "a//b",
       "con", "nul/x", "a\\b", "a?b#c", "x" * 300, "x" * 299, "a_b", "a~b", "\ud800", "é", "e\u0301"]  # fmt: skip
IDS = st.one_of(st.text(max_size=12), st.sampled_from(ODD), st.from_regex(r"[a-zA-Z0-9/_-]{1,12}", fullmatch=True))


def test_an_id_of_the_record_is_its_own_name() -> None:
    for id in ("lvrw", "claim/cii/lvrw-key-success", "a--b", "2016"):
        assert file_name(id) == id
    assert page_path("source/minutes") == "page/source/minutes.html"
    assert trace_path("a", "b/c", "json") == "trace/a_b/c.json"


def test_odd_ids_have_names_that_every_system_takes_and_keeps_apart() -> None:
    names = [file_name(id) for id in ODD]
    assert len({unicodedata.normalize("NFC", name).casefold() for name in names}) == len(ODD)
    for id, name in zip(ODD, names, strict=True):
        assert name.isascii() and len(name) < 100 and not set(name) & set('%\\?#:*"<>| '), id
        assert all(part not in ("", ".", "..", "con", "nul") and not part.endswith(".") for part in name.split("/")), id


@given(IDS, IDS)
@example("a_b", "a")
def test_no_two_ids_or_traces_share_a_file(one: str, other: str) -> None:
    if one != other:
        assert file_name(one).casefold() != file_name(other).casefold()
    pair = {(one, other), (other, one), (one, one), (f"{one}_{other}", one), (one, f"{other}_{one}")}
    assert len({trace_path(*ends).casefold() for ends in pair}) == len(pair)
