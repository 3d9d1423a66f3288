"""Calls the container by another name.

check: describes_zarr, describes_hdf5, describes_tiff
status: failed
says: container is
"""


_reference = describe


def describe(source):
    info = _reference(source)
    return ImageInfo(**(vars(info) | {"container": {"zarr": "Zarr", "hdf5": "h5", "tiff": "tif"}[info.container]}))
