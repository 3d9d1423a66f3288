"""Starting: pytest on one exercise, against importing what it needs anyway."""

from collections.abc import Iterator

from tests.benchmarks.timing import median_command

IMPORTS = "import pytest, hypothesis, numpy, zarr, h5py, tifffile"


def rows() -> Iterator[tuple[str, str, str]]:
    """Yield what was measured."""
    imports = median_command(5, "-c", IMPORTS)
    graded = median_command(5, "-m", "pytest", "-q", "solutions/ex03_tiff_planes.py")
    yield "importing pytest, hypothesis, numpy, zarr, h5py, tifffile", f"{imports:.2f} s", ""
    yield "pytest solutions/ex03_tiff_planes.py", f"{graded:.2f} s", ""
    yield "ratio", f"{graded / imports:.2f}", "at most 2"
