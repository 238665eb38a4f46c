"""How long the commands take as whole processes, as ratios to ``python -c pass`` in the same run.

Run with ``make bench``. Prints the median of several runs of each command, with a warm cache unless said.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 15
COMMANDS = {
    "--help": ["--help"],
    "--version": ["--version"],
    "trace": ["trace", "Citizens UK", "London Voter Registration Week"],
    "find": ["find", "voter registration"],
    "show": ["show", "lvrw"],
    "ledger": ["ledger"],
    "query (a ready-made question)": ["query", "who-funded-what"],
}


def seconds(command: list[str], environment: dict[str, str], runs: int = RUNS) -> float:
    """The median wall time of a command over some runs, its output thrown away."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Measures and prints one line a command."""
    bare = [sys.executable, "-c", "pass"]
    program = [sys.executable, "-m", "civicgraph.cli"]
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "CIVICGRAPH_CACHE": cache}
        unit = seconds(bare, environment)
        print(f"python -c pass: {unit * 1000:.0f} ms")
        cold = seconds([*program, "build"], {**environment, "CIVICGRAPH_CACHE": os.path.join(cache, "cold")}, runs=1)
        print(f"{'build, cold':32} {cold:8.2f} s    {cold / unit:6.1f}x")
        subprocess.run([*program, "build"], env=environment, check=True, stdout=subprocess.DEVNULL)
        for name, arguments in COMMANDS.items():
            took = seconds([*program, *arguments], environment)
            print(f"{name:32} {took * 1000:8.0f} ms   {took / unit:6.1f}x")


if __name__ == "__main__":
    main()
