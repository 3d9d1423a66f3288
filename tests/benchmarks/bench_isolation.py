"""What Landlock, seccomp and the limits cost: the same grading with and without them."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from grader.courses.run import run
from grader.sandbox import sandbox
from tests.benchmarks.timing import REPOSITORY, once

SOLUTIONS = [str(path) for path in sorted((REPOSITORY / "solutions").glob("ex*.py"))][:7]
UNCONFINED = "import grader.sandbox.limits as limits; limits.confine = lambda *_: ['process', 'deadline']; "
ROUNDS = 5


def rows() -> Iterator[tuple[str, str, str]]:
    """Yield what was measured, both ways in turn."""
    confined: list[float] = []
    free: list[float] = []
    boot = sandbox._BOOT
    for _ in range(ROUNDS):
        for times, begin in ((confined, ""), (free, UNCONFINED)):
            sandbox._BOOT = boot.replace("sys.path.pop(0); ", f"sys.path.pop(0); {begin}")
            sandbox.shared_sandbox.cache_clear()
            (report,) = run(SOLUTIONS[:1])  # the new zygote loads meanwhile
            assert ("seccomp" in report.isolation) is not bool(begin)
            times.append(once(lambda: run(SOLUTIONS)))
            sandbox.shared_sandbox(None).close()
    sandbox._BOOT = boot
    sandbox.shared_sandbox.cache_clear()
    n_checks = sum(len(exercise.checks) for exercise in run(SOLUTIONS)[0].exercises)
    with_it, without = median(confined), median(free)
    names = f"{Path(SOLUTIONS[0]).stem[:4]} to {Path(SOLUTIONS[-1]).stem[:4]}"
    yield f"grading {names}, {n_checks} checks, without", f"{without:.2f} s", ""
    yield "the same, confined", f"{with_it:.2f} s", ""
    yield "of grading time", f"{(with_it / without - 1) * 100:.1f} %", "at most 5 %"
    yield "a check", f"{(with_it - without) / n_checks * 1000:.1f} ms", "at most 30 ms"
