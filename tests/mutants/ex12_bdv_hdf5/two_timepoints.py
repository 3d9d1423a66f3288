"""Takes the last timepoint for their number.

check: describes_them_in_xml
status: failed
says: The Timepoints range from '0' to '1'
breaks: one setup and one timepoint
tells: It writes the number of timepoints as the last one: they count from 0.
"""


XML = XML.replace('<last>0</last>', '<last>1</last>')
