"""How long it takes to read the text out of documents, and to add many of them.

``python -m benchmarks.documents``: reading a PDF of 200 pages in the process that reads documents, beyond the start of
that process, beside ``python -c pass`` and beside what PDFium itself takes; then ``sources add`` of a hundred small
files as a whole process. By turns in the same run; the documents are made up.
"""

from __future__ import annotations

import io
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial

from civicgraph import Dataset
from civicgraph.graph.documents.reading import DocumentReader

PAGES, FILES, RUNS = 200, 100, 7
WORK = ("python -c pass", "PDFium alone", "the start", "a document", "adding a hundred")
LINE = "The council promised in the {}th week that buses would run at night to street {}."


def pdf_of(pages: int) -> bytes:
    """A PDF of pages of forty lines, with a running head and foot."""
    from reportlab.pdfgen.canvas import Canvas

    made = io.BytesIO()
    canvas = Canvas(made, invariant=1)
    for page in range(pages):
        lines = [LINE.format(page * 7919 % 1009, line) for line in range(40)]
        for number, line in enumerate(["Annual report", *lines, f"Page {page + 1}"]):
            canvas.drawString(60, 820 - number * 18, line)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def seconds(work: Callable[[], object]) -> float:
    """The wall time of some work."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def read_pages(content: bytes) -> None:
    """What PDFium alone takes: every page's text, and nothing made of it."""
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(content)
    for page in document:
        page.get_textpage().get_text_range()
    document.close()


def small_files(folder: str) -> str:
    """A folder of a hundred small files, each another."""
    for number in range(FILES):
        with open(os.path.join(folder, f"minutes {number}.txt"), "w", encoding="utf-8") as file:
            file.write("".join(f"{LINE.format(number, line)}\n" for line in range(40)))
    return folder


def add(inbox: str) -> float:
    """The wall time of adding a folder to a new workspace, as a whole process."""
    with tempfile.TemporaryDirectory() as folder:
        Dataset.init(folder, empty=True)
        command = [sys.executable, "-m", "civicgraph.cli", "sources", "add", inbox]
        run = partial(subprocess.run, command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        return seconds(run)


def main() -> None:
    """Measures and prints one line for each piece of work."""
    content, inbox = pdf_of(PAGES), tempfile.TemporaryDirectory()
    small_files(inbox.name)
    found: dict[str, list[float]] = {name: [] for name in WORK}
    for _ in range(RUNS):
        found["python -c pass"].append(seconds(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True)))
        found["PDFium alone"].append(seconds(lambda: read_pages(content)))
        with DocumentReader() as reader:
            found["the start"].append(seconds(lambda: reader.read(b"One line.\n", "a.txt")))
            found["a document"].append(seconds(lambda: reader.read(content, "a.pdf")))
        found["adding a hundred"].append(add(inbox.name))
    inbox.cleanup()
    middle = {name: statistics.median(times) for name, times in found.items()}
    for name, one in middle.items():
        print(f"{name:20} {one * 1000:8.0f} ms  {one / middle['python -c pass']:6.1f} times python -c pass")
    print(f"{PAGES} pages beside PDFium alone: {middle['a document'] / middle['PDFium alone']:.2f}")


if __name__ == "__main__":
    main()
