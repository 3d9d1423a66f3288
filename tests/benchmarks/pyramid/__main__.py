"""``python -m tests.benchmarks.pyramid [--rounds N]``: all contenders on the same 1 GiB, in one table."""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np
import zarr
from rich.console import Console
from rich.table import Table

from tests.benchmarks.contest import Took, mib, python_with, run_script, warm
from tests.benchmarks.specimen import Specimen

SHAPE, CHUNK = (512, 1024, 1024), 64


@dataclass(frozen=True)
class Contender:
    """A script and what it is told beside the folder where level 0 lies."""

    name: str
    script: str
    package: str = ""  # whose environment it runs in; ours where empty
    options: tuple[str, ...] = ()


CONTENDERS = (
    Contender("ours", "ours"),
    Contender("plain reading and writing", "plain"),
    Contender("array[:], no pyramid", "whole"),
    Contender("tensorstore", "tensor_store", "tensorstore"),
    Contender("ome-zarr-py, dask tasks of 8 chunks", "ome_zarr_py", "ome-zarr", ("128",)),
    Contender("ome-zarr-py, dask tasks of 1 chunk", "ome_zarr_py", "ome-zarr", ("64",)),
    Contender("ngff-zarr", "ngff", "ngff-zarr"),
)
NOTES = """
Input: smooth light with photon noise, uint16, chunks of 64 cubed, zstd; each process finds its files in the system's
cache. Output: 3 levels of 2 x 2 x 2 means, same chunks, zstd at the same level; ours goes on to a fourth of one chunk.
Time: median of {rounds} rounds in which all take turns; in brackets, processor seconds of all threads. Memory: the
process's high-water mark less what it held after its imports; in brackets, with that. Reads: chunks of level 0.
Off by: largest difference from our levels, over all voxels of all three: 1 is another way to round (halves to even, or
down), more is rounding that adds up from level to level.
Plain reading and writing: the same requests without arithmetic, one thread asking, as in ours; Zarr decodes the chunks
of one request on threads of its own. The peers run as their packages come: tensorstore with native threads, the others
as dask graphs on as many threads as there are processors. ome-zarr-py and ngff-zarr would also copy level 0: here they
are spared it. ngff-zarr reads and writes through an engine in Rust, where reads cannot be counted; its method here is
DASK_BIN_SHRINK (ITKWASM_BIN_SHRINK takes as long; the default, a Gaussian, is no mean). ome-zarr-py's method is
LOCAL_MEAN with one factor an axis (integer factors would leave z as it is).
"""


def main(arguments: list[str] | None = None) -> None:
    """Run the contest and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.pyramid", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args(arguments).rounds
    pythons = {c.package: python_with(c.package) if c.package else Path(sys.executable) for c in CONTENDERS}
    with tempfile.TemporaryDirectory(prefix="big-image-pyramid-") as folder:
        source, reference = Path(folder, "source"), Path(folder, "reference")
        write_source(source)
        took: dict[Contender, Took] = {}
        off: dict[Contender, int] = {}
        for one_round in range(rounds):
            for contender in CONTENDERS:
                target = fresh_target(source, Path(folder, "target"))
                warm([path for path in source.rglob("*") if path.is_file()])
                script = Path(__file__).parent / "contenders" / f"{contender.script}.py"
                ran = run_script(script, target, *contender.options, python=pythons[contender.package])
                took[contender] = Took((*(took[contender].runs if one_round else ()), ran))
                if contender.script == "ours" and not one_round:
                    shutil.move(target, reference)
                elif "levels" in ran and not one_round:
                    off[contender] = largest_difference(reference, target, ran["levels"])
        print_table(took, off, rounds)


def write_source(folder: Path) -> None:
    """Write level 0."""
    specimen = Specimen(SHAPE)
    array = zarr.create_group(folder).create_array("0", shape=SHAPE, chunks=(CHUNK,) * 3, dtype="uint16")
    for z, y, x in product(*(range(0, n, 2 * CHUNK) for n in SHAPE)):
        array[z : z + 2 * CHUNK, y : y + 2 * CHUNK, x : x + 2 * CHUNK] = specimen.box(z, y, x, (2 * CHUNK,) * 3)


def fresh_target(source: Path, target: Path) -> Path:
    """Return a group that has level 0, by a link, and nothing else."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    shutil.copy(source / "zarr.json", target)
    (target / "0").symlink_to(source / "0")
    return target


def largest_difference(reference: Path, target: Path, levels: list[str]) -> int:
    """Return by how much the levels differ from ours, and fail where they are not levels of the same kind."""
    largest = 0
    for level, path in enumerate(levels, 1):
        ours, theirs = zarr.open_array(reference / f"{level}"), zarr.open_array(target / path)
        kinds = [(a.shape, a.chunks, a.dtype, [c.to_dict() for c in a.metadata.codecs]) for a in (ours, theirs)]
        if kinds[0] != kinds[1]:
            raise SystemExit(f"{path} is no equal work: {kinds[1]} where ours has {kinds[0]}")
        for z in range(0, ours.shape[0], CHUNK):
            difference = ours[z : z + CHUNK].astype(np.int32) - theirs[z : z + CHUNK]
            largest = max(largest, int(np.abs(difference).max()))
    return largest


def print_table(took: dict[Contender, Took], off: dict[Contender, int], rounds: int) -> None:
    """Print what was measured."""
    table = Table(title="A pyramid of 1 GiB", title_justify="left", box=None)
    for column in ("", "version"):
        table.add_column(column)
    for column in ("time", "to ours", "memory", "reads", "off by"):
        table.add_column(column, justify="right")
    for row in rows(took, off):
        table.add_row(*row)
    console = Console(width=120)
    console.print(table)
    ours, plain = (next(t for c, t in took.items() if c.script == script) for script in ("ours", "plain"))
    best = [min(run["seconds"] for run in t.runs) for t in (ours, plain)]
    console.print(
        f"\nOurs to plain reading and writing: {ours.seconds / plain.seconds:.2f} in median time,"
        f" {best[0] / best[1]:.2f} in best time, {ours.cpu / plain.cpu:.2f} in processor time; to reach: at most 1.2."
    )
    console.print(NOTES.format(rounds=rounds), highlight=False)


def rows(took: dict[Contender, Took], off: dict[Contender, int]) -> Iterator[tuple[str, ...]]:
    """Yield one row a contender."""
    ours = next(t for c, t in took.items() if c.script == "ours").seconds
    for contender, t in took.items():
        reads = t.last("reads")
        yield (
            contender.name,
            t.last("version"),
            f"{t.seconds:.2f} s ({t.cpu:.1f})",
            f"{t.seconds / ours:.2f}",
            f"{mib(t.highest('growth'))} ({mib(t.highest('peak'))})",
            "not countable" if reads is None else f"{reads:,}",
            f"{off[contender]}" if contender in off else "",
        )


if __name__ == "__main__":
    main()
