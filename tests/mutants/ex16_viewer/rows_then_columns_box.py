"""Reads the product of the rows' and the columns' chunks of an upright view: right where it is upright.

check: counts_hits_and_misses
status: failed
says: as if the view were upright
tells: It counts chunks as if the view were upright: of a view at an angle, only those count that it runs through.
"""


def _group(chunk_of_pixel, _real=_group):
    found = dict(_real(chunk_of_pixel))
    if len(chunk_of_pixel):
        axes = [np.unique(chunk_of_pixel[:, a]).tolist() for a in range(3)]
        for key in __import__("itertools").product(*axes):
            yield key, found.get(key, np.zeros(0, int))
