"""A workspace's own codes: each is taken as the one of ours that it is like, and told by its own label."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from civicgraph import DataError, Dataset
from civicgraph.cli import main
from civicgraph.graph.export.rows import caveats as caveat_rows
from civicgraph.graph.export.rows import claims as claim_rows
from civicgraph.graph.own_vocabulary import own_triples
from civicgraph.graph.storage.index import record_of as record_of_quads
from civicgraph.graph.vocabulary import load_vocabulary

BASE = "https://naxos.example/id/"
OURS = load_vocabulary()
OPEN = [code for code in OURS.codes.values() if code.list not in OURS.closed]
# One of its own for each code of ours that a workspace may have one like.
TWINS = "codes:\n" + "".join(
    f"- {{id: own-{one.name}, list: {one.list}, like: '{one.name}', label: δικό μας {one.label}, definition: Ίδιο.}}\n"
    for one in OPEN
)
THINGS = """\
things:
- {id: enosi, type: CivilSocietyOrganisation, name: Ένωση}
- {id: dimos, type: PublicBody, name: Δήμος}
- {id: aitima, type: Ask, name: γάλα στα σχολεία}
- {id: apantisi, type: Response, name: απάντηση}
- {id: yposchesi, type: Commitment, name: αγορά γάλακτος}
- {id: elegchos, type: StatusAssessment, name: έλεγχος}
- {id: gala, type: Project, name: Γάλα}
"""


def claim(id: str, said: str, wording: str = "stated", modality: str = "done", more: str = "") -> str:
    subject, predicate, object = said.split()
    return (
        f"- id: claim/imera/{id}\n  subject: {subject}\n  predicate: {predicate}\n  object: {object}\n"
        f"  wording: {wording}\n  modality: {modality}\n{more}"
        f"  evidence: [{{anchor: εδώ το λέει {id}, summary: Η εφημερίδα το λέει.}}]\n"
    )


def claims(own: str = "") -> str:
    """A source coded in our codes, or in those that begin with something of one's own."""
    return (
        f"id: source/imera\ntitle: Ημέρα\nsourceKind: {own}interview\nauthorVoice: voice/imera/a\n"
        "voices: [{id: voice/imera/a, name: η εφημερίδα}]\nclaims:\n"
        + claim("zitise", "enosi asked aitima", f"{own}opinion")
        + claim("pros", "aitima putTo dimos")
        + claim("edose", "dimos made apantisi", f"{own}hedged")
        + claim("gia", "apantisi respondedTo aitima")
        + claim("eipe", f"apantisi gaveAnswer answer:{own}non-committal")
        + claim("yposche", "dimos made yposchesi")
        + claim("vrike", f"elegchos foundStatus status:{own}in-progress")
        + claim("krinei", "elegchos assesses yposchesi", f"{own}contested")
        + claim("efere", "aitima ledTo gala", f"{own}stated", f"{own}planned")
        + claim("meta", "gala cameAfter yposchesi", f"{own}inferred", more="  reason: Το ένα μετά το άλλο.\n")
        + f"caveats:\n- {{id: caveat/imera/m, caveat: {own}rival-explanation, concerns: [claim/imera/efere],"
        " summary: Ίσως άλλος το έφερε., evidence: [{anchor: εδώ το λέει efere, summary: Η εφημερίδα το λέει.}]}\n"
    )


def workspace(folder: Path, own: str = "", vocabulary: str = TWINS) -> Dataset:
    folder.mkdir()
    files = {"vocabulary.yaml": vocabulary, "things.yaml": THINGS, "claims.yaml": claims(own)}
    for name, text in {"civicgraph.toml": f'title = "Νάξος"\nbase = "{BASE}"\n', **files}.items():
        (folder / name).write_text(text, "utf-8")
    return Dataset.at(str(folder))


def run(data: Dataset, *arguments: str) -> str:
    found = CliRunner().invoke(main, ["--data", data.root, *arguments])
    assert found.exit_code == 0, found.output
    return found.output


def without_own_codes(value: Any) -> Any:
    """Some JSON without the own codes that it tells, and without the hash of the data."""
    if isinstance(value, dict):
        return {key: without_own_codes(one) for key, one in value.items() if key not in ("coded_as", "data", "coded")}
    return [without_own_codes(one) for one in value] if isinstance(value, list) else value


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Dataset, Dataset]:
    """The same record in our codes and in a workspace's own."""
    folder = tmp_path_factory.mktemp("codes")
    return workspace(folder / "ours"), workspace(folder / "own", "own-")


@pytest.mark.parametrize(
    "command",
    [["trace", "Ένωση", "Γάλα"], ["trace", "Γάλα"], ["ledger"], ["analyse", "outcomes"], ["analyse", "what-if"]],
)
def test_what_is_coded_in_own_codes_is_concluded_from_as_from_ours(
    both: tuple[Dataset, Dataset], command: list[str]
) -> None:
    ours, own = (without_own_codes(json.loads(run(data, *command, "--json"))) for data in both)
    assert own == json.loads(json.dumps(ours).replace("ours", "own"))


def test_rows_differ_in_what_they_were_coded_as_alone(both: tuple[Dataset, Dataset]) -> None:
    ours, own = (data.record() for data in both)
    labels = {"object_name": "δικό μας "}
    for rows in (claim_rows, caveat_rows):
        for one, other in zip(rows(ours), rows(own), strict=True):
            plain = {key: str(value).removeprefix(labels.get(key, "\0")) for key, value in other.items()}
            assert {key: str(value) for key, value in one.items()} | {"coded_as": plain["coded_as"]} == plain
    assert {id: one.coded_as for id, one in own.claims.items() if one.coded_as} == {
        "claim/imera/zitise": ("wording:own-opinion",),
        "claim/imera/edose": ("wording:own-hedged",),
        "claim/imera/eipe": ("answer:own-non-committal",),
        "claim/imera/vrike": ("status:own-in-progress",),
        "claim/imera/krinei": ("wording:own-contested",),
        "claim/imera/efere": ("modality:own-planned", "wording:own-stated"),
        "claim/imera/meta": ("wording:own-inferred",),
    }
    assert own.caveats["caveat/imera/m"].coded_as == ("caveat:own-rival-explanation",)
    assert own.sources["source/imera"].coded_as == ("source:own-interview",)


def test_people_read_their_own_labels(both: tuple[Dataset, Dataset]) -> None:
    _, own = both
    told = " ".join(run(own, "trace", "Ένωση", "Γάλα", "--full").split())
    for words in (
        "asked for ──> γάλα στα σχολεία agency · δικό μας opinion ·",
        "influence · δικό μας stated · δικό μας planned, not shown as done",
        "! δικό μας rival explanation, on step 2",
        "no web address recorded, δικό μας interview",
    ):
        assert words in told
    ledger = " ".join(run(own, "ledger").split())
    assert "Δήμος: δικό μας non-committal" in ledger and "δικό μας in progress (undated)" in ledger
    assert "answered - δικό μας non-committal" in " ".join(run(own, "show", "apantisi").split())
    assert "own-planned: Ίδιο. (Like planned.)" in run(own, "terms", "codes")
    schema = json.loads(own.editor_schema())["definitions"]
    assert {"own-opinion", "opinion"} <= set(schema["claims"]["properties"]["wording"]["enum"])
    assert '"own": {"wording": "own-opinion"}' in own.map().replace('":"', '": "').replace('":{', '": {')


def test_a_query_finds_them_by_ours_and_by_their_own(both: tuple[Dataset, Dataset]) -> None:
    _, own = both
    assert list(own.query("SELECT ?c { ?c civic:modality modality:planned }").rows) == [{"c": "claim/imera/efere"}]
    asked = "SELECT ?c ?like { ?c civic:codedAs ?o . ?o skos:prefLabel 'δικό μας planned' ; skos:broader ?like }"
    assert [row["c"] for row in own.query(asked).rows] == ["claim/imera/efere"]
    found = record_of_quads(own.store(), own.vocabulary, own.base, own.data_hash)
    assert found.claims["claim/imera/efere"].coded_as == own.record().claims["claim/imera/efere"].coded_as


def test_each_has_the_strength_of_the_one_that_it_is_like() -> None:
    vocabulary = load_vocabulary(own_triples(TWINS.encode(), "vocabulary.yaml", BASE), BASE)
    for one in OPEN:
        own = vocabulary.codes[one.list, f"own-{one.name}"]
        assert own[3:] == (one.strength, "Ίδιο.", one.always, one.limits, one.name)
    assert {one.list for one in OPEN} == {"wording", "modality", "caveat", "answer", "status", "source"}


def test_one_like_inferred_needs_a_reason_and_a_slip_is_told(tmp_path: Path) -> None:
    data = workspace(tmp_path / "own", "own-")
    file = tmp_path / "own/claims.yaml"
    file.write_text(file.read_text("utf-8").replace("  reason: Το ένα μετά το άλλο.\n", ""), "utf-8")
    with pytest.raises(DataError, match="an inferred claim needs a reason"):
        data.check()
    file.write_text(claims("own-").replace("own-hedged", "own-hegded"), "utf-8")
    with pytest.raises(DataError, match=r"own-hegded is no wording; did you mean own-hedged\?"):
        Dataset.at(data.root).check()


ONE = "codes:\n- id: diadosi\n  list: wording\n  label: διάδοση\n  like: hedged\n  definition: Λέγεται.\n"
WRONG = {
    "a list that has only two": (
        ONE.replace("wording", "polarity"), 3,
        "the list polarity cannot be added to. A claim says that it is so or that it is not; there is no third.",
    ),
    "a list of the software": (ONE.replace("wording", "joint"), 3, "the list joint cannot be added to. Joints are"),
    "sectors have a section": (ONE.replace("wording", "sector"), 3, "A sector of your own stands under sectors"),
    "no list": (ONE.replace("wording", "wrding"), 3, "wrding is no list; did you mean wording?"),
    "like none of ours": (ONE.replace("hedged", "hegded"), 5, "hegded is no like; did you mean hedged?"),
    "like one of another list": (ONE.replace("hedged", "planned"), 5, "planned is no like: choose from contested,"),
    "nothing that it is like": (ONE.replace("  like: hedged\n", ""), 2, "an entry of codes needs like"),
    "a code of ours": (ONE.replace("diadosi", "stated"), 2, "stated is already a code of civicgraph's own"),
    "an id twice": (ONE + ONE.removeprefix("codes:\n"), 7, "diadosi is already the id of line 2"),
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_with_a_code_is_told_at_its_line(wrong: str) -> None:
    vocabulary, line, message = WRONG[wrong]
    with pytest.raises(DataError) as error:
        own_triples(vocabulary.encode(), "vocabulary.yaml", BASE)
    told = [str(problem).partition("vocabulary.yaml:")[2] for problem in error.value.problems]
    assert any(one.startswith(f"{line}: ") and message in one for one in told), told


def test_one_id_may_stand_in_two_lists() -> None:
    both = ONE + ONE.removeprefix("codes:\n").replace("wording", "answer").replace("hedged", "absent")
    assert "answer#diadosi" in own_triples(both.encode(), "vocabulary.yaml", BASE)
