"""Fills up the last windows with zeros.

check: makes_every_level
status: failed
says: Zeros are put beyond the edge
breaks: edge cuts off
tells: Zeros are put beyond the edge before a block is reduced: hand over blocks that end with the level.
"""

_right_build = build_pyramid


def build_pyramid(group, factors, reduce):
    def padded(block, factors):
        beyond = [(0, -n % f) for n, f in zip(block.shape, factors)]
        return reduce(np.pad(block, beyond, mode="constant"), factors)

    _right_build(group, factors, padded)
