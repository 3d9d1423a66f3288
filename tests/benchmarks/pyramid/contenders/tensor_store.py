"""tensorstore: ``downsample(…, "mean")``, level after level."""

import sys
from importlib.metadata import version

import tensorstore
from measure import report

_, target = sys.argv
reads: list[int] = []  # for each level: of the one below


def work() -> None:
    below = open_level(0, read=True)
    for level in (1, 2, 3):
        smaller = tensorstore.downsample(below, (2, 2, 2), "mean")
        made = open_level(
            level,
            create=True,
            dtype=below.dtype,
            shape=smaller.shape,
            chunk_layout=below.chunk_layout,
            codec=below.codec,
            fill_value=below.fill_value,
        )
        before = file_reads()
        made.write(smaller).result()
        reads.append(file_reads() - before)
        below = made


def open_level(level: int, **options: object) -> tensorstore.TensorStore:
    place = {"driver": "zarr3", "kvstore": {"driver": "file", "path": f"{target}/{level}/"}}
    return tensorstore.open(place, **options).result()


def file_reads() -> int:
    """Return how many files were read; one holds a chunk."""
    name = "/tensorstore/kvstore/file/read"
    metrics = tensorstore.experimental_collect_matching_metrics(name, include_zero_metrics=True)
    return next(metric["values"][0]["value"] for metric in metrics if metric["name"] == name)


report(work, reads=lambda: reads[0], version=version("tensorstore"), levels=["1", "2", "3"])
