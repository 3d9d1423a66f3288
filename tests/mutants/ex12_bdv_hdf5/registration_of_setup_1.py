"""Calibrates another setup.

check: describes_them_in_xml
status: failed
says: There are ViewRegistrations of
breaks: one setup and one timepoint
"""


XML = XML.replace('setup="0"', 'setup="1"')
