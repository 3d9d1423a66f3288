"""Leaves out the unit.

check: describes_them_in_xml
status: failed
says: There is no <unit> in <voxelSize>
"""


XML = XML.replace('          <unit>micrometer</unit>\n', '')
