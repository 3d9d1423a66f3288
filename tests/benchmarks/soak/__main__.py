"""500 gradings in a row of solutions, stubs, mutants and attacks: what leaks, and whether a verdict ever changes.

``python -m tests.benchmarks soak``.
"""

import random
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import psutil
from rich.console import Console
from rich.progress import track
from rich.table import Table

from grader.courses import verify
from grader.courses.run import run
from grader.sandbox.sandbox import shared_sandbox
from tests.benchmarks.timing import REPOSITORY
from tests.test_attacks import ATTACKS

GRADINGS = 500
SECONDS = 5.0
"""A check's time: long for what is right, and bearable for what hangs."""

QUICK = ("ex00_words_and_sizes", "ex02_chunk_arithmetic", "ex03_tiff_planes", "ex06_one_level")


def pile(folder: Path, seed: int = 1) -> Iterator[str]:
    """Write answers of every kind into `folder`, and yield what is graded: a file, or the check that is attacked."""
    for name in QUICK:
        for room in ("solutions", "exercises"):
            yield written(folder / room / name, name, (REPOSITORY / room / f"{name}.py").read_text("utf-8"))
    wrong = [mutant for mutant in verify.read_mutants(REPOSITORY / "tests" / "mutants") if mutant.exercise in QUICK]
    for mutant in random.Random(seed).sample(wrong, 20):
        yield beside(folder / "mutants", mutant.exercise, mutant.path)
    (folder / "attacks").mkdir()
    for name, attack in ATTACKS.items():
        place = folder / "attacks" / name
        attack.lay_out(place, seed=seed, outside=folder / "outside", home=folder / "home", port=9)
        yield f"{place / attack.exercise}.py::{attack.attacks}"


def beside(folder: Path, exercise: str, path: Path) -> str:
    """Write a solution with something put behind it."""
    solution = (REPOSITORY / "solutions" / f"{exercise}.py").read_text("utf-8")
    return written(folder / f"{exercise}-{path.stem}", exercise, f"{solution}\n\n{path.read_text('utf-8')}")


def written(folder: Path, exercise: str, source: str) -> str:
    """Write one answer into a folder of its own."""
    folder.mkdir(parents=True)
    file = folder / f"{exercise}.py"
    file.write_text(source, encoding="utf-8")
    return str(file)


def held() -> dict[str, float]:
    """Return what this process and its children hold now."""
    this = psutil.Process()
    children = this.children(recursive=True)
    root = Path(shared_sandbox(None)._scratch.root())  # type: ignore[attr-defined]
    return {
        "processes below this one": len(children),
        "descriptors": this.num_fds(),
        "descriptors of the zygote": sum(child.num_fds() for child in children),
        "threads": this.num_threads(),
        "memory, MB": this.memory_info().rss / 1e6,
        "the most that it ever was, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3,
        "memory of the zygote, MB": sum(child.memory_info().rss for child in children) / 1e6,
        "scratch folders": len(list(root.iterdir())),
        "files in the folder for temporary files": len(list(Path(tempfile.gettempdir()).iterdir())),
    }


def main(arguments: list[str]) -> None:
    """Grade, and print the figures."""
    console = Console(width=110)
    with tempfile.TemporaryDirectory(prefix="grade-soak-") as folder:
        files = list(pile(Path(folder)))
        verdicts: dict[str, set[object]] = defaultdict(set)
        rounds = -(-GRADINGS // len(files))
        began = time.monotonic()
        before: dict[str, float] = {}
        for n in track(range(rounds * len(files)), console=console, disable=not console.is_terminal):
            if n == len(files):  # everything has been loaded and seen once
                before = held()
            (report,) = run([files[n % len(files)]], seed=1, seconds=SECONDS)
            checks = report.exercises[0].checks
            verdicts[files[n % len(files)]].add(tuple((one.name, one.status, one.score, one.message) for one in checks))
        after, seconds = held(), time.monotonic() - began
    table = Table(title=f"{rounds} x {len(files)} gradings, {seconds:.0f} s", title_justify="left", box=None)
    for column in ("what", f"after {len(files)}", f"after {rounds * len(files)}"):
        table.add_column(column)
    for name, value in before.items():
        table.add_row(name, f"{value:.0f}", f"{after[name]:.0f}")
    console.print(table)
    changed = [node for node, found in verdicts.items() if len(found) > 1]
    console.print(f"Answers whose verdict changed: {len(changed)} of {len(files)}.")
    for node in changed:
        console.print(f"  {Path(node).relative_to(folder)}")
        for one in zip(*verdicts[node], strict=False):
            if len(set(one)) > 1:
                console.print(f"    {one}", markup=False)


if __name__ == "__main__":
    main(sys.argv[1:])
