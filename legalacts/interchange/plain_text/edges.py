"""What stands before the first and after the last provision: title, date and number, preamble, signature."""

import re

from legalacts.interchange.document import Note, NoteKind

from .tokens import Token

SIGNER = re.compile(
    r"\A(?:президент|премьер|председател|министр|спикер|торага|төрага|глава (?:государства|правительства)|president"
    r"|prime minister|chairman|speaker|за правительств|for the government|совершено в|done at).{0,120}\Z"
    r"|.{0,80}\b(?:президенти|төрагасы|торагасы)\Z",
    re.I,
)
STATE = re.compile(r"\Aкыргыз республикасынын\Z", re.I)
DATED = re.compile(
    r"\A(?:от\s+)?\d{1,2}\s+[а-я]+\s+\d{4}\s+(?:года|г\.).{0,40}\Z|\A\d{4}-жыл\w*\s+\d{1,2}-\w+.{0,60}\Z"
    r"|\A(?:№|N)\s?\d[\w/.\- ]{0,20}\Z|.{0,200}\b(?:от|жылдын)\b.{0,60}(?:№|N)\s?\d[\w/.\- ]{0,20}\.?\Z",
    re.I,
)
ADOPTED = re.compile(
    r"\A(?:г\.|город)\s?\S+\Z|.{2,40}\sшаары\b.{0,60}\Z"
    r"|\A(?:принят|одобрен|кабыл алынган|adopted|approved)\b.{0,99}\Z"
    r"|.{0,160}(?:кабыл алынган|жактырылган)\Z",
    re.I,
)
NAMES = re.compile(
    r"\A(?:(?:федеральный )?(?:конституционный )?закон|.{0,60}\bкодекс|указ"
    r"|постановление|конституция|мыйзам|жарлык|токтом"
    r"|.{0,80}\b(?:кодекси|мыйзамы)|российская федерация|республика [а-я]+"
    r"|кыргызская республика|кыргыз республикасы(?:нын)?|code|law)"
    r"(?:\s+(?:кыргызской республики|республики [а-я]+|российской федерации|кыргыз республикасынын))?\Z",
    re.I,
)
SHORT = 110


def is_title(text: str) -> bool:
    """A line of the head: the name of the act, its date and number, where it was adopted."""
    return len(text) < 300 and (text.isupper() or any(shape.match(text) for shape in (DATED, ADOPTED, NAMES)))


def end_of_law(tokens: list[Token], start: int, end: int) -> int:
    """Where, between two places, the signature begins; `end` when there is none."""
    begins = end
    for place in range(end - 1, max(start, end - 25), -1):
        token = tokens[place]
        if token.heading is not None or len(token.text) > SHORT or token.text.endswith((";", ":")):
            break
        if SIGNER.match(token.text) or (begins == place + 1 and STATE.match(token.text)):
            begins = place
    return begins


def closing(tokens: list[Token], start: int, end: int) -> list[Note]:
    """The lines of a signature as one note."""
    lines = [token.text for token in tokens[start:end]]
    return [Note(NoteKind.SIGNATURE, "\n".join(lines), tokens[start].line)] if lines else []
