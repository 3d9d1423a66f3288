"""Always writes the default name.

check: describes_them_in_xml
status: failed
says: It always writes the default name
tells: It always writes the default name: write the one that it is told of.
"""


def escape(name):
    return "data.h5"
