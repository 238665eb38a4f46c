"""Confines a worker: it cannot reach the network, use more memory than its limit, or outlive its server.

On Linux, a seccomp filter makes the kernel refuse sockets to the whole process. Elsewhere, no file or socket can be
opened any more once the worker is ready.
"""

from __future__ import annotations

import ctypes
import platform
import resource
import signal
import struct
import sys

# For each architecture its audit number and the numbers of its calls socket, connect, sendto, sendmsg, bind, listen,
# sendmmsg, and io_uring_setup, which could be used instead of them.
_ARCHITECTURES = {
    "x86_64": (0xC000003E, (41, 42, 44, 46, 49, 50, 307, 425)),
    "aarch64": (0xC00000B7, (198, 203, 206, 211, 200, 201, 269, 425)),
}
_SET_NO_NEW_PRIVILEGES, _SET_SECCOMP, _SET_DEATH_SIGNAL = 38, 22, 1
_LOAD, _JUMP_IF_EQUAL, _JUMP_IF_ABOVE, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000 | 13, 0x80000000
_FOREIGN_CALLS = 0x40000000  # x32 numbers on x86_64, which would pass under other names


def confine(memory: int) -> str:
    """Sets the limits of this process; returns how it is kept from the network: ``seccomp`` or ``descriptors``."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    limit = memory * 1024 * 1024
    if sys.platform != "darwin":  # there, address space cannot be limited
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
    return "seccomp" if _install_filter() else "descriptors"


def forbid_opening() -> None:
    """Forbids this process to open any file or socket from now on. This is used where there is no filter."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


def allow_seconds(seconds: float) -> None:
    """Allows this process so many more seconds of processor time; the kernel ends it when it uses more."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = int(used.ru_utime + used.ru_stime + seconds) + 2
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def peak_megabytes() -> float:
    """The largest amount of memory that this process has used at once."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


class _Filter(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("program", ctypes.c_char_p))


def _install_filter() -> bool:
    """Installs the seccomp filter; returns whether the kernel has accepted it."""
    known = _ARCHITECTURES.get(platform.machine())
    if sys.platform != "linux" or known is None:
        return False
    program = _filter_program(*known)
    filter = _Filter(len(program) // 8, program)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    return bool(libc.prctl(_SET_SECCOMP, 2, ctypes.byref(filter), 0, 0) == 0)


def _filter_program(architecture: int, calls: tuple[int, ...]) -> bytes:
    """A classic BPF program: another architecture ends the process, and the listed calls are refused with EACCES."""
    count = len(calls)
    steps = [(_LOAD, 0, 0, 4), (_JUMP_IF_EQUAL, 1, 0, architecture), (_RETURN, 0, 0, _KILL), (_LOAD, 0, 0, 0)]
    steps.append((_JUMP_IF_ABOVE, count + 1, 0, _FOREIGN_CALLS))
    steps += [(_JUMP_IF_EQUAL, count - number, 0, call) for number, call in enumerate(calls)]
    steps += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE)]
    return b"".join(struct.pack("HBBI", *step) for step in steps)
