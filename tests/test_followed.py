"""Pages that say what to write and what is then to be seen hold for whoever follows them."""

import shutil
from pathlib import Path

import pytest

from civicgraph import Dataset
from civicgraph.graph.documents.reading import DocumentReader

from . import pages, tutorial

# What it leads to is looked at by tests/graph/exchange/test_followed.py, which follows it.
IMPORT = "docs/how-to/exchange-in.md"
RECIPES = sorted(page for page in pages.PAGES if page.startswith("docs/how-to/") and pages.is_recipe(page))
CHANGES = [recipe for recipe in RECIPES if pages.changes_package(recipe)]
# What is compiled goes along, with the times of its sources, so that the copy need not be compiled anew.
_LEFT = shutil.ignore_patterns(".*", "*.egg-info", "build", "dist", "site", "node_modules")


def test_the_tutorial_leads_from_documents_to_what_it_shows(tmp_path: Path) -> None:
    pytest.importorskip("reportlab")
    for name, content in tutorial.documents().items():
        (tmp_path / name).write_bytes(content)
    ran = pages.follow("docs/tutorial.md", tmp_path, CIVICGRAPH_CACHE=str(tmp_path / "cache"))
    assert [command.split()[1] for command in ran] == (
        ["init", "check", "sources", "check", "check", "check", "trace", "trace", "map", "report"]
    )
    cedro = Dataset.at(str(tmp_path / "cedro"))
    assert (len(cedro.record().claims), len(cedro.record().things), len(cedro.record().caveats)) == (10, 9, 1)
    assert {"report.html", "map.html"} <= {path.name for path in (tmp_path / "cedro").iterdir()}


def test_the_documents_of_the_tutorial_are_those_that_it_is_followed_with() -> None:
    """By what is read of them: a Word document is a zip, which bears the time at which it was made."""
    pytest.importorskip("reportlab")
    made = tutorial.documents()
    assert {path.name for path in tutorial.FOLDER.iterdir()} == made.keys()
    with DocumentReader() as reader:
        for name, content in made.items():
            assert reader.read((tutorial.FOLDER / name).read_bytes(), name) == reader.read(content, name)


@pytest.mark.parametrize("recipe", sorted({*RECIPES} - {*CHANGES, IMPORT}))
def test_a_recipe_leads_to_what_it_shows(recipe: str, tmp_path: Path) -> None:
    assert pages.follow(recipe, tmp_path)


def test_recipes_for_those_who_change_the_package_are_told_from_others() -> None:
    assert {Path(recipe).stem.split("-")[0] for recipe in CHANGES} == {"add"}


@pytest.mark.slow
@pytest.mark.parametrize("recipe", CHANGES)
def test_a_recipe_that_changes_the_package_leads_to_what_it_shows(recipe: str, tmp_path: Path) -> None:
    """In a copy of the checkout, which Python finds under the package's name before the one installed."""
    copy = tmp_path / "civicgraph"
    shutil.copytree(pages.ROOT, copy, ignore=_LEFT)
    assert pages.follow(recipe, copy, PYTHONPATH=str(tmp_path))
