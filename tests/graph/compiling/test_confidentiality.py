"""Laws of what may leave: nothing of confidential sources by which they are known, and all else as it was."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from civicgraph.graph.compiling.confidentiality import Pseudonyms, pseudonyms, withhold
from civicgraph.graph.files.document import Document, is_confidential
from civicgraph.graph.files.references import pointers
from civicgraph.graph.vocabulary import SECTIONS, load_vocabulary

SECRET = "Μυστικό-quaxolt"
VOCABULARY = load_vocabulary()
OWN_WORDS = {"summary", "reason", "value", "unit", "qualifier", "scope", "prediction", "ifAbsent", "searchedIn",
             "basis", "sensitivity", "typeOneError"}  # fmt: skip
KEYS = sorted({key for section in ("source", "voices", "evidence") for key in VOCABULARY.keys[section]})
KINDS = ["interview", "letter", "web-page", "other", None]


def _record(section: str, keys: set[str], id: str, **values: Any) -> dict[str, Any]:
    """A record with the secret in each of these keys that holds text of its own."""
    pointing = {"voice", "authorVoice", "source", "derivedFrom", "partyTo", "concerns", "subject", "object", "evidence",
                "forHypothesis", "bearsOn", "againstRival", "dependsWith"}  # fmt: skip
    coded = {"sourceKind", "textLayout", "wording", "modality", "polarity", "share", "reading", "predicate", "caveat",
             "predicted", "testKind", "testResult", "line", "page", "paragraph", "row", "when", "publicationDate",
             "confidential", "id", "type", "aliases", *OWN_WORDS, *SECTIONS}  # fmt: skip
    kept = keys & VOCABULARY.keys[section] - pointing - coded
    return {"id": id} | dict.fromkeys(sorted(kept), SECRET) | values


@st.composite
def records(draw: st.DrawFn) -> list[Document]:
    """Documents of up to five sources, some confidential, whose claims and caveats speak of one another."""
    names = [f"source/quaxolt-{number}" for number in range(draw(st.integers(1, 5)))]
    found, claims = (
        [],
        [f"claim/quaxolt-{number % len(names)}/said-{number}" for number in range(draw(st.integers(1, 8)))],
    )
    for at, name in enumerate(names):
        hidden = draw(st.booleans())
        chosen = draw(st.sets(st.sampled_from(KEYS))) if hidden else set()
        voices = [f"voice/quaxolt-{at}/{number}" for number in range(draw(st.integers(1, 3)))]
        kind = draw(st.sampled_from(KINDS))
        data = _record("source", chosen, name, type="Source", title=SECRET if hidden else "News", authorVoice=voices[0])
        data |= {"sourceKind": kind} if kind else {}
        data |= {"confidential": "true"} if hidden else {}
        data |= {"derivedFrom": [draw(st.sampled_from(names))]} if draw(st.booleans()) else {}
        data["voices"] = [
            _record("voices", chosen, one, type="Voice", name=SECRET if hidden else "A voice", partyTo=["bus"])
            for one in voices
        ]
        data["claims"] = [
            _claim(draw, one, names, voices, chosen) for one in claims if one.startswith(f"claim/quaxolt-{at}/")
        ]
        data["caveats"] = [
            {"id": f"caveat/quaxolt-{at}/doubt", "type": "Caveat", "caveat": "limit-of-the-evidence",
             "concerns": [draw(st.sampled_from(claims)), "bus"], "summary": "A doubt of ours.", "voice": voices[-1],
             "evidence": []}
        ]  # fmt: skip
        document = Document(f"claims/{SECRET}.yaml", name, data)
        entries = [one for _, entry in document.entries() for one in (entry, *entry.get("evidence", ()))]
        document.records = {one["id"]: one for one in [data, *entries]}
        found.append(document)
    for document in found:  # the words of those who spoke in confidence, wherever they are cited
        hidden_sources = {one.source for one in found if is_confidential(one)}
        for record in document.records.values():
            if "anchor" in record:
                record["anchor"] = SECRET if record["source"] in hidden_sources else "plain words"
    return found


def _claim(draw: st.DrawFn, id: str, names: list[str], voices: list[str], keys: set[str]) -> dict[str, Any]:
    cited = draw(st.lists(st.sampled_from(names), min_size=1, max_size=3))
    evidence = [
        _record("evidence", set(), f"{id}/evidence/{number}", type="Evidence", source=one, anchor="", summary="Ours.",
                line=str(number))
        for number, one in enumerate(cited, 1)
    ]  # fmt: skip
    return {"id": id, "type": "Claim", "subject": "ask", "predicate": "ledTo", "object": "bus", "wording": "stated",
            "modality": "done", "voice": draw(st.sampled_from(voices)), "evidence": evidence}  # fmt: skip


def _public(documents: list[Document]) -> tuple[list[Document], Pseudonyms]:
    hidden = [one for one in documents if is_confidential(one)]
    taken = [id for one in documents for id in one.records]
    names = pseudonyms(hidden, taken, VOCABULARY.codes)
    return [withhold(one, names)[0] for one in documents], names


@given(records())
def test_nothing_names_them(documents: list[Document]) -> None:
    made, _ = _public(documents)
    if all(is_confidential(one) for one in documents):
        assert "quaxolt" not in json.dumps([one.data for one in made])
    assert all(SECRET not in one.json_ld(VOCABULARY, "urn:x:") for one in made)
    assert all(SECRET not in str(quad) for one in made for quad in one.quads(VOCABULARY, "https://example.org/"))


@given(records())
def test_whatever_pointed_somewhere_points_to_the_same(documents: list[Document]) -> None:
    made, names = _public(documents)
    evidence = {id for one in documents for id, record in one.records.items() if record["type"] == "Evidence"}

    def links(some: list[Document], ids: dict[str, str]) -> list[tuple[str, str, str]]:
        return sorted(
            (ids.get(id, id) if id not in evidence else "", pointer.key, ids.get(pointer.target, pointer.target))
            for one in some
            for id, record in one.records.items()
            for pointer in pointers(id, record, VOCABULARY)
            if record["type"] != "Evidence" and pointer.key != "partyTo"
        )

    assert links(documents, names.ids) == links(made, {})
    assert len(set(names.ids.values())) == len(names.ids)
    assert [len(one.records) for one in documents] == [len(one.records) for one in made]


@given(records())
def test_what_is_not_confidential_stays_as_it_is(documents: list[Document]) -> None:
    made, names = _public(documents)
    if not names.ids:
        assert [one.data for one in documents] == [one.data for one in made]
    for before, after in zip(documents, made, strict=True):
        if not is_confidential(before):
            assert before.data["title"] == after.data["title"] and before.data["voices"] == after.data["voices"]


@given(records(), st.randoms(use_true_random=False))
def test_their_order_in_the_files_says_nothing(documents: list[Document], random: Any) -> None:
    _, names = _public(documents)
    shuffled = list(documents)
    random.shuffle(shuffled)
    assert _public(shuffled)[1] == names
