"""Looks for multiscales where OME-Zarr 0.5 has them.

check: lists_the_levels, knows_where_the_levels_lie
status: error
says: It looks for multiscales under 'ome' alone
tells: It looks for multiscales under 'ome' alone: OME-Zarr 0.4 has it at the top of group.attrs.
"""


def describe_levels(group):
    multiscale = group.attrs["ome"]["multiscales"][0]
    return [_level_info(group, multiscale["axes"], dataset) for dataset in multiscale["datasets"]]
