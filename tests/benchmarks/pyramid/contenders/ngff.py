"""ngff-zarr: levels added to a store that has level 0, with its own engine and its exact mean."""

import sys
from importlib.metadata import version
from pathlib import Path

import ngff_zarr
from measure import report

_, target = sys.argv
level0 = Path(target, "0").resolve()
store = Path(target, "made")
(store / "scale0").mkdir(parents=True)
(store / "scale0" / "image").symlink_to(level0)


def work() -> None:
    image = ngff_zarr.to_ngff_image(ngff_zarr.open_array(str(level0)), dims=("z", "y", "x"))
    method = ngff_zarr.Methods.DASK_BIN_SHRINK
    levels = ngff_zarr.to_multiscales(image, scale_factors=[2, 4, 8], method=method, chunks=64, cache=False)
    ngff_zarr.to_ngff_zarr(str(store), levels, version="0.5", overwrite=False, start_level=1)


report(work, version=version("ngff-zarr"), levels=[f"made/scale{i}/image" for i in (1, 2, 3)])
