"""Says that the unit is the nanometre.

check: describes_them_in_xml
status: failed
says: The unit of voxelSize is 'nanometer'
"""


XML = XML.replace('micrometer', 'nanometer')
