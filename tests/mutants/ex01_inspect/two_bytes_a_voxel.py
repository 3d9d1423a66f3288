"""Takes every voxel for two bytes.

check: describes_zarr, describes_hdf5, describes_tiff
status: failed
says: It takes two bytes for each voxel
tells: It takes two bytes for each voxel: take as many as the data type has.
"""


_reference = describe


def describe(source):
    info = _reference(source)
    return ImageInfo(**(vars(info) | {"nbytes": 2 * math.prod(info.shape)}))
