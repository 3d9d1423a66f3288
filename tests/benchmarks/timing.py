"""How the benchmarks take time and memory."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]


def once(work: Callable[[], object]) -> float:
    """Return the seconds that `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def interleaved(first: Callable[[], object], second: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Return the median seconds of two pieces of work that take turns, so that both see the same machine."""
    times = [(once(first), once(second)) for _ in range(rounds)]
    return statistics.median(t for t, _ in times), statistics.median(t for _, t in times)


def command(*arguments: str) -> float:
    """Return the seconds that a Python command takes from cold, with byte code compiled."""
    return once(lambda: run(*arguments))


def run(*arguments: str) -> None:
    """Run a Python command in the repository, quietly."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    ran = subprocess.run(
        [sys.executable, *arguments], cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False
    )
    if ran.returncode:
        raise SystemExit(f"{' '.join(arguments)} ended with {ran.returncode}:\n{ran.stdout}{ran.stderr}")


def median_command(rounds: int, *arguments: str) -> float:
    """Return the median seconds of a command, after one run that compiles byte code."""
    command(*arguments)
    return statistics.median(command(*arguments) for _ in range(rounds))


def peaks_of_a_tree(arguments: Sequence[str]) -> tuple[int, int, int]:
    """Run a Python command and return the largest RSS in bytes of: the process, any one child, and all together."""
    import psutil

    process = subprocess.Popen(
        [sys.executable, *arguments], cwd=REPOSITORY, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    watched = psutil.Process(process.pid)
    largest_main = largest_child = largest_sum = 0
    while process.poll() is None:
        try:
            main = watched.memory_info().rss
            children = []
            for child in watched.children(recursive=True):
                try:
                    children.append(child.memory_info().rss)
                except psutil.NoSuchProcess:
                    continue
        except psutil.NoSuchProcess:
            break
        largest_main = max(largest_main, main)
        largest_child = max([largest_child, *children])
        largest_sum = max(largest_sum, main + sum(children))
        time.sleep(0.01)
    return largest_main, largest_child, largest_sum
