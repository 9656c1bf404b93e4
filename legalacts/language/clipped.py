"""Clipped beginnings of compounds: «медполис» is «медицинский полис», in Kyrgyz «медициналык полис».

The usual ones of the Russian of offices (Розенталь, Справочник по правописанию: сложносокращённые слова), which
Kyrgyz speech takes over.
"""

CLIPPED = {
    "гор": {"ru": "городской", "ky": "шаардык"},
    "гос": {"ru": "государственный", "ky": "мамлекеттик"},
    "жил": {"ru": "жилищный"},
    "загран": {"ru": "заграничный"},
    "мед": {"ru": "медицинский", "ky": "медициналык"},
    "мин": {"ru": "министерство", "ky": "министрлиги"},
    "нац": {"ru": "национальный", "ky": "улуттук"},
    "пенс": {"ru": "пенсионный", "ky": "пенсиялык"},
    "проф": {"ru": "профессиональный", "ky": "кесиптик"},
    "рос": {"ru": "российский", "ky": "россиялык"},
    "сан": {"ru": "санитарный", "ky": "санитардык"},
    "соц": {"ru": "социальный", "ky": "социалдык"},
    "спец": {"ru": "специальный", "ky": "атайын"},
    "страх": {"ru": "страховой", "ky": "камсыздандыруу"},
    "труд": {"ru": "трудовой", "ky": "эмгек"},
    "фин": {"ru": "финансовый", "ky": "финансылык"},
    "физ": {"ru": "физический"},
    "юр": {"ru": "юридический", "ky": "юридикалык"},
}
SHORTEST_REST = 4


def unclipped(word: str) -> tuple[dict[str, str], str] | None:
    """What the beginning of a compound, folded, stands for in each language, and the rest; none if it is not clipped.

    Whether the rest is a word is for those to say who know the texts.
    """
    for beginning, whole in CLIPPED.items():
        rest = word.removeprefix(beginning)
        if rest != word and len(rest) >= SHORTEST_REST:
            return whole, rest
    return None
