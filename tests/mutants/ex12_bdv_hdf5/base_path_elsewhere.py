"""Names another folder.

check: describes_them_in_xml
status: failed
says: BasePath is of type 'relative' with the text 'data'
breaks: one setup and one timepoint
"""


XML = XML.replace('>.</BasePath>', '>data</BasePath>')
