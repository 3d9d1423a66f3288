"""Makes levels until one fits into 64 x 64 x 64 voxels, whatever the chunks are.

check: writes_an_image_that_readers_know, handles_each_chunk_once
status: failed
says: until one fits into 64 x 64 x 64 voxels
tells: It makes levels until one fits into 64 x 64 x 64 voxels: go on until one fits into a chunk of the image.
"""

_level_shapes = level_shapes


def level_shapes(shape, factors, chunks):
    return _level_shapes(shape, factors, [64, 64, 64])
