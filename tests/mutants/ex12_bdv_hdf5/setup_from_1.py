"""Counts the setups from 1.

check: describes_them_in_xml
status: failed
says: The id of the ViewSetup is '1'
breaks: one setup and one timepoint
"""


XML = XML.replace('<ViewSetup>\n        <id>0</id>', '<ViewSetup>\n        <id>1</id>')
