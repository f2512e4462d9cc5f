"""XML without its dangers: no DTD, no entities, no depth, and the encoding it says it has."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder  # types and a builder; the parser is defusedxml's

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from data.importers.archives import LARGEST
from data.importers.faulty import refuse_one

DEEPEST = 64
MOST_ELEMENTS = 2_000_000


class _Deep(Exception):  # noqa: N818 - a signal out of the parser, never seen by a user
    """Elements are nested deeper, or are more, than any map needs."""


class _Shallow(TreeBuilder):
    """Builds a tree, and stops at a depth or number that would exhaust what walks it."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = self.elements = 0

    def start(self, tag: Any, attributes: Any) -> Any:
        self.depth += 1
        self.elements += 1
        if self.depth > DEEPEST:
            raise _Deep(f"is nested deeper than {DEEPEST} (rule: at most {DEEPEST} elements)")
        if self.elements > MOST_ELEMENTS:
            raise _Deep(f"has more than {MOST_ELEMENTS} elements")
        return super().start(tag, attributes)

    def end(self, tag: Any) -> Any:
        self.depth -= 1
        return super().end(tag)


def read_xml(content: bytes, file: str) -> Element:
    """The root of an XML file. Raises `Refused` for a DTD, an entity, too deep a nesting, or what is no XML."""
    if len(content) > LARGEST:
        refuse_one(file, "", f"is larger than {LARGEST // 1024**2} MB", "split it")
    parser = DefusedXMLParser(target=_Shallow(), forbid_dtd=True, forbid_entities=True, forbid_external=True)
    try:
        parser.feed(content)
        root: Element = parser.close()
        return root
    except DefusedXmlException as error:
        rule = "has a document type definition or entities"
        refuse_one(file, "DOCTYPE", rule, "remove the DOCTYPE", type(error).__name__)
    except _Deep as deep:
        refuse_one(file, "", str(deep), "give a plain KML")
    except ParseError as error:
        row, column = error.position
        refuse_one(file, f"column {column + 1}", f"is not XML ({str(error).split(':')[0]})", "mend the file", row=row)
    except (ValueError, LookupError) as error:
        refuse_one(file, "encoding", f"cannot be decoded ({error})", "save the file as UTF-8")


def local_name(element: Element) -> str:
    """An element's name without its namespace; a comment or instruction has none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
