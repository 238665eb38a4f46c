"""Which files of the package a command or a request runs through, counted by letting it run.

    python benchmarks/files_used.py [-v]

A file counts if one of its functions is called. A request to the server is counted from when it comes in, in the server
and in its workers, when all is loaded and one request has been answered before. Needs nothing but the package and works
with every version of it; ``-v`` also prints the files. Of each command it says too how many modules of ours it loads.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request
from pathlib import Path

ENDS = ("Citizens UK", "London Voter Registration Week")
COMMANDS = {
    "trace": ["trace", *ENDS],
    "find": ["find", "london"],
    "report -o x.pdf": ["report", *ENDS, "-o", "x.pdf"],
    "map": ["map", "-o", "x.html"],
}
QUERY = "SELECT ?s WHERE { ?s ?p ?o } LIMIT "

# Every process of Python runs this first. A worker can open no file later, so a byte in memory says when to note.
# Functions have the flag 1, which bodies of modules and classes lack.
HOOK = """
import atexit, mmap, os, sys, threading
root, out, switch = {paths}
seen, file = set(), os.open(out, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
is_on = mmap.mmap(os.open(switch, os.O_RDONLY), 1, access=mmap.ACCESS_READ)
def is_ours(name):
    return name.startswith(root) and "site-packages" not in name[len(root):]
def note(frame, event, argument):
    code = frame.f_code
    name = code.co_filename
    if event == "call" and is_on[0] and name not in seen and is_ours(name) and code.co_flags & 1:
        seen.add(name)
        os.write(file, f"run {name}\\n".encode())
def tell_loaded():
    names = [getattr(one, "__file__", None) or "" for one in list(sys.modules.values())]
    os.write(file, "".join(f"loaded {name}\\n" for name in names if is_ours(name)).encode())
atexit.register(tell_loaded)
leave = os._exit
os._exit = lambda code: (tell_loaded(), leave(code))
threading.setprofile(note)
sys.setprofile(note)
"""


class Recorder:
    """Runs Python with the hook, and reads what it wrote."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.folder, self.root, self.out, self.switch = folder, root, folder / "out", folder / "switch"
        paths = repr(tuple(map(str, (root, self.out, self.switch))))
        self.switch.write_bytes(b"\0")
        (folder / "sitecustomize.py").write_text(HOOK.replace("{paths}", paths), "utf-8")
        self.environment = {
            **os.environ,
            "PYTHONPATH": str(folder),
            "CIVICGRAPH_CACHE": str(folder / "cache"),
        }

    def command(self, *arguments: str) -> list[str]:
        """The command line of the package's command."""
        return [sys.executable, "-m", "civicgraph.cli", *arguments]

    def read(self, what: str) -> list[str]:
        """The files noted since the last time, as paths in the package."""
        lines = {line for line in self.out.read_text("utf-8").splitlines() if line.startswith(f"{what} ")}
        return sorted(Path(line.partition(" ")[2]).relative_to(self.root).as_posix() for line in lines)

    def turn(self, to: bytes) -> None:
        """Turn noting on or off, in all processes at once."""
        with self.switch.open("r+b") as file:
            file.write(to)

    def run(self, *arguments: str) -> tuple[list[str], list[str]]:
        """The files that a command runs through, and the modules that it loads."""
        self.out.write_text("", "utf-8")
        self.turn(b"\1")
        subprocess.run(self.command(*arguments), cwd=self.folder, env=self.environment, check=True, capture_output=True)
        self.turn(b"\0")
        return self.read("run"), self.read("loaded")

    def ask(self) -> list[str]:
        """The files that a request to /sparql runs through."""
        command = self.command("serve", "--port", "0")
        with subprocess.Popen(command, env=self.environment, stderr=subprocess.PIPE, text=True) as server:
            try:
                assert server.stderr is not None
                url = next(matched[0] for line in server.stderr if (matched := re.search(r"http://\S+(?=/ )", line)))
                asked = f"{url}/sparql?query={urllib.parse.quote(QUERY)}"
                urllib.request.urlopen(f"{asked}3", timeout=60).read()
                self.out.write_text("", "utf-8")
                self.turn(b"\1")
                # Another query, so that no earlier answer stands for it.
                urllib.request.urlopen(f"{asked}4", timeout=60).read()
                self.turn(b"\0")
                return self.read("run")
            finally:
                server.terminate()
                server.communicate()


def main() -> None:
    """Print the table."""
    import civicgraph.cli

    root = Path(civicgraph.cli.__file__).parent
    with tempfile.TemporaryDirectory() as folder:
        recorder = Recorder(Path(folder), root)
        subprocess.run(recorder.command("build"), env=recorder.environment, check=True, capture_output=True)
        rows = {name: recorder.run(*arguments) for name, arguments in COMMANDS.items()}
        rows["GET /sparql"] = (recorder.ask(), [])
    print(f"{'':20}{'files':>8}{'lines':>8}{'loaded':>8}")
    for name, (run, loaded) in rows.items():
        lines = sum(len((root / path).read_text("utf-8").splitlines()) for path in run)
        print(f"{name:20}{len(run):>8}{lines:>8}{len(loaded) or '':>8}")
        if "-v" in sys.argv:
            print("", *run, sep="\n    ")


if __name__ == "__main__":
    main()
