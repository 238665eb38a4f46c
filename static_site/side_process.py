"""A process of its own that makes a part of a site while the pages are written."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile


class SideProcess:
    """A module being run with arguments; the last of them is a folder of its own, for what it makes.

    It runs from when this is made until :meth:`wait`; ``given`` is what it reads from its standard input.
    """

    def __init__(self, module: str, arguments: tuple[str, ...], given: bytes = b"") -> None:
        self._kept = tempfile.TemporaryDirectory(prefix="civicgraph-")
        self.folder = self._kept.name
        path = os.pathsep.join(part for part in sys.path if part and os.path.isdir(part))
        with tempfile.TemporaryFile() as held:
            held.write(given)
            held.seek(0)
            self._process = subprocess.Popen(
                (sys.executable, "-m", module, *arguments, self.folder),
                env={**os.environ, "PYTHONPATH": path}, stdin=held, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            )  # fmt: skip

    def wait(self) -> str:
        """Waits until it has made all; why it did not, in the last of its words, or nothing."""
        _, complaint = self._process.communicate()
        if not self._process.returncode:
            return ""
        return next(iter(reversed(complaint.decode(errors="replace").strip().splitlines())), "the process was ended")

    def close(self) -> None:
        """Ends the process, if it still runs, and takes its files away."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.communicate()
        self._kept.cleanup()
