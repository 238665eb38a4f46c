"""How long a register of grants takes to come in, and a record to go out in each format.

``python -m benchmarks.exchange --rows 100000``: ``import --write`` of a made-up register as CSV into a new workspace,
and the same again with nothing changed, each as a whole process, beside reading the same CSV once. Then every export of
the shipped record, within this process.
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable

from civicgraph import Dataset
from civicgraph.graph.exchange.formats import FORMATS

HEAD = (
    "Identifier,Title,Currency,Amount Awarded,Award Date,Funding Org:Identifier,Funding Org:Name,"
    "Recipient Org:Identifier,Recipient Org:Name\n"
)


def seconds(work: Callable[[], object]) -> float:
    """The wall time of some work."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def write_register(path: str, rows: int) -> None:
    """A register of grants by fifty funds, to a fifth as many receivers as it has rows."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(HEAD)
        for at in range(rows):
            fund, receiver = at % 50, at % max(rows // 5, 1)
            file.write(
                f"360G-made-{at},Grant number {at} for a purpose,GBP,{1000 + at % 9000},"
                f"{1 + at % 28:02}/{1 + at % 12:02}/20{10 + at % 14},GB-CHC-{1000000 + fund},Fund {fund},"
                f"GB-CHC-{1100000 + receiver},Recipient club {receiver}\n"
            )


def read_once(path: str) -> int:
    """How many rows a CSV has, each read."""
    with open(path, encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file))


def main() -> None:
    """Measures and prints one line for each piece of work."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000, help="How many grants the register has.")
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as folder:
        register, workspace = os.path.join(folder, "register.csv"), os.path.join(folder, "place")
        write_register(register, rows)
        Dataset.init(workspace, title="Grants", empty=True)
        command = [sys.executable, "-m", "civicgraph.cli", "import", register, "--write"]

        def take_in() -> object:
            return subprocess.run(command, cwd=workspace, check=True, stdout=subprocess.DEVNULL)

        once = seconds(lambda: read_once(register))
        print(f"reading {rows:,} rows once: {once:.2f} s")
        for what in ("import of them", "the same again, nothing changed"):
            found = seconds(take_in)
            print(f"{what}: {found:.1f} s, {found / once:.0f} times reading them once")
    data = Dataset.shipped()
    data.build()
    for name in (name for name, one in FORMATS.items() if one.is_written):
        print(f"export {name}: {seconds(lambda name=name: data.export(name)):.2f} s")  # type: ignore[misc]


if __name__ == "__main__":
    main()
