"""Names the channel alone.

check: describes_them_in_xml
status: failed
says: The ViewSetup has no attribute illumination, tile, angle
breaks: one setup and one timepoint
"""


XML = "".join(line for line in XML.splitlines(True) if not any(word in line for word in ("illumination", "tile", "angle")))
