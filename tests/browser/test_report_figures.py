"""Figures in a report, in a real browser with whatever fonts it has: no letters beyond the drawing."""

from __future__ import annotations

import base64
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from civicgraph import Dataset

from ..workspace import write_interviews

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_BEYOND = """() => {
  const svg = document.querySelector("svg");
  const [x, y, width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  return [...svg.querySelectorAll("text")]
    .filter((one) => !one.closest("[transform]") && one.getBBox().x + one.getBBox().width > x + width)
    .map((one) => one.textContent);
}"""


def figures(data: Dataset, *things: str) -> list[str]:
    """The drawings of a report as SVG."""
    found = re.findall(r"data:image/svg\+xml;base64,([\w+/=]+)", str(data.report(*things).write()))
    return [base64.b64decode(one).decode() for one in found]


@pytest.mark.parametrize("things", [("citizens-uk", "lvrw"), ("cii",), ("sadiq-khan",), ("mathimata", "tharros")])
def test_no_letters_of_a_figure_are_cut_off(browser: Browser, things: tuple[str, ...], tmp_path: Path) -> None:
    data = write_interviews(tmp_path).dataset() if "tharros" in things else Dataset.shipped()
    page = browser.new_page()
    drawn = figures(data, *things)
    assert drawn
    for svg in drawn:
        page.set_content(svg)
        assert page.evaluate(_BEYOND) == []
    page.close()
