"""Gives what the chunks take in the file for the size in memory.

check: describes_hdf5, describes_tiff
status: failed
says: That is what the chunks take in the file
tells: That is what the chunks take in the file: nbytes is the size of the whole image in memory.
"""


_reference = describe


def describe(source):
    info = _reference(source)
    return ImageInfo(**(vars(info) | {"nbytes": info.stored_nbytes or info.nbytes}))
