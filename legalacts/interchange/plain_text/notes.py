"""How editors' notes look in official texts: «(В редакции Закона …)», «Сноска. …», «Примечание ИЗПИ!», «См. …»."""

import re

from legalacts.interchange.document import NoteKind

LONGEST = 6000
# A law, an amending act or an edition is named: without one, brackets hold the law's own words.
ACT_NAMED = re.compile(
    r"закон|кодекс|указ|\bзр-|постановлен|декрет|федеральн|редакци|\bред\.|№|\bN\b|мыйзам|жарлыг|токтом"
    r"|\blaw|\bact\b|decree|edition",
    re.I,
)
PLACE = (
    r"(?:(?:абз|ст|ч|п|пп|подп|гл|разд)\.|стать[яи]|част[ьи]|пункты?|подпункты?|абзацы?|глав[аы]|раздел|подраздел"
    r"|параграф|приложени[ея]|наименование|название|заголовок|преамбула|примечани[ея]|предложени[ея]|слова"
    r"|перв\w{2}|втор\w{2}|трет\w{2}|четв[её]рт\w{2}|пят\w{2})"
)
DONE = (
    r"(?:в ред\b|в редакции|введен|дополнен|измен[её]н|изменени|изложен|включен|внесен|перенумер|считать|утратил"
    r"|исключен|признан|отмен[её]н|отред\b|изм\.|доп\.)"
)
AMENDED = re.compile(
    r"\A(?:(?:в|нов\w{2}) (?:ред\.|редакци[ия])|введен\w*|ввод[ия]тся в действие|вступает в силу"
    r"|(?:действие [^()]{1,80} )?приостановлен\w*|дополнен\w* |измен[её]н\w* |внесен\w{1,3} |с изм\b|с изменени"
    r"|с уч[её]том изм|дополнение |изменение |новая редакция|см\. "
    rf"|{PLACE}[^()]{{0,160}}{DONE}"
    r"|as amended|amended by|in the (?:wording|edition|version)|(?:introduced|added|inserted|supplemented) by"
    r"|.{0,400}(?:редакциясына ылайык|редакциясында|толукталды|толукталган|өзгөртүүлөр|мыйзамына ылайык|мыйзамынын"
    r"|мыйзамдарынын))",
    re.I | re.S,
)
# What may follow on «исключен» where nothing is left of a provision; anything else is a sentence of the law.
AFTER_GONE = (
    r"(?:\s*\Z|\s*[.;,(–—-]|\s+(?:силу|с|со|в|по|на|закон\w*|кодекс\w*|указ\w*|постановл\w+|декрет\w*|федеральн\w+"
    r"|конституционн\w+|согласно|by)\b)"
)
GONE = re.compile(
    r"\A(?:утратил[аио]?\s+силу|исключен[аоы]?|признан[аоы]?\s+утративш\w+\s+силу|отмен[её]н[аоы]?|күчүн\s+жогот\w+"
    rf"|алынып\s+салын\w+|repealed|abrogated|excluded|deleted){AFTER_GONE}",
    re.I,
)
# «Часть вторая исключена.», where the place is named and nothing stands in it.
PLACE_BEFORE = re.compile(rf"\A{PLACE}\s[^.;()]{{0,60}}?(?=\b(?:исключен|утратил|отмен[её]н))", re.I)
FORCE_LOST = re.compile(
    r"утратил[аио]? силу|утративш\w+ силу|исключен[аоы]?\b|отмен[её]н[аоы]?\b|күчүн жогот|алынып салын"
    r"|repealed|abrogated|excluded|deleted",
    re.I,
)
NAMED = re.compile(r"\A(?:сноска|footnote)(?:\s*[.:]|\s+(?=(?-i:[А-ЯA-Z]))|\Z)", re.I)
REFERRED_TO = (
    r"(?:текст|предыдущ|будущ|коммент|энциклопед|также|справк|обзор|схем|данную|пункт|стать|постановл|приказ|письм"
    r"|закон|указ|определен|разъясн|перечен|положени|об? )"
)
PUBLISHER = re.compile(
    r"\A(?:примечание\s+(?:изпи|рцпи|редакции|ред\.|юрист|консультант)"
    r"|(?:editor.s )?note (?:of )?(?:the )?(?:illi|rcli|ili|zqai)"
    r"|консультантплюс\s*:|гарант\s*:|информация об изменениях|внимание\s*[!:]|көңүл буруңуз\s*!"
    rf"|см\.\s+{REFERRED_TO}"
    r"|список изменяющих документов|позиции высших судов|перспективы и риски|путеводитель по"
    r"|изменения и дополнения\s*:|для удобства пользования)",
    re.I,
)
# These announce a note whose words stand in the next paragraph.
ANNOUNCED = re.compile(
    r"\A(?:примечание\s+(?:изпи|рцпи)|note (?:of )?(?:the )?(?:illi|rcli|ili)|консультантплюс|гарант"
    r"|информация об изменениях|внимание|көңүл буруңуз)[^.!:]{0,30}[.!:]?\s*(?:примечание|внимание)?[.!:]?\s*\Z",
    re.I,
)
TRAILING = re.compile(r"\s*(?P<note>\((?:[^()]|\([^()]{0,300}\)){4,1200}\))(?P<sign>\s*[.;]?)\s*\Z", re.S)
FOOTNOTE = re.compile(r"\A(?:\*{1,5}|<(?:\d{1,3}|\*{1,3})>|\[\d{1,3}\])\s*\S", re.S)
RULER = re.compile(r"\A[-_=─—–*]{5,}\Z")


def note_kind(text: str) -> NoteKind | None:
    """What kind of editors' note a whole paragraph is; None when it is the law's own words."""
    if len(text) > LONGEST:
        return None
    inner = text.rstrip(" .;")
    if inner.startswith("(") and inner.endswith(")"):
        return _bracketed(inner[1:-1].strip())
    if NAMED.match(text):
        return NoteKind.REPEALED if _is_repeal_of_a_place(text) else NoteKind.AMENDMENT
    if PUBLISHER.match(text):
        return NoteKind.EDITORIAL
    place = PLACE_BEFORE.match(text)
    if len(text) < 600 and GONE.match(text[place.end() :] if place else text):
        return NoteKind.REPEALED
    return None


def _bracketed(inner: str) -> NoteKind | None:
    if GONE.match(inner):
        return NoteKind.REPEALED
    if not ACT_NAMED.search(inner[:600]):
        return None
    if inner.lower().startswith("см. "):
        return NoteKind.EDITORIAL
    if AMENDED.match(inner) or re.search(r"күчүн жогот|алынып салын", inner[:600], re.I):
        return NoteKind.REPEALED if FORCE_LOST.search(inner[:300]) else NoteKind.AMENDMENT
    return None


def _is_repeal_of_a_place(text: str) -> bool:
    """«Сноска. Статья 16 исключена Законом …»: the place itself, not one of its points."""
    return bool(
        re.match(
            r"\A\w+\.\s+(?:стать[яи]|глава|раздел|параграф|подраздел)\s[^.;()]{0,40}(?:исключен|утратил|отменен)",
            text,
            re.I,
        )
    )


def announces_note(text: str) -> bool:
    """Whether the words of the note stand in the next paragraph: «Примечание ИЗПИ!»."""
    return len(text) < 80 and bool(ANNOUNCED.match(text))


def split_trailing_note(text: str) -> tuple[str, str]:
    """The words and the editors' note in brackets at their end, if there is one."""
    if not text.rstrip(" .;").endswith(")"):
        return text, ""
    tail = max(0, len(text) - 1500)
    found = TRAILING.search(text, tail)
    if not found or found.start() == 0 or _bracketed(found["note"][1:-1].strip()) is None:
        return text, ""
    return text[: found.start()] + found["sign"].strip(), found["note"]


def begins_note(text: str) -> bool:
    """Whether a line opens a note that may run over several lines: a new paragraph begins with it."""
    if text.startswith("("):
        inner = text[1:].lstrip()
        return bool(GONE.match(inner) or (AMENDED.match(inner) and ACT_NAMED.search(inner)))
    return bool(NAMED.match(text) or PUBLISHER.match(text))


def is_footnote(text: str) -> bool:
    """A footnote printed below a line of the text: «* …», «<1> …»."""
    return bool(FOOTNOTE.match(text))


def is_ruler(text: str) -> bool:
    """A line drawn with hyphens or underscores."""
    return bool(RULER.match(text))
