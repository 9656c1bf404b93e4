"""A record as an answer: always with id, text, language, nature, as_of, source and address."""

from dataclasses import dataclass
from datetime import date

from legalacts.citations import cite
from legalacts.models import Act, Provision, Words

SUMMARY = "summary"


class NotFound(LookupError):
    """There is no such public record; what is not public is not there either."""


class WrongQuestion(ValueError):
    """A parameter cannot be understood; the message names it."""


@dataclass(frozen=True)
class Asked:
    """The language and the day a question is asked for, and the address of the site."""

    language: str
    day: date
    site: str = ""


def answer(asked: Asked, record_id: str, words: Words | str, nature: str, sources: list, address: str, **more) -> dict:
    """One answer; `words` in the language they really are in."""
    text, language = (words.text, words.language) if isinstance(words, Words) else (words, asked.language)
    return {
        "id": record_id,
        "text": text,
        "language": language,
        "nature": nature,
        "as_of": asked.day.isoformat(),
        "source": sources,
        "address": f"{asked.site}{address}",
        **({"note": f"Not held in “{asked.language}”."} if language != asked.language else {}),
        **more,
    }


def sources_of(record) -> list[dict]:
    """What a record rests on, and how far that was checked."""
    return [
        {
            "key": item.source.key,
            "title": item.source.title,
            "url": item.source.url,
            "locator": item.locator,
            "status": item.status,
            "checked_on": item.checked_on.isoformat() if item.checked_on else None,
        }
        for item in record.evidence.all()
    ]


def provision_answer(asked: Asked, provision: Provision, inside: list[Provision]) -> dict:
    """What a provision says with what lies in it, in the language asked for, else in the best other one."""
    parts = [(part, part.wording_for(asked.language)) for part in [provision, *inside]]
    said = [(part, wording) for part, wording in parts if wording and (wording.text or wording.heading)]
    language = said[0][1].language if said else asked.language
    lines = [
        {
            "eid": part.eid,
            "heading": wording.heading,
            "text": wording.text,
            "language": wording.language,
            "nature": str(wording.Nature(wording.nature).value),
            "valid_from": wording.starts or None,
            "valid_to": wording.ends or None,
        }
        for part, wording in said
    ]
    text = "\n".join(filter(None, (f"{line['heading']}\n{line['text']}".strip() for line in lines)))
    natures = list(dict.fromkeys(line["nature"] for line in lines))
    return answer(
        asked,
        provision.key,
        Words(text, language, asked.language),
        ", ".join(natures) if natures else "no text is held for this day",
        sources_of(provision),
        provision.get_absolute_url(),
        citation=getattr(cite(provision, asked.day), asked.language),
        parts=lines,
    )


def name_of(act: Act, language: str) -> str:
    """The short title of an act, or its title."""
    return (act.short_title or act.title).best(language).text
