"""Leaves out the unit.

check: describes_them_in_xml
status: failed
says: There is no <unit> in <voxelSize>
breaks: one setup and one timepoint
"""


XML = XML.replace('          <unit>micrometer</unit>\n', '')
