"""How much memory it takes to put many compiled files together: ``python -m benchmarks.linking --claims 10000000``.

One portion of ten thousand made-up claims is compiled. Copies of its tables, under other ids and in other orders, stand
for the others, so that what is measured is only linking and the writing of the record.
"""

from __future__ import annotations

import resource
import tempfile
import time
from array import array
from pathlib import Path
from typing import Any

import click
import numpy as np

from benchmarks.growth import write_parquet
from benchmarks.records import synthetic_record
from civicgraph.graph.compiling.anchoring import no_places
from civicgraph.graph.compiling.compiled_file import CompiledFile, FileContent, LinkTables
from civicgraph.graph.compiling.from_document import compile_file
from civicgraph.graph.compiling.ids import Ids
from civicgraph.graph.compiling.indexing import Head, RecordWriter
from civicgraph.graph.compiling.linking import LeftOutOwners
from civicgraph.graph.files.contents import FileContents
from civicgraph.graph.own_vocabulary import load_own_vocabulary

IN_A_PORTION = 10_000
NAMES = ("source-00000.yaml", "all.things.parquet#000000", "all.claims.parquet#000000")
SECTIONS = ("", "things", "claims")
RANDOM = np.random.default_rng(1)


def keys(many: int) -> array[int]:
    """Keys of as many ids."""
    return array("Q", RANDOM.integers(1, 2**63, many, dtype=np.uint64).tobytes())


def copy(tables: CompiledFile, number: int) -> CompiledFile:
    """The tables of another portion."""
    order = RANDOM.permutation(IN_A_PORTION)

    def shuffle(column: array[int]) -> array[int]:
        return array(column.typecode, np.frombuffer(column, column.typecode)[order].tobytes())

    names = ("lines", "subjects", "objects", "said", "sources", "voices", "since", "until")
    columns: dict[str, Any] = {name: shuffle(getattr(tables, name)) for name in names}
    claims = Ids.of(f"claim/{number:04}{row:05}" for row in range(IN_A_PORTION))
    owners = array("i", tables.evidence_owners)
    return tables._replace(
        ids={**tables.ids, "claims": claims}, keys=keys(IN_A_PORTION), evidence_owners=owners, **columns
    )


@click.command()
@click.option("--claims", default=1_000_000, show_default=True, help="How many claims, in portions of ten thousand.")
def main(claims: int) -> None:
    """Put compiled files together, and say after each step how much memory it took and how long it computed."""
    with tempfile.TemporaryDirectory() as name:
        folder, record = Path(name), synthetic_record(IN_A_PORTION // 3, IN_A_PORTION)
        write_parquet(record, folder)
        paths = {one.partition("#")[0]: str(folder / one.partition("#")[0]) for one in NAMES}
        vocabulary = load_own_vocabulary(name, record.base)
        given = FileContents(paths, {}, time.time_ns() + 10**12)
        contents = [(folder / NAMES[0]).read_bytes(), *(given[one] for one in NAMES[1:])]
        compiled = [compile_file(one, vocabulary, of) for one, of in zip(contents, SECTIONS, strict=True)]
        *others, portion = compiled
        files = [one.tables for one in others]
        files += [copy(portion.tables, number) for number in range(claims // IN_A_PORTION)]
        say(f"{claims:,} claims, their tables")

        def links_of(number: int) -> LinkTables:
            if number < len(others):
                return others[number].links
            return portion.links._replace(own_ids=keys(IN_A_PORTION), evidence_keys=keys(IN_A_PORTION))

        selection = LeftOutOwners([str(number) for number in range(len(files))], files, links_of)
        say("linked")
        where = [no_places(len(one.evidence_owners)) for one in files]

        def content_of(number: int) -> FileContent:
            return compiled[min(number, len(others))]

        writer = RecordWriter(
            files,
            where,
            lambda number: memoryview(content_of(number).rows),
            lambda number: content_of(number).words,
            selection,
            vocabulary,
        )
        say("sorted by id")
        with (folder / "record.bin").open("wb") as file:
            writer.write(file, Head(record.base, "0" * 64, {}), ())
        say(f"written, {(folder / 'record.bin').stat().st_size / 1e6:,.0f} MB")


def say(step: str) -> None:
    """What has been taken when a step is done."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    click.echo(f"{step:32} {most:7,.0f} MB {time.process_time():7.1f} s computing")


if __name__ == "__main__":
    main()
