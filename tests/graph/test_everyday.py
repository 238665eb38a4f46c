"""Everyday words lead to the type or relation that somebody means by them, and slips to the nearest name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from civicgraph import DataError, Dataset, UsageError
from civicgraph.graph.everyday import RELATIONS, TYPES, did_you_mean_term, everyday_words, look_up, meant_by
from civicgraph.graph.vocabulary import load_vocabulary

WORDS = load_vocabulary()

NATURAL_TYPES = {
    "Charity": "CivilSocietyOrganisation", "council": "PublicBody", "Ministry": "PublicBody", "law": "Legislation",
    "Committee": "AdvisoryBody", "Amendment": "Motion", "petition": "Petition", "CourtCase": "Project",
    "court ruling": "Ruling", "Referendum": "Vote", "Coalition": "Alliance", "promise": "Commitment",
    "taskforces": "AdvisoryBody", "Impact": "Outcome", "charities": "CivilSocietyOrganisation", "Persn": "Person",
    "Perosn": "Person", "driver": "Factor", "Governor": "Post", "villagers": "Group", "dam": "Project",
    "cooperative": "CivilSocietyOrganisation", "flood": "ContextEvent", "opposition": "Campaign",
    "Senate": "PublicBody",
    "first reading": "Event",
}  # fmt: skip
NATURAL_RELATIONS = {
    "tabled": ("asked", False, ""), "calledFor": ("asked", False, ""), "foundedBy": ("created", True, ""),
    "reduced": ("ledTo", False, "less"), "promised": ("made", False, ""), "secured": ("promisedTo", False, ""),
    "awarded": ("awardedTo", False, ""), "received": ("awardedTo", True, ""), "repealed": ("ended", False, ""),
    "employed": ("affiliatedWith", True, ""), "announced": ("launched", False, ""), "caused_by": ("ledTo", True, ""),
    "prompted": ("ledTo", False, ""), "referred": ("putTo", False, ""), "sent": ("putTo", False, ""),
    "sued": ("launched", False, ""), "cancel": ("ended", False, ""), "was elected": ("heldPost", False, ""),
    "apologised": ("made", False, ""), "demand": ("asked", False, ""),
    "fundded": ("funded", False, ""), "preceded": ("cameAfter", True, ""), "made": ("made", False, ""),
}  # fmt: skip


@pytest.mark.parametrize("word", NATURAL_TYPES)
def test_a_natural_word_for_a_type_leads_to_it(word: str) -> None:
    assert meant_by(word, TYPES, WORDS.types)[0].use == NATURAL_TYPES[word]


@pytest.mark.parametrize("word", NATURAL_RELATIONS)
def test_a_natural_word_for_a_relation_leads_to_it_with_its_direction_and_its_ends(word: str) -> None:
    first = meant_by(word, RELATIONS, WORDS.relations)[0]
    assert (first.use, first.turned, first.direction) == NATURAL_RELATIONS[word]


@pytest.mark.parametrize("kind", [TYPES, RELATIONS])
def test_every_word_stands_for_what_there_is_and_is_no_term_itself(kind: str) -> None:
    terms = getattr(WORDS, kind)
    said = [*everyday_words(kind)]
    assert len(said) > 300
    for word, meant in said:
        assert meant.use in terms, word
        assert word.replace(" ", "").casefold() not in {term.casefold() for term in terms}, word
        assert not meant.direction or f"{meant.use}/{meant.direction}" in WORDS.directed
    assert len({(word.casefold(), meant) for word, meant in said}) == len(said)


def test_check_suggests_what_is_meant_and_says_what_to_mind(tmp_path: Path) -> None:
    (tmp_path / "civicgraph.toml").write_text('title = "Δήμος"\n', "utf-8")
    (tmp_path / "things.yaml").write_text("things:\n- {id: dimos, type: Council, name: Ο Δήμος}\n", "utf-8")
    with pytest.raises(DataError) as error:
        Dataset.at(str(tmp_path)).check()
    assert "things.yaml:2: Council is no type of thing; did you mean PublicBody?" in str(error.value)
    assert did_you_mean_term("foundedBy", RELATIONS, WORDS.relations) == (
        "; did you mean created with subject and object changed round?"
    )
    assert did_you_mean_term("zzzz", TYPES, WORDS.types) == ""


OTHER_WORDS = (
    "water", "meals", "rent", "complaint", "length", "submission", "rang", "direct action", "cycleway", "landlord",
    "νερό", "Wasser", "bonnet", "later",
)  # fmt: skip


@pytest.mark.parametrize("word", OTHER_WORDS)
def test_a_word_that_merely_shares_letters_with_another_leads_nowhere_and_to_own_words(word: str) -> None:
    with pytest.raises(UsageError) as error:
        Dataset.shipped().look_up(word)
    assert f"no type, relation or code for {word!r}, nor one near it" in str(error.value)
    assert "vocabulary.yaml may add it (docs/how-to/own-words.md)" in str(error.value)
    assert did_you_mean_term(word, RELATIONS, WORDS.said_relations) == did_you_mean_term(word, TYPES, WORDS.types) == ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("petiton", "Petition"), ("organiztion", "Organisation"), ("comunity group", "CivilSocietyOrganisation")],
)
def test_a_slip_or_two_still_lead_to_the_word(typed: str, meant: str) -> None:
    assert [one.meant.use for one in look_up(typed, WORDS)] == [meant]


def test_a_query_says_what_stands_for_an_everyday_word() -> None:
    found = Dataset.shipped().query("SELECT * { ?t a civic:Charity ; civic:foundedBy ?who }")
    no_term = "is no term of the vocabulary; did you mean"
    assert list(found.notices) == [
        f"civic:Charity {no_term} civic:CivilSocietyOrganisation?",
        f"civic:foundedBy {no_term} civic:created with subject and object changed round?",
    ]


def test_a_word_is_looked_up_and_one_that_leads_nowhere_is_refused() -> None:
    data = Dataset.shipped()
    (found,) = data.look_up("founded by").to_dict()["terms"]
    assert (found["kind"], found["term"], found["turned"]) == ("relation", "created", True)
    assert [one.kind for one in look_up("stated", WORDS)] == ["wording"]
    with pytest.raises(UsageError, match="no type, relation or code for 'qqqqqq'"):
        data.look_up("qqqqqq")


def test_an_editor_tells_the_words_with_the_terms() -> None:
    types = json.loads(Dataset.shipped().editor_schema())["definitions"]["type"]
    about = dict(zip(types["enum"], types["enumDescriptions"], strict=True))
    assert about["Ruling"].startswith("What a court, tribunal or ombudsman decided")
    assert "Also for: council, local authority" in about["PublicBody"]


def test_a_term_is_found_by_what_it_is_called() -> None:
    """By its label, the other way round too, and with its direction."""
    words = load_vocabulary()
    for said, use, turned, direction in (
        ("was funded by", "funded", True, ""),
        ("led to less", "ledTo", False, "less"),
        ("civil society organisation", "CivilSocietyOrganisation", False, ""),
    ):
        first = look_up(said, words)[0].meant
        assert (first.use, first.turned, first.direction) == (use, turned, direction), said
