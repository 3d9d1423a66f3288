"""``python -m tests.benchmarks.rechunk [--rounds N]``: a TIFF of 4 GB into chunks, in one table."""

import argparse
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import tifffile
from rich.console import Console
from rich.table import Table

from tests.benchmarks.contest import Took, mib, run_script, warm
from tests.benchmarks.specimen import Array, Specimen

SHAPE, ROWS_PER_STRIP = (2000, 1024, 1024), 64
MAX_BYTES = 64_000_000
CONTENDERS = (
    ("copying the file", "copy_file", "none"),
    ("ours, no compression", "ours", "none"),
    ("plain copying into chunks, no compression", "plain", "none"),
    ("ours, zstd", "ours", "zstd"),
    ("plain copying into chunks, zstd", "plain", "zstd"),
)
NOTES = """
Input: {shape} uint16, {nbytes:.1f} GB on disk, {rows} rows a strip, uncompressed, in the system's cache. Output:
a local Zarr, chunks of 64 cubed; max_bytes: {max_bytes} MB. Time: median of {rounds} rounds in which all take turns; in
brackets, processor seconds of all threads. Memory: the process's high-water mark less what it held after its imports;
in brackets, with that. Plain copying reads blocks of the same size in one piece each, from wherever they lie, and
writes the same chunks.
"""


def main(arguments: list[str] | None = None) -> None:
    """Run the contest and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.rechunk", description=__doc__)
    parser.add_argument("--rounds", type=int, default=2)
    rounds = parser.parse_args(arguments).rounds
    needed = 3 * 2 * SHAPE[0] * SHAPE[1] * SHAPE[2]
    with tempfile.TemporaryDirectory(prefix="big-image-rechunk-") as folder:
        if shutil.disk_usage(folder).free < needed:
            raise SystemExit(f"{folder} needs {mib(needed)} of free disk")
        source, target = Path(folder, "source.tif"), Path(folder, "target")
        tifffile.imwrite(source, planes(), shape=SHAPE, dtype="uint16", rowsperstrip=ROWS_PER_STRIP, bigtiff=True)
        took = {contender: Took(()) for contender in CONTENDERS}
        for _ in range(rounds):
            for contender in CONTENDERS:
                _, script, codec = contender
                if hasattr(os, "sync"):
                    os.sync()
                warm([source])
                path = Path(__file__).parent / "contenders" / f"{script}.py"
                ran = run_script(path, source, target, codec, MAX_BYTES)
                took[contender] = Took((*took[contender].runs, ran))
                target.unlink() if target.is_file() else shutil.rmtree(target)
        print_table(took, rounds, source.stat().st_size)


def planes() -> Iterator[Array]:
    """Yield the planes of the TIFF."""
    specimen = Specimen(SHAPE)
    for z in range(SHAPE[0]):
        yield specimen.box(z, 0, 0, (1, *SHAPE[1:]))[0]


def print_table(took: dict[tuple[str, str, str], Took], rounds: int, nbytes: int) -> None:
    """Print what was measured."""
    table = Table(title="A TIFF of 4 GB into chunks", title_justify="left", box=None)
    table.add_column("")
    for column in ("time", "memory", "strips read", "chunks written", "read back"):
        table.add_column(column, justify="right")
    for (name, _, _), t in took.items():
        table.add_row(
            name,
            f"{t.seconds:.1f} s ({t.cpu:.1f})",
            f"{mib(t.highest('growth'))} ({mib(t.highest('peak'))})",
            *(t.last(figure) or "" for figure in ("reads", "writes", "read_backs")),
        )
    console = Console(width=120)
    console.print(table)
    seconds = {(script, codec): t.seconds for (_, script, codec), t in took.items()}
    for codec in ("none", "zstd"):
        console.print(f"Ours to plain copying, {codec}: {seconds['ours', codec] / seconds['plain', codec]:.2f}")
    shape = " x ".join(map(str, SHAPE))
    notes = NOTES.format(
        shape=shape, nbytes=nbytes / 1e9, rows=ROWS_PER_STRIP, max_bytes=MAX_BYTES // 10**6, rounds=rounds
    )
    console.print(notes, highlight=False)


if __name__ == "__main__":
    main()
