"""Makes a level 1 that is like level 0, where no axis has a factor.

check: makes_every_level
status: over_budget
says: a level that is like level 0
tells: It makes a level that is like level 0: where no axis has a factor, level 0 is the only one.
"""

_right_build = build_pyramid


def build_pyramid(group, factors, reduce):
    if max(factors) > 1:
        return _right_build(group, factors, reduce)
    finest = group["0"]
    copy = group.create_array("1", shape=finest.shape, chunks=finest.chunks, dtype=finest.dtype)
    for part in _cut([slice(0, n) for n in copy.shape], finest.chunks):
        copy[part] = reduce(finest[part], factors)
