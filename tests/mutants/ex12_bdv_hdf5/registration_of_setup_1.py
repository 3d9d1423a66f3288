"""Calibrates another setup.

check: describes_them_in_xml
status: failed
says: There are ViewRegistrations of
"""


XML = XML.replace('setup="0"', 'setup="1"')
