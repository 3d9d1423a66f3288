"""Names the dtype in the file's byte order.

check: describes_zarr, describes_tiff
status: failed
says: It names the data type in the file's byte order
tells: It names the data type in the file's byte order: give its name in native byte order.
"""


_reference = describe


def describe(source):
    info = _reference(source)
    dtype = np.dtype(info.dtype).str
    if isinstance(source, zarr.Array):
        dtype = str(source.dtype)
    if isinstance(source, tifffile.TiffFile):
        dtype = str(source.series[0].dtype.newbyteorder(source.byteorder))
    return ImageInfo(**(vars(info) | {"dtype": dtype if dtype != "uint16" or info.container == "zarr" else info.dtype}))
