"""Taking claims back: the file keeps all else to the letter, and the record answers as if the claim were not there."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from civicgraph import Record, UsageError
from civicgraph.server.settings import settings_of

from ...confidential import write_confidential
from ...server.serving import running_server
from ...workspace import MINUTES, Workspace

CLAIMS = [
    "claim/minutes/asked", "claim/minutes/answered", "claim/minutes/answer-yes", "claim/minutes/thanks-to-us",
    "claim/minutes/signatures", "claim/report/made", "claim/report/no-answer", "claim/report/came-after",
    "claim/report/to-be-funded",
]  # fmt: skip
ABOUT_ENDS = "SELECT ?s ?p ?o { ?s ?p ?o . ?claim <http://www.w3.org/1999/02/22-rdf-syntax-ns#subject> ?s }"
THANKS = "claim/minutes/thanks-to-us"


def _take_out(workspace: Workspace, claim: str) -> None:
    """The claim deleted, as if nobody had coded it."""
    name = f"claims/{claim.split('/')[1]}.yaml"
    text = (workspace.root / name).read_text("utf-8")
    before, _, rest = text.partition(f"  - id: {claim}\n")
    ends = [at for at in (rest.find("  - id: claim"), rest.find("caveats:")) if at >= 0]
    workspace.write(name, before + (rest[min(ends) :] if ends else ""))


def _answers(record: Record) -> Record:
    return replace(record, hash="", retracted={})


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_retracted_claim_counts_as_one_that_is_not_there(claim: str, workspace: Workspace) -> None:
    workspace.dataset().retract(claim, "a slip of ours", "2026-11-30").write()
    data = workspace.dataset()
    record, traced = data.record(), data.trace("elm-street-alliance", "night-bus").to_dict()
    facts = set(map(str, data.query(ABOUT_ENDS)))
    assert list(record.retracted) == [claim] and claim not in record.claims
    assert data.check().passed.drafts == []
    workspace.dataset().undo().write()
    _take_out(workspace, claim)
    data = workspace.dataset()
    assert _answers(record) == _answers(data.record())
    without = data.trace("elm-street-alliance", "night-bus").to_dict()
    assert {**traced, "data": None} == {**without, "data": None}
    assert facts == set(map(str, data.query(ABOUT_ENDS)))


def test_the_file_keeps_all_else_to_the_letter(workspace: Workspace) -> None:
    line = f"  - id: {THANKS}"
    text = MINUTES.replace(f"{line}\n", f"  # the chair\n{line}  # see\n")
    for ending in ("\n", "\r\n"):
        workspace.write("claims/minutes.yaml", text.replace("\n", ending).encode())
        workspace.dataset().retract(THANKS, "“No”, she says: not so", "2026-11-30").write()
        added = ["status: retracted", "retracted: 2026-11-30", 'retractionReason: "“No”, she says: not so"']
        keys = "".join(f"    {one}{ending}" for one in added)
        after = (workspace.root / "claims/minutes.yaml").read_bytes().decode()
        assert after == text.replace("\n", ending).replace(f"# see{ending}", f"# see{ending}{keys}")
        claim = workspace.dataset().record().retracted[THANKS]
        assert (claim.retracted, claim.retraction) == ("2026-11-30", "“No”, she says: not so")


def test_a_claim_in_one_line_is_retracted_there(workspace: Workspace) -> None:
    line = (
        "{id: claim/minutes/extra, subject: bus-fund, predicate: funded, object: night-bus, wording: stated, "
        "modality: planned, evidence: [{anchor: no bus without us, summary: It is told there.}]}"
    )
    workspace.write("claims/minutes.yaml", f"{MINUTES}  - {line}\n")
    workspace.dataset().retract("claim/minutes/extra", "a slip", "2026-11").write()
    after = (workspace.root / "claims/minutes.yaml").read_text("utf-8").splitlines()[-1]
    said = 'claim/minutes/extra, status: retracted, retracted: 2026-11, retractionReason: "a slip", subject'
    assert after == f"  - {line}".replace("claim/minutes/extra, subject", said)
    assert workspace.dataset().record().retracted["claim/minutes/extra"].retracted == "2026-11"


@pytest.mark.parametrize(
    ("claim", "reason", "on", "message"),
    [
        ("claim/minutes/askd", "a slip", "2026", "'claim/minutes/askd' is no claim or caveat in these files; did"),
        ("night-bus", "a slip", "2026", "'night-bus' is no claim or caveat in these files"),
        ("asked", "a slip", "2026", "'asked' is no claim or caveat in these files; did you mean claim/minutes/asked?"),
        ("lde-to", "a slip", "2026", "'lde-to' is no claim or caveat in these files; did you mean claim/report/"),
        (THANKS, " ", "2026", "a reason says in one line why the claim is taken back"),
        (THANKS, "two\nlines", "2026", "a reason says in one line why the claim is taken back"),
        (THANKS, "?", "2026", "the files would no longer pass: "),
        (THANKS, "a slip", "2026/2027", "on: give one date here, such as 2016 or 2016-11"),
        (THANKS, "a slip", "yesterday", "on: "),
    ],
)  # fmt: skip
def test_what_cannot_be_retracted_is_refused_in_one_line(
    claim: str, reason: str, on: str, message: str, workspace: Workspace
) -> None:
    with pytest.raises(UsageError) as caught:
        workspace.dataset().retract(claim, reason, on)
    assert str(caught.value).startswith(message) and "\n" not in str(caught.value)


def test_a_claim_is_retracted_once_and_a_draft_not_at_all(workspace: Workspace) -> None:
    workspace.dataset().retract(THANKS, "a slip", "2026-11-30").write()
    with pytest.raises(UsageError, match="is retracted already"):
        workspace.dataset().retract(THANKS, "a slip", "2026-11-30")
    workspace.change("claims/minutes.yaml", "claim/minutes/asked\n", "claim/minutes/asked\n    status: draft\n")
    with pytest.raises(UsageError, match="is a draft: nobody counts on it yet"):
        workspace.dataset().retract("claim/minutes/asked", "a slip", "2026-11-30")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    status: retracted\n", "", "46:5: error: retracted goes with status: retracted: write both, or neither"),
        ("    retracted: 2026-11-30\n", "", "46:5: error: a claim that is retracted says on which day: "),
        ("2026-11-30", "soon", "47:5: error: "),
        ("status: retracted", "status: gone", "46:5: error: status takes draft or retracted, or the key is taken out"),
    ],
)  # fmt: skip
def test_half_a_retraction_does_not_pass(old: str, new: str, said: str, workspace: Workspace) -> None:
    workspace.dataset().retract(THANKS, "a slip", "2026-11-30").write()
    workspace.change("claims/minutes.yaml", old, new)
    done = workspace.run("check")
    assert done.returncode == 2 and done.stderr.startswith(f"claims/minutes.yaml:{said}")


def test_only_claims_are_retracted(workspace: Workspace) -> None:
    workspace.change("things.yaml", "  - id: bus-fund\n", "  - id: bus-fund\n    status: retracted\n")
    assert "status takes draft, or the key is taken out" in workspace.run("check").stderr


def test_what_concerns_a_retracted_claim_stays(workspace: Workspace) -> None:
    workspace.dataset().retract("claim/report/led-to", "a slip", "2026-11-30").write()
    record = workspace.dataset().record()
    assert record.drafts == () and list(record.caveats) == ["caveat/report/planned-before"]
    assert [one.id for one in record.caveats_about(["night-bus"])] == ["caveat/report/planned-before"]


def test_show_ledger_and_export_tell_of_it(workspace: Workspace) -> None:
    done = workspace.run("retract", "claim/minutes/answered", "--reason", "a slip", "--on", "2026-11-30", "--write")
    assert done.returncode == 0 and done.stderr == "Wrote 1 file; `civicgraph undo` takes it back\n"
    told = "RETRACTED 30 November 2026: a slip"
    for command in (["show", "claim/minutes/answered"], ["show", "promise-night-bus"], ["ledger"]):
        assert told in " ".join(workspace.run(*command).stdout.split())
    said = workspace.run("trace", "elm-street-alliance", "night-bus", "--json")
    assert said.stderr == "", "it is told where it matters, and not before each answer"
    row = {"id": "claim/minutes/answered", "retracted": "2026-11-30", "reason": "a slip"}
    assert json.loads(said.stdout)["retractions"] == [row]
    rows = [json.loads(line) for line in workspace.run("export", "claims").stdout.splitlines()]
    assert [(one["id"], one["retraction_reason"]) for one in rows if one["retracted"]] == [(row["id"], "a slip")]
    assert [one["id"] for one in json.loads(workspace.run("ledger", "--json").stdout)["retracted"]] == [row["id"]]
    assert "Retracted, so neither walked nor counted: claim/minutes/answered." in workspace.run("check").stdout
    assert "1 claim retracted" not in workspace.run("check").stderr


def test_drafts_and_retracted_claims_are_told_apart(workspace: Workspace) -> None:
    workspace.dataset().retract("claim/minutes/answered", "a slip", "2026-11-30").write()
    workspace.change("claims/minutes.yaml", "claim/minutes/asked\n", "claim/minutes/asked\n    status: draft\n")
    said = workspace.run("find", "bus").stderr.splitlines()
    assert [one.partition(":")[0] for one in said] == ["1 claim left out (draft)"]
    assert "claim/minutes/answered" in workspace.run("check").stdout


def test_a_trace_tells_what_was_taken_back_on_its_way_and_nothing_else(workspace: Workspace) -> None:
    workspace.dataset().retract("claim/minutes/answered", "a slip", "2026-11-30").write()
    ends = ["elm-street-alliance", "night-bus"]
    assert "one claim retracted." in " ".join(workspace.run("trace", *ends).stdout.split())
    full = " ".join(workspace.run("trace", *ends, "--full").stdout.split())
    said = "The promise of a night bus responded to the ask “A night bus to Elm Street”. RETRACTED"
    assert f"Retracted, so not walked - {said}" in full
    elsewhere = workspace.run("trace", "bus-fund", "night-bus", "--full")
    assert "etracted" not in elsewhere.stdout + elsewhere.stderr


def test_its_page_goes_on_being_there(workspace: Workspace) -> None:
    workspace.dataset().retract(THANKS, "a slip", "2026-11-30").write()
    with running_server(settings_of(workspace.dataset(), workers=1)) as server, server.client() as web:
        page, thing = web.get(f"/page/{THANKS}"), web.get("/page/night-bus")
        data = web.get(f"/data/{THANKS}.ttl")
    assert page.status_code == 200 and "This claim was taken back" in page.text
    assert "RETRACTED 30 November 2026: a slip" in page.text and THANKS not in thing.text
    assert data.status_code == 200 and "RetractedClaim" in data.text
    assert "1 claim retracted: no answer here walks or counts what was taken back." in thing.text
    report = workspace.dataset().report("elm-street-alliance", "night-bus", format="md").write()
    assert "1 claim retracted · Sources dated March 2021" in str(report)


def test_in_confidence_and_in_greek(tmp_path: object, monkeypatch: pytest.MonkeyPatch, workspace: Workspace) -> None:
    limani = write_confidential(workspace.root / "elsewhere")
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(limani.cache))
    limani.dataset().retract("claim/letter/made", "Δεν το έγραψε έτσι", "2026-11-30").write()
    assert 'retractionReason: "Δεν το έγραψε έτσι"' in (limani.root / "claims/quaxolt-letter.yaml").read_text("utf-8")
    record = limani.dataset().record()
    assert list(record.retracted) == ["claim/confidential-letter/made"]
    assert record.retracted["claim/confidential-letter/made"].evidence[0].anchor == "[confidential]"


CAUTION = "caveat/report/planned-before"


def test_a_retracted_caveat_cautions_of_nothing_and_is_kept(workspace: Workspace) -> None:
    before = workspace.dataset().record()
    text = (workspace.root / "claims/report.yaml").read_text("utf-8")
    done = workspace.run("retract", CAUTION, "--reason", "a slip", "--on", "2026-11-30", "--write")
    assert done.returncode == 0 and done.stderr == "Wrote 1 file; `civicgraph undo` takes it back\n"
    record = workspace.dataset().record()
    assert _answers(record) == replace(_answers(before), caveats={}, retracted_caveats=record.retracted_caveats)
    kept = before.caveats[CAUTION]._replace(retracted="2026-11-30", retraction="a slip")
    assert dict(record.retracted_caveats) == {CAUTION: kept}
    assert record.caveats_concerning("night-bus") == [] and not record.drafts
    (concerned,) = {one for one in kept.concerns if one in record.things} or {"night-bus"}
    told = " ".join(workspace.run("show", concerned).stdout.split())
    assert f"Retracted - Rival explanation: {kept.summary} RETRACTED 30 November 2026: a slip {CAUTION}" in told
    assert "What the record cautions" not in told
    said = workspace.run("trace", "elm-street-alliance", "night-bus", "--json")
    assert said.returncode == 0
    assert json.loads(said.stdout)["retractions"] == [{"id": CAUTION, "retracted": "2026-11-30", "reason": "a slip"}]
    assert f"Retracted, so neither walked nor counted: {CAUTION}." in workspace.run("check").stdout
    (row,) = map(json.loads, workspace.run("export", "caveats").stdout.splitlines())
    assert (row["retracted"], row["retraction_reason"]) == ("2026-11-30", "a slip")
    data = workspace.dataset()
    assert list(data.query("SELECT ?c { ?c a civic:Caveat }").rows) == []
    asked = "SELECT ?c ?why { ?c a civic:RetractedCaveat ; civic:retractionReason ?why ; civic:formerConcerns ?o }"
    assert {tuple(row.values()) for row in data.query(asked).rows} == {(CAUTION, "a slip")}
    workspace.dataset().undo().write()
    assert (workspace.root / "claims/report.yaml").read_text("utf-8") == text
