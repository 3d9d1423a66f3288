"""Names another version.

check: describes_them_in_xml
status: failed
says: SpimData has the version '0.1'
breaks: one setup and one timepoint
"""


XML = XML.replace('version="0.2"', 'version="0.1"')
