"""Says that the unit is the pixel.

check: describes_them_in_xml
status: failed
says: The unit of voxelSize is 'pixel'
breaks: one setup and one timepoint
"""


XML = XML.replace('micrometer', 'pixel')
