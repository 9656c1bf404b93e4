"""Nouns whose forms Snowball parts: listed ones, those with a fleeting vowel, those of two makes."""

from pathlib import Path

from legalacts.language.folding import fold

CASES = """
а я у ю е и ы о ь й ом ем ам ям ах ях ов ев ей ий ами ями ою ею ой ью ьи ье ья ьям ьями ьях
"""
LONGEST_ENDING = 4
# Nouns of several makes, those of the office of a judge apart from those of the court: the stem, then its forms.
FAMILIES = """
день день дня дню днем дне дни дней дням днями днях
ребенк дети детей детям детьми детях
человек люди людей людям людьми людях
матер мать матери матерью матерей матерям матерями матерях
займ заем займа займу займом займе займы займов займам займами займах
найм наем найма найму наймом найме
судь судья судьи судье судью судьей судьею судей судьям судьями судьях
имен имя имени именем имена имен именам именами именах
времен время времени временем времена времен временам временами временах
отц отец
деньг денег
числ чисел
письм писем
земл земель
сестр сестер
судьб судеб
уровн уровень
перечн перечень
корн корень
камн камень
парн парень
ливн ливень
огн огонь
угл уголь
церкв церковь
любв любовь
лж ложь
рубл рубль
феврал февраль
должн должен
нужн нужен
граждан гражданин
хозяин хозяева хозяев хозяевам хозяевами хозяевах
"""
# Words in -ок whose vowel stays: поток, потока.
STEADY_WORDS = "восток исток игрок отток поток приток пророк знаток водосток кровоток оброк зарок порок"
SHORTEST = 5
SOFT = ("жек", "чек", "шек")


def listed() -> frozenset[str]:
    """The stems of nouns.txt."""
    lines = Path(__file__).with_name("nouns.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if line[:1] not in ("#", "[") for word in fold(line).split())


def noun_stem(word: str) -> str:
    """The stem of a form of a noun known here; else nothing."""
    if word in IN_FAMILIES:
        return IN_FAMILIES[word]
    for cut in range(min(LONGEST_ENDING, len(word) - 2) + 1):
        at = len(word) - cut
        if word[:at] in LISTED and word[at:] in ENDINGS:
            return word[:at]
    if word.endswith(("анин", "янин")) or (word[:-1].endswith(("анин", "янин")) and word[-1] in "ауе"):
        return word[: word.rindex("ин")]
    return ""


def without_fleeting_vowel(word: str) -> str:
    """истец → истц, участок → участк, задержек → задержк: the stem of the other cases."""
    if len(word) < SHORTEST or word in STEADY:
        return word
    if word.endswith("ец"):
        # владелец → владельца
        return f"{word[:-2]}ьц" if word[-3] == "л" else f"{word[:-2]}ц"
    if word.endswith("ок") or (word.endswith(SOFT) and len(word) > SHORTEST):
        return f"{word[:-2]}к"
    return f"{word[:-3]}йк" if word.endswith("еек") else word


LISTED = listed()
ENDINGS = frozenset(["", *CASES.split()])
STEADY = frozenset(STEADY_WORDS.split())
IN_FAMILIES = {form: family.split()[0] for family in FAMILIES.strip().splitlines() for form in family.split()[1:]}
