"""Takes any version from 0.4 on.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: expected ValueError
breaks: newer version
"""

_multiscales, _write_ome_zarr = multiscales, write_ome_zarr


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    return _multiscales(axes, voxel_um, factors_per_level, "0.5" if version > "0.5" else version, name)


def write_ome_zarr(store, level0, voxel_um, factors, version):
    return _write_ome_zarr(store, level0, voxel_um, factors, "0.5" if version > "0.5" else version)
