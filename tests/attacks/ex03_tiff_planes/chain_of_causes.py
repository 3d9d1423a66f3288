"""Raises an exception with a chain of 200,000 causes, each with a text of 1 kB, and one that is its own cause.

attacks: reads_one_page
keeps: knows_its_shape
status: error
"""

def read_plane(tif, z):
    error = ValueError("x" * 10**7)
    error.__cause__ = error
    for _ in range(200_000):
        outer = ValueError("x" * 1000)
        outer.__cause__, error = error, outer
    raise error
