"""Time and memory of one piece of work, measured in the process that does it. Needs nothing but Python."""

import contextlib
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path


def report(work: Callable[[], object], **more: object) -> None:
    """Do the work and print what it took as one line of JSON, with `more` (where callable: what it returns then).

    Memory is the process's own high-water mark: ``peak`` as it stands, ``growth`` less what the process held after its
    imports, when the work began. Where the system cannot reset the mark (it is not Linux), imports may hide some.
    """
    before = _reset_high_water()
    cpu, start = time.process_time(), time.perf_counter()
    work()
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    peak = _high_water()
    took = {"seconds": seconds, "cpu": cpu, "peak": peak, "growth": peak - before}
    print(json.dumps(took | {name: value() if callable(value) else value for name, value in more.items()}))


def _reset_high_water() -> int:
    """Forget earlier peaks, and return the bytes in memory now."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")
    return _high_water()


def _high_water() -> int:
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024
