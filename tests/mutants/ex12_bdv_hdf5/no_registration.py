"""Leaves out the calibration.

check: describes_them_in_xml
status: failed
says: There is no <ViewRegistrations>
breaks: one setup and one timepoint
"""


XML = XML[: XML.index("  <ViewRegistrations>")] + "</SpimData>"
