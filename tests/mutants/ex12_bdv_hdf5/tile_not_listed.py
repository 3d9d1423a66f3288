"""Lists no tile.

check: describes_them_in_xml
status: failed
says: has no <Tile>
breaks: one setup and one timepoint
"""


XML = XML.replace('<Tile><id>0</id><name>0</name></Tile>', '')
