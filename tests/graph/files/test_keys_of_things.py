"""Names in other languages, numbers in registers and addresses of things; directions, notes and roles of claims."""

from __future__ import annotations

from pathlib import Path

import pytest

from civicgraph import DataError, Dataset, resolve
from civicgraph.graph.words.things import facts

THINGS = """\
things:
- id: axia
  type: CivilSocietyOrganisation
  name: Αξία
  name@en: Value
  name@cy: Gwerth
  identifiers: [GB-CHC-1107264, "gss:E09000012", "wikidata:Q84", GB-COH-04043927, FR-RNA-W9C1000188]
  url: https://axia.example/
- {id: ximadi, type: Factor, name: Χιμάδι}
"""
CLAIMS = """\
id: source/lexi
title: Λέξεις
author: Άννα Παππά
authorVoice: voice/lexi/a
voices: [{id: voice/lexi/a, name: μια μητέρα, role: μητέρα, description: Με δύο παιδιά.}]
claims:
- id: claim/lexi/less
  subject: axia
  predicate: ledTo
  direction: less
  object: ximadi
  wording: stated
  modality: done
  note: Να το ξαναδούμε.
  coder: ΜΠ
  evidence: [{anchor: η αξία το μείωσε, summary: Η πηγή λέει ότι μειώθηκε.}]
"""


def workspace(folder: Path, things: str = THINGS, claims: str = CLAIMS) -> Dataset:
    """A Greek workspace of two things and a claim."""
    (folder / "civicgraph.toml").write_text('title = "Λέξεις"\nbase = "https://lexeis.example/id/"\n', "utf-8")
    (folder / "things.yaml").write_text(things, "utf-8")
    (folder / "claims.yaml").write_text(claims, "utf-8")
    return Dataset.at(str(folder))


def test_a_thing_is_found_by_its_names_in_other_languages_and_its_numbers(tmp_path: Path) -> None:
    data = workspace(tmp_path)
    record = data.record()
    assert {resolve(record, text) for text in ("gwerth", "Value", "GB-CHC-1107264", "Αξία")} == {"axia"}
    assert [thing.id for thing, _ in data.find("1107264").matches] == ["axia"]
    thing = record.things["axia"]
    assert (thing.names, thing.url) == ((("cy", "Gwerth"), ("en", "Value")), "https://axia.example/")
    assert [(fact.term, fact.link) for fact in facts(thing)] == [
        ("name in Welsh", ""),
        ("name in English", ""),
        ("web address", "https://axia.example/"),
        ("identifier", "https://org-id.guide/list/FR-RNA"),
        ("charity number", "https://findthatcharity.uk/orgid/GB-CHC-1107264"),
        ("company number", "https://find-and-update.company-information.service.gov.uk/company/04043927"),
        ("area code", "http://statistics.data.gov.uk/id/statistical-geography/E09000012"),
        ("Wikidata", "https://www.wikidata.org/wiki/Q84"),
    ]


def test_what_is_written_beside_a_claim_stands_in_the_record_the_store_and_what_goes_out(tmp_path: Path) -> None:
    data = workspace(tmp_path)
    claim = data.record().claims["claim/lexi/less"]
    assert (claim.predicate, claim.relation, claim.direction) == ("ledTo/less", "ledTo", "less")
    assert (claim.note, claim.coder) == ("Να το ξαναδούμε.", "ΜΠ")
    assert data.record().voices["voice/lexi/a"].role == "μητέρα"
    assert data.record().sources["source/lexi"].author == "Άννα Παππά"
    (row,) = data.claims()
    assert (row["predicate"], row["direction"], row["note"], row["coder"]) == ("ledTo", "less", claim.note, "ΜΠ")
    asked = data.query("SELECT ?d ?n { ?c civic:direction ?d ; skos:note ?n }")
    assert list(asked.rows) == [{"d": "https://w3id.org/civicgraph/ns/direction#less", "n": "Να το ξαναδούμε."}]
    assert data.query("ASK { <axia> civic:ledTo <ximadi> }").truth is False, "it led to less"


PROBLEMS = {
    "name@greek words": (
        THINGS.replace("name@en", "name@greek words"),
        CLAIMS,
        "things.yaml:5: name@greek words names no",
    ),
    "an address of another kind": (
        THINGS.replace("https://axia", "ftp://axia"),
        CLAIMS,
        "things.yaml:8: url is one web",
    ),
    "a number without its register": (THINGS.replace("GB-CHC-", ""), CLAIMS, "things.yaml:7: identifiers are org-ids"),
    "a direction that no code is": (THINGS, CLAIMS.replace("less\n", "down\n", 2), "direction"),
    "a direction where there is none": (
        THINGS,
        CLAIMS.replace("ledTo", "enabled"),
        "claims.yaml:10: enabled has no direction: it goes with contributedTo, influenced, ledTo, or",
    ),
}


@pytest.mark.parametrize("wrong", PROBLEMS)
def test_what_is_wrong_is_told_at_its_line(tmp_path: Path, wrong: str) -> None:
    things, claims, message = PROBLEMS[wrong]
    with pytest.raises(DataError) as error:
        workspace(tmp_path, things, claims).check()
    assert any(message in str(problem) for problem in error.value.problems), error.value.problems
