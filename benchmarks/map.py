"""How soon the map is drawn and how smoothly it moves, as ratios within one run against stock pyvis.

    python benchmarks/map.py [--wait SECONDS]

The same graph of 600 things goes through our page and through pyvis as it comes, in the same browser without a
network. A page counts as drawn when its canvas holds something. Stock pyvis can take minutes: after ``--wait`` seconds
(60 by default) it is given up, and the ratio is the least that it is. A drag over the whole shipped record,
all of it drawn, is counted in frames. Last, the neighbourhood of the most connected of 100,000 things: how long the
page takes to make once the record and its index of claims by thing are in memory, and to draw.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.records import synthetic_record  # noqa: E402
from civicgraph import Dataset  # noqa: E402
from civicgraph.graph.record import Record  # noqa: E402
from civicgraph.visualisations.map.page_data import map_lines  # noqa: E402
from civicgraph.visualisations.map.relationship_map import map_page  # noqa: E402
from tests.visualisations.large_record import large_record  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DRAWN = """() => {
  const canvas = document.querySelector('canvas');
  if (!canvas || !canvas.width) return false;
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  for (let at = 3; at < data.length; at += 4) if (data[at]) return true;
  return false;
}"""
COUNT = """() => {
  window.frames_ = 0;
  const start = performance.now();
  const tick = () => { window.frames_ += 1; window.spent_ = performance.now() - start; requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
}"""


def stock_page(record: Record, file: Path) -> None:
    """The same things and lines, drawn by pyvis with nothing changed."""
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    for thing in record.things.values():
        net.add_node(thing.id, label=thing.name)
    for line in map_lines(record, record.claims.values()):
        net.add_edge(*line.ends)
    file.write_text(net.generate_html(), "utf-8")


def seconds_to_draw(browser: Browser, file: Path, wait: float) -> float | None:
    """From asking for a page to something on its canvas; None where it took longer than ``wait``."""
    from playwright.sync_api import Error

    context = browser.new_context(viewport={"width": 1400, "height": 900}, offline=True)
    page = context.new_page()
    start = time.perf_counter()
    page.goto(file.as_uri(), wait_until="commit")
    try:
        page.wait_for_function(DRAWN, timeout=wait * 1000, polling=20)
        taken = time.perf_counter() - start
    except Error:
        return None
    finally:
        context.close()
    return taken


def frames_a_second(browser: Browser, file: Path) -> float:
    """While the whole map is dragged to and fro."""
    page = browser.new_context(viewport={"width": 1400, "height": 900}, offline=True).new_page()
    page.goto(file.as_uri() + "#draw=all")
    page.wait_for_selector("body[data-ready]")
    page.wait_for_timeout(1000)
    page.mouse.move(560, 120)
    page.mouse.down()
    page.evaluate(COUNT)
    _drag(page)
    rate: float = page.evaluate("window.frames_ / window.spent_ * 1000")
    page.mouse.up()
    page.context.close()
    return rate


def neighbourhood(things: int, claims: int) -> tuple[float, str]:
    """How long the page around the most connected thing takes to make, and the page."""
    lazy = synthetic_record(things, claims)
    record = replace(lazy, claims=dict(lazy.claims.items()))
    centre = max(record.things, key=lambda id: len(record.claims_about(id)))
    start = time.perf_counter()
    page = map_page(record, around=centre)
    return time.perf_counter() - start, page


def _drag(page: Page) -> None:
    for turn in range(4):
        page.mouse.move(560 + (120 if turn % 2 else -120), 120 + 60 * (turn % 2), steps=40)


def main() -> None:
    """Measure, and print one line a measure."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--wait", type=float, default=60, metavar="SECONDS", help="how long stock pyvis may take")
    wait = parser.parse_args().wait
    path = os.environ.get("CIVICGRAPH_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not path:
        sys.exit("no Chromium: set CIVICGRAPH_CHROMIUM to the path of one")
    record, shipped = large_record(600, 1400), Dataset.shipped().record()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        files = {name: Path(folder, f"{name}.html") for name in ("ours", "stock", "shipped")}
        files["ours"].write_text(map_page(record), "utf-8")
        files["shipped"].write_text(map_page(shipped), "utf-8")
        stock_page(record, files["stock"])
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        ours = min(seconds_to_draw(browser, files["ours"], 30) or 30 for _ in range(3))
        opened = min(seconds_to_draw(browser, files["shipped"], 30) or 30 for _ in range(3))
        stock = seconds_to_draw(browser, files["stock"], wait)
        stocks = f"{stock:.1f}" if stock else f"over {wait:.0f}"
        print(f"600 things, first drawn: ours {ours:.2f} s, stock pyvis {stocks} s")
        print(f"  ratio 1 : {'' if stock else 'over '}{(stock or wait) / ours:.0f}")
        print(f"shipped record, first drawn: {opened:.2f} s, {files['shipped'].stat().st_size:,} bytes")
        print(f"shipped record, all drawn, dragged: {frames_a_second(browser, files['shipped']):.0f} frames a second")
        made, page = neighbourhood(100_000, 500_000)
        files["shipped"].write_text(page, "utf-8")
        drawn = min(seconds_to_draw(browser, files["shipped"], 30) or 30 for _ in range(3))
        print(f"neighbourhood in 100,000 things, 500,000 claims: made in {made:.2f} s, first drawn in {drawn:.2f} s")
        browser.close()


if __name__ == "__main__":
    main()
