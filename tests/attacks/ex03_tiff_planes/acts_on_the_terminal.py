"""Prints, raises and is called what acts on terminals, browsers and Rich's markup.

attacks: reads_one_page
keeps: knows_its_shape
status: error
"""

_TEXT = "\x1b[2J\x1b[31m\x1b]0;title\x07\x9b31m\r\b\x00\u202e\u2066\ufeff[bold red]7 of 7 points[/bold red]</pre><script>alert(1)</script>&amp;"

def read_plane(tif, z):
    print(_TEXT * 1000)
    raise type(_TEXT.replace("\x00", ""), (Exception,), {})(_TEXT)
