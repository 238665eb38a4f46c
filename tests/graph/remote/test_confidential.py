"""What is put into an engine has nothing of confidential sources but their claims, and is traced all the same."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from ...confidential import secrets_in, write_confidential
from .engines import oxigraph


def test_an_engine_is_given_their_claims_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = write_confidential(tmp_path)
    workspace.change("claims/second-quaxolt.yaml", "  - status: draft\n", "  - status: draft\n")
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(workspace.cache))
    text = (workspace.root / "claims/second-quaxolt.yaml").read_text("utf-8")
    workspace.write("claims/second-quaxolt.yaml", text.partition("  - status")[0])
    data = workspace.dataset()
    with oxigraph(tmp_path / "engine") as url:
        data.upload(url)
        query = "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
        held = httpx.get(f"{url}/query", params={"query": query}, headers={"accept": "text/csv"}, trust_env=False)
        found = data.for_own_eyes().trace("dockers", "lift-used", store=url)
    assert held.status_code == 200 and len(held.content) > 10_000 and secrets_in(held.content) == []
    assert [step.relation for step in found.pathways[0].steps] == ["asked", "respondedTo", "ledTo", "ledTo"]
    source = found.record.sources[found.pathways[0].steps[1].lead.source]
    assert (source.title, source.confidential) == ("confidential interview 2", True)
