"""The process that reads documents for another one: what a hostile or broken file does, it does here.

Each way a message is its length in eight bytes, then the message.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any

MAX_SECONDS = 120
_MAX_MEMORY = 4_000_000_000


def send(stream: IO[bytes], message: Any) -> None:
    """Writes one message."""
    content = marshal.dumps(message)
    stream.write(len(content).to_bytes(8) + content)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """The next message.

    Raises
    ------
    EOFError
        There is none.
    """
    length = stream.read(8)
    if len(length) < 8:
        raise EOFError
    content = stream.read(int.from_bytes(length))
    return marshal.loads(content)


def _limit() -> Callable[[], None]:
    """Bounds the memory of this process; what is returned bounds the seconds of computing from then on."""
    try:
        import resource
    except ImportError:  # a system without such limits
        return lambda: None
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (_MAX_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))

    def renew() -> None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        seconds = int(used.ru_utime + used.ru_stime) + MAX_SECONDS
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))

    return renew


def _answer(name: str, options: tuple[Any, ...], content: bytes) -> tuple[bool, Any]:
    from .extracted import Options, Unreadable
    from .kinds import read_document

    try:
        return True, tuple(read_document(content, name, Options(*options)))
    except Unreadable as refusal:
        return False, str(refusal)
    except MemoryError:
        return False, "it needs more memory than documents are given: divide it"
    except RecursionError:
        return False, "it is nested deeper than documents are"
    except ModuleNotFoundError as error:
        return False, f"reading it needs {error.name}, which is not installed: pip install 'civicgraph[documents]'"
    except Exception as error:  # a fault of an engine or of ours in one file, which must not end the others
        return False, f"it cannot be read ({type(error).__name__}): save it anew, or as PDF, and add that"


def main() -> None:
    """Reads documents until nobody sends any more. Nothing but answers is written to stdout, whatever engines print."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    renew = _limit()
    with suppress(EOFError, BrokenPipeError):
        while True:
            name, options, content = receive(sys.stdin.buffer)
            renew()
            send(answers, _answer(name, options, content))


if __name__ == "__main__":
    main()
