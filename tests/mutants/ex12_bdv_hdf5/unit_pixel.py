"""Says that the unit is the pixel.

check: describes_them_in_xml
status: failed
says: The unit of voxelSize is 'pixel'
"""


XML = XML.replace('micrometer', 'pixel')
