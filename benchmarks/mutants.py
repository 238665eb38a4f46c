"""How many small faults in ``graph/`` the tests notice.

Run with ``python -m benchmarks.mutants --count 50 --seed 1`` (an hour or two). Faults are picked at random, each line
that can have one as likely as any other, and put one at a time into a copy of the checkout, where the tests run until
the first fails: those of the file, then those of its package, then the quick ones. A fault counts as caught where a
test fails that passes without it, where the file can no longer be imported, or where a test does not end, which is told
apart. Tests that read the code instead of running it are left out. Prints Markdown, and ends with 1 where a
fault was not caught. ``--only 7`` tries the seventh alone, and ``--list`` only shows the faults.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import cache_from_source
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from .faults import Fault, faults_of, put

ROOT = Path(__file__).resolve().parents[1]
#: Tests that judge how the code is written: they say nothing of what it does.
READ_CODE = ("tests/test_names.py", "tests/ontology/test_code_lists.py")
QUICK = "not (browser or server or engines or slow)"
SECONDS_A_TEST = 120
SECONDS_A_RUN = 1800
#: What pytest ends with: a test failed; a parallel run stopped at the first that failed; there was none to run.
FAILED, STOPPED, NONE_FOUND = 1, 2, 5
_LEFT = shutil.ignore_patterns(".*", "__pycache__", "node_modules", "*.egg-info", "build", "dist", "site")


@dataclass(frozen=True)
class Mutant:
    """A fault in a file, whose path is from the root of the checkout."""

    file: str
    fault: Fault

    def __str__(self) -> str:
        return f"`{self.file}:{self.fault.line}` {self.fault.what}"


@dataclass(frozen=True)
class Judgement:
    """Whether a mutant was caught, and by which test, or why not."""

    caught: bool
    why: str


def pick(count: int, seed: int, root: Path = ROOT) -> list[Mutant]:
    """That many mutants of ``graph/``, on different lines; the same for the same seed and the same files."""
    lines: dict[tuple[str, int], list[Fault]] = {}
    for path in sorted((root / "graph").rglob("*.py")):
        file = path.relative_to(root).as_posix()
        for fault in faults_of(path.read_text("utf-8")):
            lines.setdefault((file, fault.line), []).append(fault)
    random = Random(seed)
    return [Mutant(file, random.choice(lines[file, line])) for file, line in random.sample(sorted(lines), count)]


def stages(root: Path, file: str) -> Iterator[list[str]]:
    """What pytest is asked to run for a file: the tests of the file, of its package, and the quick ones."""
    path = Path(file)
    folder = Path("tests") / path.parent
    for nearest in (folder / f"test_{path.stem}.py", folder.with_name(f"test_{folder.name}.py")):
        if (root / nearest).exists():
            yield [str(nearest)]
    if path.parent == Path("graph"):
        yield sorted(str(test.relative_to(root)) for test in (root / folder).glob("test_*.py"))
    elif (root / folder).exists():
        yield [str(folder)]
    yield ["-m", QUICK, "-n", "2", "tests"]


class Copy:
    """A copy of the checkout, which Python finds under the package's name before the one installed."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "civicgraph"
        shutil.copytree(ROOT, self.root, ignore=_LEFT)
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("CIVICGRAPH_", "TESTS_"))}
        self.environment = kept | {"PYTHONPATH": str(folder)}

    def write(self, file: str, text: str) -> None:
        """Write a file, and take away what Python has compiled of it."""
        path = self.root / file
        path.write_text(text, "utf-8")
        Path(cache_from_source(str(path))).unlink(missing_ok=True)

    def run(self, *command: str) -> tuple[int | None, str]:
        """The exit code of a Python command and what it printed; no exit code where it did not end."""
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=self.root,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        try:
            printed, _ = process.communicate(timeout=SECONDS_A_RUN)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            return None, process.communicate()[0]
        return process.returncode, printed

    def test(self, *what: str) -> tuple[int | None, str]:
        """Run tests until the first fails."""
        left_out = [f"--ignore={file}" for file in READ_CODE]
        options = ["-x", "-q", "-rfE", "--tb=line", "-p", "no:cacheprovider", f"--timeout={SECONDS_A_TEST}"]
        return self.run("-m", "pytest", *options, *left_out, *what)

    def judge(self, mutant: Mutant) -> Judgement:
        """Put a fault in, run the tests, and take it out again."""
        before = (self.root / mutant.file).read_text("utf-8")
        self.write(mutant.file, put(before, mutant.fault))
        try:
            for stage in stages(self.root, mutant.file):
                code, printed = self.test(*stage)
                if judgement := self.read(mutant, code, printed):
                    return judgement
        finally:
            self.write(mutant.file, before)
        return Judgement(False, "every test passes")

    def read(self, mutant: Mutant, code: int | None, printed: str) -> Judgement | None:
        """What a run of the tests says of a mutant; nothing where they pass."""
        if code in (0, NONE_FOUND):
            return None
        if code is None:
            return Judgement(True, f"the tests do not end within {SECONDS_A_RUN} s")
        names = re.findall(r"^(?:FAILED|ERROR) (\S+::.+?)(?: - .*)?$", printed, re.MULTILINE)
        if code in (FAILED, STOPPED) and names:
            late = " (does not end)" if "Timeout" in printed else ""
            return Judgement(True, f"{names[0]}{late}")
        module = "civicgraph." + mutant.file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        if self.run("-c", f"import {module}, civicgraph.cli")[0]:
            return Judgement(True, "it can no longer be imported")
        return Judgement(False, f"pytest ended with {code}: {printed.strip().splitlines()[-1:]}")


def main() -> int:
    """Judge what the command line asks for."""
    parser = argparse.ArgumentParser(description="How many small faults in graph/ the tests notice.")
    parser.add_argument("--count", type=int, default=50, help="how many faults (50)")
    parser.add_argument("--seed", type=int, default=1, help="the seed by which they are picked (1)")
    parser.add_argument("--only", type=int, action="append", help="only this one of them, counted from 1; repeatable")
    parser.add_argument("--list", action="store_true", help="show them, and run nothing")
    asked = parser.parse_args()
    mutants = list(enumerate(pick(asked.count, asked.seed), start=1))
    if asked.only:
        mutants = [(number, mutant) for number, mutant in mutants if number in asked.only]
    if asked.list:
        print(*(f"{number}. {mutant}" for number, mutant in mutants), sep="\n")
        return 0
    caught = 0
    with TemporaryDirectory() as folder:
        copy = Copy(Path(folder))
        code, printed = copy.test("-m", QUICK, "-n", "2", "tests")
        if code:
            print(printed, "The tests must pass before a fault is put in.", sep="\n", file=sys.stderr)
            return 2
        for number, mutant in mutants:
            judgement = copy.judge(mutant)
            caught += judgement.caught
            print(f"{number}. {'caught' if judgement.caught else 'NOT CAUGHT'}: {mutant} – {judgement.why}", flush=True)
    print(f"\n{caught} of {len(mutants)} caught (seed {asked.seed}).")
    return 0 if caught == len(mutants) else 1


if __name__ == "__main__":
    sys.exit(main())
