"""XML in and out: elements as the bytes of a file, and files of others without entities, within bounds."""

import re
from xml.etree.ElementTree import Element, ParseError, SubElement, indent, tostring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from exercise_planner.errors import InputError
from exercise_planner.interchange.loading import LIMIT, check_size

DEEPEST = 100
_UNWRITABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add_text(parent: Element, tag: str, text: str) -> Element:
    """Add an element with a text; characters that XML cannot hold are replaced."""
    element = SubElement(parent, tag)
    element.text = _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)
    return element


def xml_bytes(root: Element) -> bytes:
    """A document as UTF-8 with its declaration, indented."""
    indent(root, " ")
    text: str = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def parse_xml(data: bytes, source: str, limit: int = LIMIT) -> Element:
    """The root of a document of others.

    Args:
        data: The content of the file.
        source: What users call it.
        limit: The most that is accepted, in bytes.

    Raises:
        InputError: It is too big, no XML, declares entities, or is nested too deeply.
    """
    check_size(len(data), source, limit)
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise InputError(
            f"“{source}” is refused: it declares a document type or entities of its own, "
            "which no such file needs."
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        raise InputError(f"“{source}” is no XML that can be read: {error}.") from error
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise InputError(f"“{source}” cannot be read: its elements lie more than {DEEPEST} levels deep.")
        level = [child for element in level for child in element]
    return root
