"""Grading the reference answers: time of some from cold and warm and of all, memory, and what was opened and read."""

from collections.abc import Iterator

from grader.courses.run import run
from tests.benchmarks.timing import REPOSITORY, median_command, once, peaks_of_a_tree

SOLUTIONS = [str(path) for path in sorted((REPOSITORY / "solutions").glob("ex*.py"))]
FIRST_SEVEN, NEXT_FOUR = SOLUTIONS[:7], SOLUTIONS[7:11]


def rows() -> Iterator[tuple[str, str, str]]:
    """Yield what was measured."""
    cold = median_command(3, "-m", "grader", "run", *FIRST_SEVEN)
    yield "grade run ex00 to ex06, from cold", f"{cold:.2f} s", "under 6 s"
    run(FIRST_SEVEN)
    warm = min(once(lambda: run(FIRST_SEVEN)) for _ in range(3))
    yield "the same in a warm process", f"{warm:.2f} s", "under 4 s"
    next_four = median_command(1, "-m", "grader", "run", *NEXT_FOUR)
    yield "grade run ex07 to ex10, from cold", f"{next_four:.2f} s", "under 20 s"
    every = median_command(1, "-m", "grader", "run", *SOLUTIONS)
    yield f"grade run solutions, all {len(SOLUTIONS)}, from cold", f"{every:.1f} s", "under 45 s"
    main, child, together = peaks_of_a_tree(["-m", "grader", "run", *SOLUTIONS])
    yield "largest grader process", f"{main / 1e6:.0f} MB", "under 400 MB"
    yield "largest worker process", f"{child / 1e6:.0f} MB", "under 400 MB"
    yield "all processes together", f"{together / 1e6:.0f} MB", "under 1 GB"
    (report,) = run(SOLUTIONS)
    accesses = [a for exercise in report.exercises for check in exercise.checks for a in check.accesses]
    yield "image data opened", f"{sum(a.volume_bytes for a in accesses) / 1e12:.0f} TB", "more than 100 TB"
    yield "of these read", f"{sum(a.bytes_read for a in accesses) / 1e9:.1f} GB", ""
