"""Always writes the default name.

check: describes_them_in_xml
status: failed
says: <hdf5> is 'data.h5', expected
"""


def escape(name):
    return "data.h5"
