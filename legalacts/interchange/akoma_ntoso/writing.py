"""An edition as a file of Akoma Ntoso 3.0."""

from xml.etree.ElementTree import Element

from legalacts.interchange.edition import Edition

from .body import write_body
from .events import write_events
from .metadata import write_metadata
from .xml_text import element, write_xml


def write_akoma_ntoso(edition: Edition) -> str:
    """The whole file; the same edition gives the same file."""
    events = write_events(edition)
    body = write_body(edition, events.periods)
    act = element("act", write_metadata(edition, events, body.notes), _preface(edition), name=edition.act.kind)
    if body.preamble is not None:
        act.append(body.preamble)
    nothing = element("hcontainer", element("content", element("p")), name="empty")
    act.append(element("body", *(body.parts or [nothing])))
    return write_xml(act)


def _preface(edition: Edition) -> Element:
    title = edition.act.title.best(edition.language)
    return element("preface", element("longTitle", element("p", element("docTitle", title.text))))
