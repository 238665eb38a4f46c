"""How long the commands take as whole processes, as ratios to ``python -c pass`` in the same run.

Run with ``make bench``. Prints the median of several runs of each command, with a warm cache unless said. What the
package is made of is compiled before, as an installation does.
"""

from __future__ import annotations

import compileall
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial

import civicgraph.cli
from civicgraph import Dataset

RUNS = 15
COLD_RUNS = 3
COMMANDS = {
    "--help": ["--help"],
    "--version": ["--version"],
    "trace": ["trace", "Citizens UK", "London Voter Registration Week"],
    "find": ["find", "voter registration"],
    "show": ["show", "lvrw"],
    "ledger": ["ledger"],
    "query (a ready-made question)": ["query", "who-funded-what"],
}


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """The wall time of one run of a command, its output thrown away."""
    start = time.perf_counter()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def cold_seconds(command: list[str], environment: dict[str, str]) -> float:
    """The wall time of one run with an empty cache."""
    with tempfile.TemporaryDirectory() as cache:
        return seconds(command, {**environment, "CIVICGRAPH_CACHE": cache})


def two_documents(folder: str) -> str:
    """The part of the shipped record that the worked example lives in: two documents and the things they speak of."""
    root = Dataset.shipped().root
    shutil.copytree(os.path.join(root, "things"), os.path.join(folder, "things"))
    os.makedirs(os.path.join(folder, "claims"))
    for name in ("cii-key-achievements-2022.yaml", "mayoral-assembly-2016.yaml"):
        shutil.copy(os.path.join(root, "claims", name), os.path.join(folder, "claims"))
    return folder


def main() -> None:
    """Measures and prints one line a command.

    The commands take turns with ``python -c pass``, so that a machine which is slower for a while is so for both.
    """
    compileall.compile_dir(os.path.dirname(civicgraph.cli.__file__), maxlevels=2, quiet=1)
    bare = [sys.executable, "-c", "pass"]
    program = [sys.executable, "-m", "civicgraph.cli"]
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "CIVICGRAPH_CACHE": cache}
        builds = {
            "build, cold": [],
            "build, cold, two documents": ["--data", two_documents(os.path.join(cache, "two"))],
        }
        report(
            {name: partial(cold_seconds, [*program, *data, "build"], environment) for name, data in builds.items()},
            partial(seconds, bare, environment),
            COLD_RUNS,
        )
        subprocess.run([*program, "build"], env=environment, check=True, stdout=subprocess.DEVNULL)
        report(
            {name: partial(seconds, [*program, *given], environment) for name, given in COMMANDS.items()},
            partial(seconds, bare, environment),
            RUNS,
        )


def report(measured: dict[str, Callable[[], float]], bare: Callable[[], float], runs: int) -> None:
    """Takes turns, and prints the median of each with its ratio to that of ``python -c pass``."""
    taken: dict[str, list[float]] = {"python -c pass": [], **{name: [] for name in measured}}
    for _ in range(runs):
        for name, times in taken.items():
            times.append(measured[name]() if name in measured else bare())
    unit = statistics.median(taken["python -c pass"])
    for name, times in taken.items():
        took = statistics.median(times)
        print(f"{name:32} {took * 1000:8.0f} ms {took / unit:8.1f}x")


if __name__ == "__main__":
    main()
