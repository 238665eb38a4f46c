"""How long `changes` between two versions of a record takes, beside `check` and a trace of it in the same run.

``python -m benchmarks.changes --claims 20000``: whole processes by turns. The record is made up
(:mod:`benchmarks.records`); of the later version some files are edited, in each every tenth summary and one date.
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

PROGRAM = [sys.executable, "-m", "civicgraph.cli"]
ENDS = ("t0000000", "t0000249")
_EVERY = 10


def seconds(cache: str, data: str, *arguments: str) -> tuple[float, str]:
    """The wall time of one run of a command on some data, and what it says."""
    environment = {**os.environ, "CIVICGRAPH_CACHE": cache}
    start = time.perf_counter()
    done = subprocess.run(
        [*PROGRAM, "--data", data, *arguments], env=environment, check=True, capture_output=True, encoding="utf-8"
    )
    return time.perf_counter() - start, done.stdout


def edit(path: Path) -> None:
    """Puts every tenth summary of a file in other words, and one date later."""
    pieces = path.read_text("utf-8").split("    summary: ")
    text = "".join(
        piece if not number else f"    summary: {'Now ' if number % _EVERY == 1 else ''}{piece}"
        for number, piece in enumerate(pieces)
    )
    path.write_text(re.sub(r'  when: "\d{4}', '  when: "2031', text, count=1), "utf-8")


def changed_claims(told: str) -> int:
    """How many claims an answer of `changes` says have changed."""
    found = re.search(r"([\d,]+|one) claims?", told)
    return 0 if not found else 1 if found[1] == "one" else int(found[1].replace(",", ""))


@click.command()
@click.option("--claims", default=20_000, show_default=True, help="How many claims the record has.")
@click.option("--runs", default=3, show_default=True, help="How often each is measured.")
def main(claims: int, runs: int) -> None:
    """Measure `changes` beside `check` and a trace."""
    with tempfile.TemporaryDirectory() as folder:
        before, cache = os.path.join(folder, "before"), os.path.join(folder, "cache")
        os.mkdir(before)
        write_files(synthetic_record(claims // 3, claims), before)
        sources = sorted(Path(before).glob("source-*.yaml"))
        versions = {"one file of claims": sources[:1], "all files of claims": sources}
        taken, told = dict[str, list[float]](), dict[str, int]()

        def take(name: str, data: str, *arguments: str) -> str:
            took, said = seconds(cache, data, *arguments)
            taken.setdefault(name, []).append(took)
            return said

        seconds(cache, before, "build")
        for what, edited in versions.items():
            after = os.path.join(folder, what)
            shutil.copytree(before, after)
            for path in edited:
                edit(Path(after, path.name))
            seconds(cache, after, "build")
            for _ in range(runs):
                take("check", after, "check")
                take("trace", after, "trace", *ENDS)
                told[what] = changed_claims(take(f"changes, {what} edited", after, "changes", before))
                take(f"changes and a trace, {what} edited", after, "changes", before, "--trace", *ENDS)
        check, trace = (statistics.median(taken[name]) for name in ("check", "trace"))
        click.echo(f"{claims:,} claims in {len(sources)} files of claims")
        for what, count in told.items():
            click.echo(f"{what} edited: {count:,} claims changed")
        for name, times in taken.items():
            took = statistics.median(times)
            click.echo(f"{name:48} {took:8.3f} s {took / check:8.2f}x check {took / trace:8.1f}x trace")


if __name__ == "__main__":
    main()
