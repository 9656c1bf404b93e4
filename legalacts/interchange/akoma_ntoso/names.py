"""What things are called in Akoma Ntoso, and in our own part of its metadata."""

from legalacts.models import Provision

Kind = Provision.Kind

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
# What Akoma Ntoso has no place for stands in <proprietary>, in a namespace of our own.
OURS = "urn:rights-path:act:1"
PREFIX = "kb"

ELEMENTS = {
    Kind.PART: "part",
    Kind.SECTION: "section",
    Kind.SUBSECTION: "subsection",
    Kind.CHAPTER: "chapter",
    Kind.SUBCHAPTER: "subchapter",
    Kind.ARTICLE: "article",
    Kind.PARAGRAPH: "paragraph",
    Kind.POINT: "point",
}
# Elements whose white space belongs to the words.
RUNNING = {"p", "num", "heading", "docTitle", "docType", "docNumber", "docDate", "title"}
