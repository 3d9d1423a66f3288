"""Says that the unit is the nanometre.

check: describes_them_in_xml
status: failed
says: The unit of voxelSize is 'nanometer'
breaks: one setup and one timepoint
"""


XML = XML.replace('micrometer', 'nanometer')
