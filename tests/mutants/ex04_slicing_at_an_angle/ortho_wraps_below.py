"""An index before the first slice counts from the end once more.

check: cuts_along_an_axis
status: failed
says: An index below -size is wrapped round
breaks: before the first
tells: An index below -size is wrapped round: raise IndexError there, too.
"""


_ortho = ortho_slice


def ortho_slice(array, axis, index):
    return _ortho(array, axis, index % array.shape[axis] if index < 0 else index)
