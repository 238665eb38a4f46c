"""How long it takes from a changed file to the next answer, and from no cache to the first, on records of any size.

``python -m benchmarks.editing --claims 20000``: whole processes, beside ``python -c pass`` and beside reading the
events of the same YAML once with libyaml, by turns in the same run. The record is made up (:mod:`benchmarks.records`);
its claims stand in forty files.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click

from benchmarks.records import synthetic_record, write_files

EVENTS = """
import sys, yaml
for name in sys.argv[1:]:
    with open(name, "rb") as file:
        for _ in yaml.parse(file, Loader=yaml.CBaseLoader):
            pass
"""
PROGRAM = [sys.executable, "-m", "civicgraph.cli"]


def seconds(command: list[str], cache: str) -> float:
    """The wall time of one run of a command."""
    environment = {**os.environ, "CIVICGRAPH_CACHE": cache}
    start = time.perf_counter()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def edit(path: Path, number: int) -> None:
    """Changes one letter or so of a file, each time another."""
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"summary: (?:\d+ )?", f"summary: {number} ", text, count=1), "utf-8")


@click.command()
@click.option("--claims", default=20_000, show_default=True, help="How many claims the record has.")
@click.option("--runs", default=5, show_default=True, help="How often each is measured.")
def main(claims: int, runs: int) -> None:
    """Measure edits and cold starts."""
    with tempfile.TemporaryDirectory() as folder:
        data, cache = os.path.join(folder, "data"), os.path.join(folder, "cache")
        os.mkdir(data)
        write_files(synthetic_record(claims // 3, claims), data)
        files = sorted(Path(data).glob("*.yaml"))
        ask = {
            "find": [*PROGRAM, "--data", data, "find", "Thing 77"],
            "trace": [*PROGRAM, "--data", data, "trace", "t0000000", "t0000249"],
        }
        taken: dict[str, list[float]] = {}

        def take(name: str, command: list[str], cache: str = cache) -> None:
            taken.setdefault(name, []).append(seconds(command, cache))

        for number in range(runs):
            shutil.rmtree(cache, ignore_errors=True)
            take("python -c pass", [sys.executable, "-c", "pass"])
            take("the events of the YAML", [sys.executable, "-c", EVENTS, *map(str, files)])
            take("cold, until find answers", ask["find"])
            take("built, find", ask["find"])
            for name, command in ask.items():
                edit(files[number % len(files)], number)
                take(f"one file changed, {name}", command)
            take("then the store, for a query", [*PROGRAM, "--data", data, "build"])
        unit, events = (statistics.median(taken[name]) for name in ("python -c pass", "the events of the YAML"))
        click.echo(f"{claims:,} claims in {len(files)} files")
        for name, times in taken.items():
            took = statistics.median(times)
            click.echo(f"{name:30} {took:8.3f} s {took / unit:8.1f}x pass {took / events:8.2f}x events")


if __name__ == "__main__":
    main()
