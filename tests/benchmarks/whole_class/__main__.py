"""A class of mixed submissions of ex01 to ex05: seconds a submission, with `grade class` and with stock nbgrader.

``python -m tests.benchmarks class``, or, with other numbers than 100 and 12, ``python -m tests.benchmarks.whole_class
SUBMISSIONS OF_THEM_BY_NBGRADER``; it takes about half an hour. Both routes grade the same notebooks. Stock nbgrader
runs each notebook in a kernel of its own, whose grade cells call the same checks; as that takes long, it has a part of
the class only, which one job grades too: in the whole class are answers that never end, each of whose checks takes its
30 s. Seconds of CPU say more where others use the machine as well.
"""

import csv
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.benchmarks.timing import REPOSITORY
from tests.benchmarks.whole_class.submissions import EXERCISES, write_class

CONFIG = """
c = get_config()
c.CourseDirectory.course_id = "stock"
"""


def main(arguments: list[str]) -> None:
    """Measure, and print a table."""
    n, n_stock = (*map(int, arguments), *(100, 12)[len(arguments) :])[:2]
    console = Console(width=110)
    with tempfile.TemporaryDirectory(prefix="grade-benchmark-") as root:
        course = Path(root, "course")
        command(REPOSITORY, "-m", "grader", "nbgrader", str(course), "--settings", str(settings(Path(root))))
        kinds = write_class(course / "submitted", n)
        counts = Counter(kind for student in kinds.values() for kind in student)
        console.print(f"{n} submissions of {len(EXERCISES)} exercises: {dict(counts.most_common())}", highlight=False)
        table = Table(
            "how", "submissions", "seconds", "a submission", "CPU", "without a grade", title="A whole class", box=None
        )
        ours = {}
        for name, more in (("1 job", ["--jobs", "1"]), ("2 jobs", ["--jobs", "2"])):
            cpu = cpu_of_children()
            seconds, ours = by_grade_class(Path(root), name.replace(" ", "-"), more)
            table.add_row(f"grade class, {name}", *row(seconds, cpu_of_children() - cpu, ours, n))
        cpu = cpu_of_children()
        with cluster(Path(root)) as address:
            seconds, on_cluster = by_grade_class(Path(root), "cluster", ["--scheduler", address])
        table.add_row("grade class, two Dask workers", *row(seconds, cpu_of_children() - cpu, on_cluster, n))
        chosen = sorted(kinds)[:: max(1, n // n_stock)][:n_stock]
        for student in chosen:
            shutil.copytree(course / "submitted" / student, Path(root, "some", student))
        cpu = cpu_of_children()
        seconds, some = by_grade_class(Path(root), "some-1-job", ["--jobs", "1"], "some")
        table.add_row("grade class, 1 job, some", *row(seconds, cpu_of_children() - cpu, some, len(chosen)))
        cpu = cpu_of_children()
        seconds, stock = by_nbgrader(Path(root), course, chosen)
        table.add_row("nbgrader autograde, stock, the same", *row(seconds, cpu_of_children() - cpu, stock, len(chosen)))
        console.print(table)
        console.print(f"On a cluster the points are {'the same' if on_cluster == ours else 'NOT the same'}.")
        other = [key for key, points in stock.items() if points is not None and points != ours[key]]
        console.print(f"Of the {len(stock)} notebooks that nbgrader had, {len(other)} got other points: {other}")


def settings(folder: Path) -> Path:
    """Write the course's settings."""
    file = folder / "settings.toml"
    names = ", ".join(f'"{name}"' for name in EXERCISES)
    file.write_text(f'exercises = [{names}]\nseed-file = "seed.txt"\n')
    (folder / "seed.txt").write_text("0\n")
    return file


def row(seconds: float, cpu: float, points: dict[tuple[str, str], float | None], n: int) -> tuple[str, ...]:
    """Return what the table says of one way to grade."""
    without = sum(one is None for one in points.values())
    return str(n), f"{seconds:.0f}", f"{seconds / n:.2f}", f"{cpu / n:.2f}", f"{without} of {len(points)} notebooks"


def cpu_of_children() -> float:
    """Return the CPU seconds of all processes that this one has started, and that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def by_grade_class(
    root: Path, name: str, more: list[str], folder: str = "course/submitted"
) -> tuple[float, dict[tuple[str, str], float | None]]:
    """Grade the class from nothing; return the seconds, start and page included, and points by student and exercise."""
    begun = time.perf_counter()
    command(root, "-m", "grader", "class", folder, "--out", name, "--settings", "settings.toml", *more)
    seconds = time.perf_counter() - begun
    with (root / name / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    return seconds, {
        (line["student"], exercise): float(line[exercise]) if line[exercise] else None
        for line in lines
        for exercise in EXERCISES
    }


def by_nbgrader(root: Path, course: Path, students: list[str]) -> tuple[float, dict[tuple[str, str], float | None]]:
    """Grade some of the class with stock nbgrader; return the seconds of its autograde, and the points."""
    stock = root / "stock"
    stock.mkdir()
    (stock / "nbgrader_config.py").write_text(CONFIG)
    (stock / "source").symlink_to(course / "source")
    for student in students:
        (stock / "submitted").mkdir(exist_ok=True)
        (stock / "submitted" / student).symlink_to(course / "submitted" / student)
    seconds = 0.0
    for exercise in EXERCISES:
        command(stock, "-m", "nbgrader", "generate_assignment", exercise)
        begun = time.perf_counter()
        command(stock, "-m", "nbgrader", "autograde", exercise, fails=True)  # where a kernel dies it says so
        seconds += time.perf_counter() - begun
    command(stock, "-m", "nbgrader", "export")
    points: dict[tuple[str, str], float | None] = {(one, exercise): None for one in students for exercise in EXERCISES}
    with (stock / "grades.csv").open(newline="") as file:
        for line in csv.DictReader(file):
            if (line["student_id"], line["assignment"]) in points and line["timestamp"] is not None:
                graded = (stock / "autograded" / line["student_id"] / line["assignment"]).exists()
                points[line["student_id"], line["assignment"]] = float(line["score"]) if graded else None
    return seconds, points


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """Start a Dask scheduler and two workers, each a process of one thread; yield the scheduler's address."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=":0", local_directory=str(folder)
    ) as started:
        yield str(started.scheduler_address)


def command(folder: Path, *arguments: str, fails: bool = False) -> None:
    """Run a Python command in a folder, quietly."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")} | {"PATH": path}
    here = ["-P"] if folder != REPOSITORY else []
    ran = subprocess.run(
        [sys.executable, *here, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if ran.returncode and not fails:
        raise SystemExit(f"{' '.join(arguments)} ended with {ran.returncode}:\n{ran.stdout}{ran.stderr}")


if __name__ == "__main__":
    main(sys.argv[1:])
