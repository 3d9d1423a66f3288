"""Says that the name is an absolute path.

check: describes_them_in_xml
status: failed
says: The type of <hdf5> is 'absolute'
"""


XML = XML.replace('<hdf5 type="relative">', '<hdf5 type="absolute">')
