"""How long whole commands take, and how much memory, on records from a thousand claims to ten million.

``python -m benchmarks.growth --claims 1000 --claims 100000``: made-up records (:mod:`benchmarks.records`) in files of a
thousand claims; no cache until ``find`` answers, commands on what is built, and one file changed. Ratios to ``python -c
pass`` in the same run. With ``--tables``, the claims and things stand in tables instead of YAML; with ``--parquet``, in
two tables in Parquet, all claims in one. Besides the seconds by the clock, those of computing are told, of all
processes, and the memory of the largest.
"""

from __future__ import annotations

import csv
import os
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import click

from benchmarks.records import synthetic_record
from civicgraph.graph.record import Claim, Record

IN_A_FILE = 1_000
THINGS_IN_A_FILE = 20_000
IN_A_GROUP = 100_000
PROGRAM = [sys.executable, "-m", "civicgraph.cli"]
# Prints the seconds, those of computing, and the most memory, in kilobytes, that the command took.
MEASURED = (
    "import resource, subprocess, sys, time; start = time.perf_counter();"
    "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL);"
    "took = time.perf_counter() - start; used = resource.getrusage(resource.RUSAGE_CHILDREN);"
    "print(took, used.ru_utime + used.ru_stime, used.ru_maxrss)"
)
COMMANDS = {
    "find": ["find", "Thing 77"],
    "show": ["show", "t0000077"],
    "trace": ["trace", "t0000000", "t0000249"],
    "trace, by name": ["trace", "Thing 0", "Thing 249"],
    "find, with a slip": ["find", "Thign 77"],
    "find, in texts": ["find", "said of t0000077"],
}


COLUMNS = [
    "id", "source", "voice", "subject", "predicate", "object", "when", "reason", "wording", "modality", "anchor",
    "summary",
]  # fmt: skip


class Timing(NamedTuple):
    """What one run of a command took."""

    seconds: float
    computing: float
    megabytes: float


def run(command: list[str], cache: str) -> Timing:
    """One run of a command in a process of its own."""
    environment = {**os.environ, "CIVICGRAPH_CACHE": cache}
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *command],
        env=environment, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    seconds, computing, kilobytes = done.stdout.split()[-3:]
    return Timing(float(seconds), float(computing), int(kilobytes) / 1024)


def write_files(record: Record, folder: Path, *, tables: bool = False) -> None:
    """A record as files of a thousand claims, each of a source of its own, and of some thousands of things."""
    (folder / "civicgraph.toml").write_text(f'base = "{record.base}"\n', "utf-8")
    things = iter(record.things.values())
    for number, some in enumerate(iter(lambda: list(islice(things, THINGS_IN_A_FILE)), [])):
        if tables:
            rows = [["id", "type", "name"], *([one.id, one.type, one.name] for one in some)]
            _write_table(folder / f"things-{number:04}.things.csv", rows)
        else:
            lines = (f"- id: {one.id}\n  type: {one.type}\n  name: {one.name}\n" for one in some)
            (folder / f"things-{number:04}.yaml").write_text("things:\n" + "".join(lines), "utf-8")
    claims = iter(record.claims.values())
    for number, part in enumerate(iter(lambda: list(islice(claims, IN_A_FILE)), [])):
        text = "".join(_source(number, [] if tables else part))
        (folder / f"source-{number:05}.yaml").write_text(text, "utf-8")
        if tables:
            _write_table(folder / f"source-{number:05}.claims.csv", _rows(number, part))


def write_parquet(record: Record, folder: Path) -> None:
    """A record as a table of things and one of claims, both in Parquet, and a file that says what their source is."""
    (folder / "civicgraph.toml").write_text(f'base = "{record.base}"\n', "utf-8")
    (folder / "source-00000.yaml").write_text("".join(_source(0, [])), "utf-8")
    things = ([one.id, one.type, one.name] for one in record.things.values())
    _write_parquet(folder / "all.things.parquet", ["id", "type", "name"], things)
    _write_parquet(folder / "all.claims.parquet", COLUMNS, _cells(0, record.claims.values()))


def _write_parquet(path: Path, names: list[str], rows: Iterable[list[str]]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    left = iter(rows)
    with pq.ParquetWriter(path, pa.schema([(name, pa.string()) for name in names])) as writer:
        while some := list(islice(left, IN_A_GROUP)):
            columns = ([one or None for one in column] for column in zip(*some, strict=True))
            writer.write_table(pa.table(dict(zip(names, columns, strict=True)), writer.schema))


def _write_table(path: Path, rows: Iterable[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def _rows(number: int, claims: list[Claim]) -> Iterator[list[str]]:
    yield COLUMNS
    yield from _cells(number, claims)


def _cells(number: int, claims: Iterable[Claim]) -> Iterator[list[str]]:
    for one in claims:
        reason = "The one is joined to the other here." if one.wording == "inferred" else ""
        told = [one.when, reason, one.wording, one.modality, one.evidence[0].anchor, one.evidence[0].summary]
        said = [one.subject, one.predicate, one.object or ""]
        yield [one.id, f"source/s{number:05}", f"voice/s{number:05}", *said, *told]


def _source(number: int, claims: list[Claim]) -> Iterator[str]:
    voice = f"voice/s{number:05}"
    yield f"id: source/s{number:05}\ntitle: Report {number}\nauthorVoice: {voice}\n"
    yield f"voices:\n- id: {voice}\n  name: Voice {number}\n  description: Somebody who speaks.\n"
    yield from ["claims:\n"] if claims else []
    for one in claims:
        when = f'  when: "{one.when}"\n' if one.when else ""
        reason = "  reason: The one is joined to the other here.\n" if one.wording == "inferred" else ""
        yield (
            f"- id: {one.id}\n  subject: {one.subject}\n  predicate: {one.predicate}\n  object: {one.object}\n"
            f"{when}{reason}  wording: {one.wording}\n  modality: {one.modality}\n  voice: {voice}\n  evidence:\n"
            f"  - anchor: {one.evidence[0].anchor}\n    summary: {one.evidence[0].summary}\n"
        )


def edit(folder: Path, number: int) -> None:
    """Changes a word of one file, each time another."""
    path = min(folder.glob("source-00000*"))
    word = r"Report (?:\d+ )?" if (folder / "all.claims.parquet").exists() else r"[Tt]he (?:\d+ )?"
    changed = re.sub(word, lambda found: f"{found[0].split()[0]} {number} ", path.read_text("utf-8"), count=1)
    path.write_text(changed, "utf-8")


@click.command()
@click.option("--claims", "sizes", multiple=True, default=(1_000, 10_000, 100_000), show_default=True, type=int)
@click.option("--runs", default=5, show_default=True, help="How often each command is measured; a cold start once.")
@click.option("--tables", is_flag=True, help="Claims and things in tables instead of YAML.")
@click.option("--parquet", is_flag=True, help="All claims in one table in Parquet, all things in another.")
def main(sizes: tuple[int, ...], runs: int, tables: bool, parquet: bool) -> None:
    """Measure whole commands on records of several sizes."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder, cache = Path(name, "data"), os.path.join(name, "cache")
            folder.mkdir()
            record = synthetic_record(size // 3, size)
            write_parquet(record, folder) if parquet else write_files(record, folder, tables=tables)
            del record
            base = [*PROGRAM, "--data", str(folder)]
            unit = statistics.median(run([sys.executable, "-c", "pass"], cache).seconds for _ in range(runs))
            taken = {"cold, until find answers": [run([*base, *COMMANDS["find"]], cache)]}
            for command, arguments in COMMANDS.items():
                taken[command] = [run([*base, *arguments], cache) for _ in range(runs)]
            for number in range(runs):
                edit(folder, number)
                taken.setdefault("one file changed, trace", []).append(run([*base, *COMMANDS["trace"]], cache))
            click.echo(f"{size:,} claims; python -c pass took {1000 * unit:.0f} ms")
            for command, found in taken.items():
                seconds = statistics.median(one.seconds for one in found)
                computing = statistics.median(one.computing for one in found)
                most = max(one.megabytes for one in found)
                times = f"{seconds / unit:8.1f} times"
                click.echo(f"  {command:26} {seconds:8.2f} s {times} {computing:8.2f} s computing {most:7.0f} MB")


if __name__ == "__main__":
    main()
