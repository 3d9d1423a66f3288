"""Looks for multiscales where OME-Zarr 0.4 has them.

check: lists_the_levels, knows_where_the_levels_lie
status: error
says: It looks for multiscales at the top of group.attrs alone
tells: It looks for multiscales at the top of group.attrs alone: OME-Zarr 0.5 has it under 'ome'.
"""


def describe_levels(group):
    multiscale = group.attrs["multiscales"][0]
    return [_level_info(group, multiscale["axes"], dataset) for dataset in multiscale["datasets"]]
