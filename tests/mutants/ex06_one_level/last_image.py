"""Takes the last entry of multiscales.

check: finds_the_coarsest_level_that_will_do
status: failed
says: will do as well and is coarser
"""


def _multiscale(group):
    attributes = dict(group.attrs)
    multiscale = attributes.get("ome", attributes)["multiscales"][-1]
    return multiscale["axes"], multiscale["datasets"]
