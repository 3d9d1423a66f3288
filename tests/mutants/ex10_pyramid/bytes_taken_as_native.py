"""Takes the bytes of a block for native ones.

check: makes_every_level
status: failed
says: taken for native ones
tells: Bytes in the other order are taken for native ones: write the array that the function returns, and let zarr convert it.
"""

_right_build = build_pyramid


def build_pyramid(group, factors, reduce):
    def reduced(block, factors):
        made = reduce(block.astype(group["0"].dtype), factors)
        return np.frombuffer(made.tobytes(), made.dtype.newbyteorder("=")).reshape(made.shape)

    _right_build(group, factors, reduced)
