"""How long an upload to an engine takes that is killed on its way, and a trace there.

``oxigraph serve --location DIR --bind 127.0.0.1:7878``, then ``python -m benchmarks.engines --claims 20000 --store
http://127.0.0.1:7878``: a made-up record (:mod:`benchmarks.records`) is built and uploaded. Each kill ends the upload
without warning, the first soon, each next one later; the last run goes on to the end. The trace there has to be the one
at hand, but for what only the whole record can tell.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

import click

from benchmarks.growth import PROGRAM, write_files
from benchmarks.records import synthetic_record

_FIRST_KILL = 5.0
_ENDS = ["t0000000", "t0000249"]


def run_for(command: list[str], environment: dict[str, str], seconds: float | None = None) -> tuple[float, str]:
    """How long a command took, and what it printed; ended after some seconds, where it is to be."""
    start = time.perf_counter()
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            said, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            return time.perf_counter() - start, ""
    if process.returncode:
        raise click.ClickException(f"{' '.join(command)}: exit {process.returncode}")
    return time.perf_counter() - start, said


def tellable(answer: str) -> Any:
    """Of a trace what an engine can tell as well."""
    found = json.loads(answer)
    return found["pathways"], found["robustness"], found["gatekeepers"]


@click.command()
@click.option("--store", required=True, metavar="URL", help="The engine that runs; it should be empty.")
@click.option("--claims", default=20_000, show_default=True, type=int)
@click.option("--kills", default=2, show_default=True, help="How often the upload is killed before it may end.")
def main(store: str, claims: int, kills: int) -> None:
    """Upload a made-up record, and trace it there."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "data")
        folder.mkdir()
        write_files(synthetic_record(claims // 3, claims), folder, tables=True)
        environment = {**os.environ, "CIVICGRAPH_CACHE": os.path.join(name, "cache")}
        base = [*PROGRAM, "--data", str(folder)]
        click.echo(f"{claims:,} claims; built with the store in {run_for([*base, 'build'], environment)[0]:.1f} s")
        upload = [*base, "build", "--store", store]
        for number in range(kills):
            taken, _ = run_for(upload, environment, _FIRST_KILL * 2**number)
            click.echo(f"upload killed after {taken:.1f} s")
        click.echo(f"upload, to its end: {run_for(upload, environment)[0]:.1f} s")
        click.echo(f"again, nothing changed: {run_for(upload, environment)[0]:.1f} s")
        trace = [*base, "trace", *_ENDS, "--json"]
        at_hand, here = run_for(trace, environment)
        there, answer = run_for([*trace, "--store", store], environment)
        click.echo(f"trace there {there:.1f} s, at hand {at_hand:.1f} s")
        if tellable(answer) != tellable(here):
            raise click.ClickException("the two traces differ")


if __name__ == "__main__":
    main()
