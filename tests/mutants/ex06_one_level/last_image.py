"""Takes the last entry of multiscales.

check: finds_the_coarsest_level_that_will_do
status: failed
says: Those are the levels of another image in the group
tells: Those are the levels of another image in the group. Take the first entry of multiscales.
"""


def _multiscale(group):
    attributes = dict(group.attrs)
    multiscale = attributes.get("ome", attributes)["multiscales"][-1]
    return multiscale["axes"], multiscale["datasets"]
