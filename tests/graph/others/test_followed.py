"""The page on standing on other records holds for whoever follows it."""

from __future__ import annotations

from pathlib import Path

from ... import pages


def test_the_page_on_other_records_leads_to_what_it_shows(tmp_path: Path) -> None:
    page = "docs/how-to/stand-on-other-records.md"
    ran = pages.follow(page, tmp_path, CIVICGRAPH_CACHE=str(tmp_path / "cache"))
    assert [command.split()[1] for command in ran] == ["records", "records", "decide", "trace", "show"]
    assert (tmp_path / "town" / "identity.yaml").is_file()
