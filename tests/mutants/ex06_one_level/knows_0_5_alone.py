"""Looks for the metadata under "ome" alone, where OME-Zarr 0.5 has them.

check: finds_the_coarsest_level_that_will_do, reads_one_level, says_where_the_level_lies
status: error
says: OME-Zarr 0
breaks: OME-Zarr 0.4
tells: OME-Zarr 0.5 has its metadata under "ome", 0.4 has them at the top. Look for them in both places.
"""


def _multiscale(group):
    multiscale = group.attrs["ome"]["multiscales"][0]
    return multiscale["axes"], multiscale["datasets"]
