"""Which act the words beside a place name: this one, one named before, a known one, or one that is not known here."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

from legalacts.language import fold

from .acts import NUMBER, PLACES, Clue, longest, meaning_of, named_acts
from .dates import find_dates, find_years
from .lexemes import Lexeme
from .names import ActNames, plain_number
from .wordlists import words

# The words for acts, by their beginnings; what may follow a beginning makes «закон», not «законный».
RUSSIAN_KIND = re.compile(
    r"(?:кодекс|договор|устав|приказ|протокол|регламент|указ|закон)(?:а|ом|у|е|ы|ов|ам|ами|ах)?\Z"
    r"|(?:соглашени|положени|постановлени|распоряжени)(?:е|я|ю|ем|и|й|ям|ями|ях)\Z"
    r"|(?:конвенци|конституци|инструкци|деклараци)(?:я|и|ю|ей|й|ям|ями|ях)\Z|правил(?:а|ам|ами|ах)?\Z"
)
KYRGYZ_KIND = tuple(
    fold(word)
    for word in words("мыйзам кодекс конституция жобо эреже токтом жарлык буйрук келишим макулдашуу конвенция протокол")
)
ENGLISH_KIND = frozenset(
    words(
        "law laws code constitution treaty agreement convention protocol regulation regulations rules decree "
        "resolution order statute charter act"
    )
)
# Russian forms that do not follow «статьи 5»: the act would be the subject of what follows.
SUBJECTS = frozenset(
    words(
        "кодекс договор устав приказ протокол регламент указ закон соглашение положение постановление распоряжение "
        "конвенция конституция инструкция декларация"
    )
)
NOT_KYRGYZ_KIND = ("мыйзамдуу", "мыйзамсыз", "мыйзамда", "келишимдик", "протоколдук")
TREATIES = frozenset(words("treaty convention agreement protocol declaration"))
# How words end that may stand between «статьи 72» and «кодекса»: «Гражданского», "of the EAEU".
ADJECTIVES = tuple(words("ого его ому ему ой ей ых их ым им ом ем ую юю ая яя дык тик лык нын нин дин дын"))
LINKING = frozenset(words("к of the to for"))
MOST_BETWEEN = 4
MOST_AFTER_KIND = 110
NEAR_NUMBER = 48


@dataclass(frozen=True)
class Named:
    """Words that name an act, and which: `points` says this or named; else `acts`, empty where it is not known here."""

    start: int
    end: int
    acts: dict[str, float] = field(default_factory=dict)
    points: str = ""
    strong: bool = True
    """False for a name that means the act only beside a place: «КоАП»."""


@lru_cache(maxsize=50_000)
def is_kind(word: str) -> bool:
    """Whether a folded word is a word for acts in some inflection."""
    if word in ENGLISH_KIND or RUSSIAN_KIND.match(word):
        return True
    return word.startswith(KYRGYZ_KIND) and not word.startswith(NOT_KYRGYZ_KIND) and len(word) < 26


def find_named(text: str, lexemes: list[Lexeme], names: ActNames, jurisdiction: str) -> list[Named]:
    """The acts that a sentence of an act of `jurisdiction` names, in order; linear in its length."""
    clues = sure_clues(text, lexemes, names, jurisdiction)
    found: list[Named] = []
    at = 0
    for place, lexeme in enumerate(lexemes):
        while at < len(clues) and clues[at].end <= lexeme.start:
            found.append(named_by(clues[at], text))
            at += 1
        if found and lexeme.start < found[-1].end:
            continue
        if lexeme.kind == "determiner" and (kind := kind_after(lexemes, place)):
            found.append(Named(lexeme.start, lexemes[kind].end, points=lexeme.meaning))
        elif lexeme.kind == "word" and is_kind(lexeme.text):
            clue = clue_of_kind(text, lexemes, place, clues, at)
            found.append(Named(lexeme.start, clue.end, clue.acts) if clue else Named(lexeme.start, lexeme.end))
        elif is_short_name(text, lexeme):
            clue = clues[at] if at < len(clues) and clues[at].start <= lexeme.start else None
            found.append(named_by(clue, text) if clue else Named(lexeme.start, lexeme.end, strong=False))
    return without_parts([*found, *(named_by(clue, text) for clue in clues[at:])])


def is_short_name(text: str, lexeme: Lexeme) -> bool:
    """Whether a word may be the short name of an act, and not the letters of a number: ГК, not 26-НП."""
    hyphened = lexeme.start > 0 and text[lexeme.start - 1] in "-‑"
    return is_acronym(text[lexeme.start : lexeme.end]) and not hyphened and not meaning_of(lexeme.text, PLACES)


def without_parts(found: list[Named]) -> list[Named]:
    """Of names that overlap the known, then the longer one."""
    kept: list[Named] = []
    for name in sorted(found, key=lambda name: (name.start, -name.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
        elif (bool(name.acts), name.end) > (bool(kept[-1].acts), kept[-1].end):
            kept[-1] = name
    return kept


def kind_after(lexemes: list[Lexeme], at: int) -> int:
    """Where the word for an act stands that a determiner points with, an adjective between or not; 0 for nowhere."""
    for place in range(at + 1, min(at + 4, len(lexemes))):
        if lexemes[place].kind != "word":
            return 0
        if is_kind(lexemes[place].text):
            return place
    return 0


def clue_of_kind(text: str, lexemes: list[Lexeme], at: int, clues: list[Clue], first: int) -> Clue | None:
    """The name or number that says which law a word for acts means: «Закона КР от 17 июля 2000 года № 61»."""
    if first >= len(clues):
        return None
    clue = clues[first]
    if clue.start <= lexemes[at].start:
        return clue
    between = text[lexemes[at].end : clue.start]
    if len(between) > MOST_AFTER_KIND or any(mark in between for mark in ";()"):
        return None
    words = [
        lexeme for lexeme in lexemes[at + 1 : at + 24] if lexeme.end <= clue.start and lexeme.kind in ("word", "unit")
    ]
    said = text[clue.start : clue.end].split()
    if any(is_kind(fold(word)) for word in said) and said[0][:1] not in '«"“№':
        return None  # it is a name by itself
    return clue if all(says_whose(text, lexeme) for lexeme in words) else None


def says_whose(text: str, lexeme: Lexeme) -> bool:
    """Whether a word between «Закон» and its number or title says whose or of when it is."""
    is_capital = text[lexeme.start].isupper()
    return lexeme.kind == "word" and (is_capital or len(lexeme.text) < 3 or bool(meaning_of(lexeme.text, PLACES)))


def named_by(clue: Clue, text: str) -> Named:
    """A name found by itself; strong when it says what kind of act it is, or is a full number."""
    words = text[clue.start : clue.end]
    strong = any(is_kind(fold(word)) for word in words.split()) or bool(re.search(r"\d", words)) or len(words) > 40
    return Named(clue.start, clue.end, clue.acts, strong=strong)


def is_acronym(word: str) -> bool:
    """Whether a word is an abbreviation as acts have them: КоАП, ТК, ГПК, ECHR."""
    return 2 <= len(word) <= 8 and sum(letter.isupper() for letter in word) >= 2


def sure_clues(text: str, lexemes: list[Lexeme], names: ActNames, jurisdiction: str) -> list[Clue]:
    """The known names and numbers of acts in a sentence that can mean nothing else."""
    units = [lexeme.start for lexeme in lexemes if lexeme.kind == "unit"]
    clues = [
        Clue(clue.start, clue.end, acts)
        for clue in named_acts(text, names, whole=True)
        if bisect_left(units, clue.start) == bisect_left(units, clue.end)
        and is_name(text[clue.start : clue.end])
        and (acts := of_jurisdiction(text, clue, names, jurisdiction))
    ]
    return longest([*clues, *sure_numbers(text, names)])


def is_name(words: str) -> bool:
    """Whether a name cannot be a plain word: it has a word for acts, an abbreviation, or several words."""
    parts = words.split()
    return len(parts) > 3 or any(is_acronym(part) or is_kind(fold(part.strip('«»"“”'))) for part in parts)


def of_jurisdiction(text: str, clue: Clue, names: ActNames, jurisdiction: str) -> dict[str, float]:
    """Of the acts of one name those of the state it is said of, else of the text's own; treaties are of all."""
    near = [fold(word.strip('.,;:()«»"')) for word in text[clue.start : clue.end + 45].split()]
    length = len(text[clue.start : clue.end].split())
    said = {place for word in near[: length + 3] if (place := meaning_of(word, PLACES))}
    kept = {}
    for key, score in clue.acts.items():
        act = names.acts[key]
        if act.kind in TREATIES or (act.jurisdiction in said if said else act.jurisdiction == jurisdiction):
            kept[key] = score
    return kept


def sure_numbers(text: str, names: ActNames) -> list[Clue]:
    """The acts whose numbers stand beside their dates, or have letters that no other number has: 115-ФЗ."""
    clues = []
    for match in NUMBER.finditer(text):
        number = plain_number(match["after_kind"] or match["signed"] or match["bare"])
        acts = {
            key: 1.0
            for key in names.numbered(number)
            if dated_alike(names.acts[key].adopted_on, text, match, number.isdigit())
        }
        if acts:
            clues.append(Clue(*match.span(), acts))
    return clues


def dated_alike(adopted, text: str, match: re.Match, needs_date: bool) -> bool:
    """Whether the date beside a number is the act's; a number with letters needs none, but must not contradict."""
    before, after = text[max(0, match.start() - NEAR_NUMBER) : match.start()], text[match.end() : match.end() + 34]
    dates = [*find_dates(before)[-1:], *find_dates(after)[:1]]
    if adopted in dates:
        return True
    if needs_date or adopted is None:
        return not needs_date and not dates
    years = find_years(before + " " + after)
    return not dates and (not years or adopted.year in years)


def beside(
    found: list[Named], text: str, lexemes: list[Lexeme], first: int, last: int, *, number_first: bool
) -> Named | None:
    """The act that goes with the citation from lexeme `first` to `last`: what follows it, or in Kyrgyz precedes it."""
    after = following(found, text, lexemes, last)
    before = preceding(found, lexemes, first, number_first)
    return (before or after) if number_first else (after or before)


def following(found: list[Named], text: str, lexemes: list[Lexeme], last: int) -> Named | None:
    """The act named right after a citation: «статьи 72 Гражданского кодекса», "of the EAEU Treaty"."""
    end = lexemes[last].end
    place = bisect_left(found, end, key=lambda name: name.start)
    if place == len(found):
        return None
    name = found[place]
    between = [lexeme for lexeme in lexemes[last + 1 : last + 3 + MOST_BETWEEN] if lexeme.end <= name.start]
    reached = lexemes[last + 1 + len(between)].start <= name.start if last + 1 + len(between) < len(lexemes) else True
    if len(between) > MOST_BETWEEN or not reached or not all(map(may_stand_between, between, [*between[1:], None])):
        return None
    if not (name.acts or name.points) and fold(text[name.start : name.end]) in SUBJECTS:
        return None
    return name


def may_stand_between(lexeme: Lexeme, after: Lexeme | None) -> bool:
    """Whether a word may stand between a citation and the act: adjectives and quotation marks may."""
    if lexeme.kind == "word" and after and after.kind == "dash":
        return lexeme.text.endswith("о")  # «Уголовно-процессуального»
    if lexeme.kind == "word":
        return lexeme.text in LINKING or lexeme.text.isascii() or lexeme.text.endswith(ADJECTIVES)
    return lexeme.kind in ("quote", "dash")


def preceding(found: list[Named], lexemes: list[Lexeme], first: int, number_first: bool) -> Named | None:
    """The act named right before a citation: «Мыйзамдын 5-беренеси», «Кодексом о детях (статьи 42, 52)»."""
    start = lexemes[first].start
    place = bisect_right(found, start, key=lambda name: name.end)
    if not place:
        return None
    name = found[place - 1]
    between = [lexeme for lexeme in lexemes[max(0, first - 12) : first] if lexeme.start >= name.end]
    if first - len(between) > 0 and lexemes[first - len(between) - 1].end > name.end:
        return None  # it stands too far off
    kinds = [lexeme.kind for lexeme in between if lexeme.kind != "quote"]
    in_brackets = kinds[-1:] == ["open"] and set(kinds[:-1]) <= {"word"}
    known = bool(name.acts or name.points)
    short = lexemes[first].text in ("ст", "п", "ч", "art", "arts")
    close = not kinds or (short and kinds == ["comma"])
    if in_brackets or (close and (known or number_first or not name.strong)):
        return name
    return name if number_first and set(kinds) <= {"word"} and len(kinds) < 4 else None
