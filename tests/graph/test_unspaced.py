"""A record in a script without spaces: what is looked for stands within names and sentences, on disk and in memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from civicgraph import Dataset
from civicgraph.graph.errors import UnknownName
from civicgraph.graph.full_text import entries_of, find_all, find_texts
from civicgraph.graph.name_index import HeldNames
from civicgraph.graph.names import find, find_among, resolve
from civicgraph.graph.record import Record
from civicgraph.graph.word_matching import Query, fold_entries

TEXT = "池を守る会は2021年に市長へ夜間の門を開けるよう求めた。\n市長は秋までに門を開けると答えた。\n"
THINGS = """\
things:
  - {id: pond-group, type: CivilSocietyOrganisation, name: 池を守る会, aliases: [池の会]}
  - {id: mayor, type: Person, name: 北川市長}
  - {id: gate-ask, type: Ask, name: 夜間の門を開ける}
  - {id: gate-promise, type: Commitment, name: 秋までに門を開ける, description: 市長の答え。}
"""
FILE = """\
id: source/kaiho
title: 池を守る会の会報
textFile: kaiho.txt
authorVoice: voice/kaiho/author
voices: [{id: voice/kaiho/author, name: 会報の編集部}]
claims:
  - id: claim/kaiho/asked
    subject: pond-group
    predicate: asked
    object: gate-ask
    when: 2021
    wording: stated
    modality: done
    evidence: [{anchor: 夜間の門を開けるよう求めた, summary: 会は門を開けるよう頼んだと会報は言う。}]
  - id: claim/kaiho/promised
    subject: mayor
    predicate: made
    object: gate-promise
    wording: stated
    modality: done
    evidence: [{anchor: 秋までに門を開けると答えた, summary: 市長は秋までにと約束したと会報は言う。}]
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pond")
    (made / "texts").mkdir()
    (made / "texts" / "kaiho.txt").write_text(TEXT, "utf-8")
    (made / "civicgraph.toml").write_text('title = "池の記録"\n', "utf-8")
    (made / "things.yaml").write_text(THINGS, "utf-8")
    (made / "kaiho.yaml").write_text(FILE, "utf-8")
    return made


@pytest.fixture(scope="module")
def record(folder: Path) -> Record:
    return Dataset.at(str(folder)).record()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("守る", ["pond-group"]),
        ("市長", ["mayor"]),
        ("門", ["gate-ask", "gate-promise"]),
        ("門を開け", ["gate-ask", "gate-promise"]),
        ("秋 門", ["gate-promise"]),
        ("会", ["pond-group"]),
        ("橋", []),
    ],
)
def test_a_part_of_a_name_finds_it(record: Record, text: str, found: list[str]) -> None:
    assert [thing.id for thing, _ in find(record, text)] == found


def test_what_is_found_on_disk_is_what_is_found_in_memory(record: Record) -> None:
    held = HeldNames(record.things.values())
    for text in ("守る", "門", "秋 門", "池", "池の", "会", "北川", "川市", "開ける門", "pond", "gate 門"):
        assert find(record, text) == find_among(held, text), text


@pytest.mark.parametrize(
    ("text", "claims"),
    [("約束", ["claim/kaiho/promised"]), ("会報", ["claim/kaiho/asked", "claim/kaiho/promised"]), ("否決", [])],
)
def test_a_word_within_a_sentence_finds_the_claim(record: Record, text: str, claims: list[str]) -> None:
    assert [one.id for one in find_texts(record, text) if one.kind == "claim"] == claims


def test_no_entry_that_holds_the_words_is_passed_over_by_the_index(record: Record) -> None:
    entries = list(entries_of(record))
    plain = dict(enumerate(fold_entries(one.texts for one in entries)))
    for text in ("門", "市長 秋", "約束", "答え", "編集", "会報", "2021"):
        every = {(entries[n].kind, entries[n].id) for n in Query(text).matching(plain)}
        assert {(one.kind, one.id) for one in find_texts(record, text)} == every, text


def test_what_matched_is_named_as_typed(record: Record) -> None:
    (promised,) = [one for one in find_all(record, "約束")[1] if one.kind == "claim"]
    assert (promised.words, promised.text) == (("約束",), "市長は秋までにと約束したと会報は言う。")


def test_a_part_of_a_name_is_offered_where_a_whole_one_is_wanted(record: Record) -> None:
    with pytest.raises(UnknownName, match="did you mean pond-group"):
        resolve(record, "守る会")
