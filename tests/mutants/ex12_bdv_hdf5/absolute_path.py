"""Says that the name is an absolute path.

check: describes_them_in_xml
status: failed
says: The type of <hdf5> is 'absolute'
breaks: one setup and one timepoint
"""


XML = XML.replace('<hdf5 type="relative">', '<hdf5 type="absolute">')
