"""The words of an exercise as Markdown."""

import re
import textwrap

_CODE = re.compile(r"``(.+?)``|`([^`]+)`", re.DOTALL)


def to_markdown(docstring: str) -> str:
    """Return a docstring as Markdown: its first line is the heading, blocks of code and tables of letters are fenced.

    Parameters
    ----------
    docstring : str
        Cleaned of its indentation, as `ast.get_docstring` returns it.
    """
    title, _, text = docstring.partition("\n")
    parts = [f"# {title.rstrip('.')}"]
    for part in _parts(text):
        parts.append(_fenced(part) if part.startswith(" ") else _inline(part))
    return "\n\n".join(parts)


def _parts(text: str) -> list[str]:
    """Return the paragraphs, and the blocks of indented lines between them, blank lines and all."""
    parts: list[str] = []
    for paragraph in re.split(r"\n{2,}", text.strip("\n")):
        indented = all(line.startswith("  ") for line in paragraph.splitlines())
        if indented and parts and parts[-1].startswith(" "):
            parts[-1] += f"\n\n{paragraph}"
        else:
            parts.append(paragraph)
    return parts


def _fenced(block: str) -> str:
    return f"```text\n{textwrap.dedent(block)}\n```"


def _inline(paragraph: str) -> str:
    """Return a paragraph; its lines stay lines where they are those of a list, or say "The same in ..."."""
    paragraph = re.sub(r"::$", ":", paragraph)
    # Two stars in running text are a power (10**9), in Markdown they would begin bold letters.
    pieces, end = [], 0
    for code in _CODE.finditer(paragraph):
        pieces += [_plain(paragraph[end : code.start()]), f"`{code[1] or code[2]}`"]
        end = code.end()
    return "".join([*pieces, _plain(paragraph[end:])])


def _plain(text: str) -> str:
    text = re.sub(r"(?<=\w)\*\*(?=\w)", r"\\*\\*", text)
    return re.sub(r"\n(?=The same )", "  \n", text)
