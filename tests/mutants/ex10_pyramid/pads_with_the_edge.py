"""Fills up the last windows with the voxels at the edge.

check: makes_every_level
status: failed
says: The edge is repeated beyond it
breaks: edge cuts off
tells: The edge is repeated beyond it before a block is reduced: hand over blocks that end with the level.
"""

_right_build = build_pyramid


def build_pyramid(group, factors, reduce):
    def padded(block, factors):
        beyond = [(0, -n % f) for n, f in zip(block.shape, factors)]
        return reduce(np.pad(block, beyond, mode="edge"), factors)

    _right_build(group, factors, padded)
