"""The page on bringing files in holds for whoever follows it."""

from __future__ import annotations

from pathlib import Path

from ... import pages


def test_the_page_on_bringing_files_in_leads_to_what_it_shows(tmp_path: Path) -> None:
    ran = pages.follow("docs/how-to/exchange-in.md", tmp_path, CIVICGRAPH_CACHE=str(tmp_path / "cache"))
    assert [command.split()[1] for command in ran[:2]] == ["init", "--data"] and len(ran) > 5
    assert (tmp_path / "harbour" / "claims" / "harbour-grants.yaml").is_file()
