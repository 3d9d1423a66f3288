"""Does not escape the name of the HDF5 file.

check: describes_them_in_xml
status: failed
says: It does not escape the name
tells: It does not escape the name: html.escape(h5_name) writes & and < as XML wants them.
"""


def escape(name):
    return name
