"""Leaves out the attributes of the setup.

check: describes_them_in_xml
status: failed
says: There is no <attributes> in <ViewSetup>
breaks: one setup and one timepoint
"""


XML = XML[: XML.index("        <attributes>")] + XML[XML.index("      </ViewSetup>") :]
