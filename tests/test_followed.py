"""Pages that say what to write and what is then to be seen hold for whoever follows them."""

import shutil
from pathlib import Path

import pytest

from . import pages

RECIPES = sorted(page for page in pages.PAGES if page.startswith("docs/how-to/") and pages.is_recipe(page))
_LEFT = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info", "build", "dist", "site")


def test_the_tutorial_leads_to_what_it_shows(tmp_path: Path) -> None:
    ran = pages.follow("docs/tutorial.md", tmp_path, CIVICGRAPH_CACHE=str(tmp_path / "cache"))
    assert ran == 6
    assert {"report.html", "map.html"} <= {path.name for path in tmp_path.iterdir()}


@pytest.mark.slow
@pytest.mark.parametrize("recipe", RECIPES)
def test_a_recipe_leads_to_what_it_shows(recipe: str, tmp_path: Path) -> None:
    """In a copy of the checkout, which Python finds under the package's name before the one installed."""
    copy = tmp_path / "civicgraph"
    shutil.copytree(pages.ROOT, copy, ignore=_LEFT)
    environment = {"CIVICGRAPH_CACHE": str(tmp_path / "cache"), "PYTHONPATH": str(tmp_path)}
    assert pages.follow(recipe, copy, **environment) >= 1
