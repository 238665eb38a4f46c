"""A process that has imported the server, and becomes one server after another by forks of itself.

Each of them is a process of its own, as the command would start it, without half a second of imports. Run as a program,
with the descriptor on which requests come; it ends with whoever sends them.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from typing import Any


def wait_for_request(control: socket.socket) -> dict[str, Any] | None:
    """What the next server is to be like, in the process that is to be this server; None at the end."""
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 1 << 16, 2)
        while message and not message.endswith(b"\n"):
            message += control.recv(1 << 16)
        if not message:
            return None
        if os.fork() == 0:
            control.close()
            if _is_server(*descriptors):
                request: dict[str, Any] = json.loads(message)
                return request
            os._exit(0)
        for one in descriptors:
            os.close(one)
        _reap()


def _is_server(stderr: int, status: int) -> bool:
    """Whether this is the server; the other process tells its number, waits for its end, and tells how it ended."""
    if (server := os.fork()) == 0:
        os.dup2(stderr, 2)
        os.close(stderr)
        os.close(status)
        return True
    os.close(stderr)
    os.write(status, f"{server}\n".encode())
    _, how = os.waitpid(server, 0)
    os.write(status, f"{os.waitstatus_to_exitcode(how)}\n".encode())
    return False


def _reap() -> None:
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def main() -> None:
    """Serves requests until there are no more, or is the server of one."""
    from civicgraph.server.run import run
    from civicgraph.server.settings import Settings

    with socket.socket(fileno=int(sys.argv[1])) as control:
        request = wait_for_request(control)
    if request is None:
        return
    os.environ.clear()
    os.environ.update(request["environment"])
    os.chdir(request["folder"])
    exec(request["before"], {})  # what a test changes in its server alone
    run(Settings(**request["settings"]))


if __name__ == "__main__":
    main()
