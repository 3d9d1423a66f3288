"""ome-zarr-py: LOCAL_MEAN on lazy dask arrays; all levels but the finest are written, in one computation."""

import sys
from importlib.metadata import version

import dask.array
import zarr
from counting import CountingStore, count
from measure import report
from ome_zarr import OMEZarrImage, OMEZarrMultiscale
from ome_zarr.scale import Methods
from ome_zarr.writer import write_multiscale

_, target, chunk = sys.argv
source = zarr.open_group(CountingStore(target))["0"]
group = zarr.create_group(f"{target}/made")


def work() -> None:
    image = OMEZarrImage(data=dask.array.from_array(source, chunks=(int(chunk),) * 3), axes="zyx")
    factors = [dict.fromkeys("zyx", factor) for factor in (2, 4, 8)]
    pyramid = OMEZarrMultiscale(image, scale_factors=factors, method=Methods.LOCAL_MEAN)
    coarser = [image.data for image in pyramid.images[1:]]
    write_multiscale(coarser, group, axes="zyx", storage_options={"chunks": source.chunks})


report(work, reads=count, version=version("ome-zarr"), levels=["made/s0", "made/s1", "made/s2"])
