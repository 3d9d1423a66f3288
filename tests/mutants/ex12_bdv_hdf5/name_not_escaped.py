"""Does not escape the name of the HDF5 file.

check: describes_them_in_xml
status: failed
says: html.escape(h5_name)
"""


def escape(name):
    return name
