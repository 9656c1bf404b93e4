"""Verbs in both aspects, their participles and nouns of action, as Snowball leaves them, under one stem.

Two layers. Roots that change (принять, принимать; въехать, въезд; призвать, призыв) are listed with their makes and
count behind a prefix. Other verbs lose what marks aspect and noun (-ова-, -ива-, -а-, -ение), and the consonant that
changes before it (освободить, освобождение): А. А. Зализняк, Грамматический словарь русского языка; Русская
грамматика 1980, on aspect (видообразование) and on the alternation of consonants.
"""

import re

PREFIXES = """
в во вз вс вос воз вы до за из изо ис изъ на над не недо низ об обо объ о от ото отъ пере по под подо подъ пре пред
при про раз разо рас разъ с со съ у въ
"""
# The makes of a root, the first of them the one that stands for all.
ROOTS = """
ня нима ним нят нявш нял н
да дава дан дад даст дал дающ дает дают давш дач
ста става стан стают ставш стал стает
бы быва быт быв бывш быван был буд
жи жива жив жит жил живан живш живет
кры кр крыт крыва кро крыл крыв крывш крыван
зва зов зыва зыв зван зыван звал звавш
бра бер бира бир бран бирал брал бравш
сла сыла сыл сылк слан слал славш
писа пиш писыва пис писк писан писыван
каза каж казыва каз казан казыван казывал
вяза вяж вязыва вязан вязк
езд еха ед езжа езж ехал ехавш езжан
воз вез везт везл везен возк везш возил
вед вод вест вел веден ведш водил
нос нес нест несл несен несш
пуст пуск пуска пущ пущен
плат плач плачен плачива плачив плачиван
держ держа держива держан держк держал
лож лага лаг ложен
йд йт шел шл шед шедш йден йти йдет йдут
влек влеч влека влечен влекл
тек теч тека течен текл текш
мер мр мира мерш мерл
торг торга торгн торгнут торгл торжен
стиг стигн стига стижен стигнут
ник никн ника никнов никновен никл
лет лете лета летел
"""
# Not of these roots, or of a meaning of their own: сведения, завод, отношение, отпуск, указ, положение, налог …
APART = """
сведен завод отношен отпуск указ положен налаг завист невест обед перед сед вред отлог перелет недел пред стал устал
пожив нажив развод совест известн порез запис опис подпис соседст повод поводк разведк вывеск перевес привет завет
совет обет ответ предмет бюджет
"""
# -ация is the noun of -ировать: депортация, депортировать. Other nouns only end like such a verb.
MADE_OF_NOUN = ("ац", "ир")
OTHER_NOUNS = "командир пассажир бригадир ориентир сувенир ювелир банкир кассир мундир пунктир эликсир"
KEPT = frozenset(["соглаш", "образова", "образован"])
INSURANCE = "страхов"
SHORTEST, SHORTEST_LEFT = 6, 5
# Nouns of action and participles, then the signs of the imperfective.
MARKS = ("ирован", "ирова", "ован", "ова", "ева", "ыван", "иван", "ыва", "ива", "ен", "ан", "ян", "а", "я")
# государственный is no государство.
ADJECTIVE = "ствен"
LABIAL = re.compile(r"(?<=[бвмпф])л\Z")
VELAR = ("леч", "теч", "сеч", "реч")


def read_roots() -> dict[str, str]:
    """Every prefix with every make of a root → the prefix with the make that stands for all."""
    makes, apart = {}, frozenset(APART.split())
    for line in ROOTS.strip().splitlines():
        first, *others = line.split()
        for prefix in PREFIXES.split():
            stem = prefix + first
            for make in (first, *others):
                makes[prefix + make] = stem
    return {make: stem for make, stem in makes.items() if make not in apart}


def verb_stem(stem: str, *, is_noun: bool = False) -> str:
    """The stem that a verb shares with its other aspect, its participles and its noun; any other stem as it is."""
    if stem in WITH_PREFIX:
        return WITH_PREFIX[stem]
    if is_noun or stem in KEPT or len(stem) < SHORTEST:
        return stem
    bare = without_marks(stem)
    if bare.endswith(MADE_OF_NOUN) and len(bare) - 2 >= SHORTEST_LEFT and bare not in ONLY_NOUNS:
        return bare[:-2]
    return unchanged(bare) if len(bare) >= SHORTEST_LEFT else bare


def without_marks(stem: str) -> str:
    """Take off what marks aspect or noun, if enough is left."""
    if stem.startswith(INSURANCE[:5]):
        return INSURANCE if stem in ("страхова", "страхован") else stem
    if stem.endswith(ADJECTIVE):
        return stem
    for mark in MARKS:
        shortest = SHORTEST_LEFT - (len(mark) > 2)
        if stem.endswith(mark) and len(stem) - len(mark) >= shortest:
            start = stem[: -len(mark)]
            return f"{start}ир" if mark.startswith("иров") else start
    return stem


def unchanged(stem: str) -> str:
    """Give the last consonant back what it was before it changed: освобожд → освобод, защищ → защит."""
    stem = LABIAL.sub("", stem)
    last = stem[-1]
    if stem.endswith("жд"):
        return f"{stem[:-2]}д"
    if last == "щ":
        return f"{stem[:-1]}т"
    if last == "ч":
        return stem[:-1] + ("к" if stem.endswith(VELAR) else "т")
    return f"{stem[:-1]}с" if last == "ш" and stem not in KEPT else stem


WITH_PREFIX = read_roots()
ONLY_NOUNS = frozenset(OTHER_NOUNS.split())
