"""XML written line by line, so that a large record needs no tree in memory."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, ParseError, fromstring
from xml.sax.saxutils import escape, quoteattr

from ..documents.extracted import Unreadable

HEAD = "<?xml version='1.0' encoding='utf-8'?>"

_UTF_16 = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
# What XML 1.0 has no way to write; a replacement character stands in its place.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def open_tag(name: str, attributes: Mapping[str, str] | None = None, *, is_empty: bool = False) -> str:
    """The tag that begins an element, or is all of it; attributes that are empty are left out.

    >>> open_tag("edge", {"id": "a&b", "label": ""}, is_empty=True)
    '<edge id="a&amp;b"/>'
    """
    told = "".join(f" {key}={quoteattr(legal_text(value))}" for key, value in (attributes or {}).items() if value)
    return f"<{name}{told}{'/' if is_empty else ''}>"


def element(name: str, text: str, attributes: Mapping[str, str] | None = None) -> str:
    """An element with text in it.

    >>> element("data", "1 < 2", {"key": "label"})
    '<data key="label">1 &lt; 2</data>'
    """
    return f"{open_tag(name, attributes)}{escape(legal_text(text))}</{name}>"


def legal_text(text: str) -> str:
    """Text that XML can hold.

    >>> legal_text("a\\x00b")
    'a\ufffdb'
    """
    return _NO_XML.sub("\ufffd", text)


def xml_root(content: bytes) -> Element:
    """The root of XML, in UTF-16 also where it says of itself that it is in another encoding.

    >>> xml_root('<?xml version="1.0" encoding="utf-8"?><a>\u0142</a>'.encode("utf-16")).text
    '\u0142'

    Raises
    ------
    Unreadable
        It is none, or declares a document type, which no file that is read here needs.
    """
    plain = content.replace(b"\0", b"")  # in UTF-16 every other byte is none
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise Unreadable("its XML declares a document type or entities, which no such file needs: save it anew")
    encoding = _UTF_16.get(content[:2], "")
    try:
        return fromstring(content.decode(encoding).removeprefix("\ufeff") if encoding else content)
    except (ParseError, ValueError, LookupError) as error:
        raise Unreadable(f"it is no readable XML: {error}") from None


def local_tag(element: Element) -> str:
    """The name of an element without its namespace.

    >>> from xml.etree.ElementTree import fromstring
    >>> local_tag(fromstring('<g:node xmlns:g="urn:g"/>'))
    'node'
    """
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def texts_within(element: Element, tag: str) -> list[str]:
    """The texts of all elements of a name within one.

    >>> from xml.etree.ElementTree import fromstring
    >>> texts_within(fromstring("<a><b>one</b><c><b> two </b></c></a>"), "b")
    ['one', 'two']
    """
    found = (" ".join("".join(one.itertext()).split()) for one in element.iter() if local_tag(one) == tag)
    return [text for text in found if text]
