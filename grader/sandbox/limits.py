"""What a worker may not do, set by itself before any of the answer's code runs.

Linux alone has all of it; elsewhere the list of what is in force is shorter, and the report says so.
"""

import ctypes
import os
import signal
import sys
from pathlib import Path

from grader.sandbox.resident import status_bytes

FREE_BYTES = 512 * 2**20
"""Memory that an answer may take on top of the loaded interpreter."""

_PR_SET_PDEATHSIG = 1


def confine() -> list[str]:
    """Limit this process and return the names of what is in force."""
    in_force = ["process", "deadline"]
    if sys.platform == "linux":
        die_with_parent()
    if limit_memory():
        in_force.append("rlimits")
    return in_force


def die_with_parent() -> None:
    """Have the kernel end this process when its parent ends (Linux)."""
    parent = os.getppid()
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it went while we were asking
        os._exit(1)


def limit_memory() -> bool:
    """Refuse allocations beyond `FREE_BYTES` and write no core file; return whether the system can do that.

    RLIMIT_DATA counts private writable memory only, so that threads' reserved address space is free.
    """
    try:
        import resource
    except ImportError:  # Windows
        return False
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform != "linux":  # elsewhere the limit does not cover what malloc maps
        return False
    used = status_bytes(Path("/proc/self"), "VmData")
    resource.setrlimit(resource.RLIMIT_DATA, (used + FREE_BYTES, used + FREE_BYTES))
    return True
