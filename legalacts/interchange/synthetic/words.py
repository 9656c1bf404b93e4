"""Sentences made of the words of law in three languages: few words are very common, most are rare, as in real texts."""

from itertools import accumulate, product
from random import Random

# Words as laws use them, the commonest first.
COMMON = {
    "ky": """
    мыйзам жана боюнча мамлекет укук тартип эмгек жаран орган келишим милдет иш ылайык чет өлкөлүк жумуш
    берүүчү кызматкер мөөнөт документ каттоо уруксат төлөм каражат салык жоопкерчилик өкмөт министрлик кызмат
    көрсөтүү чечим арыз сот талап камсыздоо жашоо орун убакыт айлык акы эс алуу миграция чек ара паспорт виза
    патент кодекс берене бөлүк пункт жобо токтом уюм мекеме ишкана менчик мүлк жер үй-бүлө бала ата-эне билим
    саламаттык дарыгер коопсуздук көзөмөл текшерүү айып жаза кылмыш жабырлануучу күбө далил каттоочу нотариус
    ишеним кат күч колдонуу токтотуу узартуу өзгөртүү толуктоо
    """,
    "ru": """
    закон право государство орган порядок труд гражданин договор обязанность соответствие иностранный работа
    работодатель работник срок документ регистрация разрешение выплата средство налог ответственность
    правительство министерство услуга решение заявление суд требование обеспечение пребывание место время
    заработный плата отпуск миграция граница паспорт виза патент кодекс статья часть пункт положение
    постановление организация учреждение предприятие собственность имущество земля семья ребенок родитель
    образование здоровье врач безопасность контроль проверка штраф наказание преступление потерпевший
    свидетель доказательство нотариус доверенность сила применение прекращение продление изменение дополнение
    уведомление
    """,
    "en": """
    law right state body procedure labour citizen contract duty accordance foreign work employer worker term
    document registration permit payment fund tax liability government ministry service decision application
    court requirement security stay place time wage leave migration border passport visa patent code article
    part paragraph regulation resolution organisation institution enterprise property land family child parent
    education health doctor safety control inspection fine penalty crime victim witness evidence notary
    authority force application termination extension amendment notice
    """,
}
ENDINGS = {
    "ky": ("", "нын", "га", "ды", "да", "дан", "лар", "лардын", "ларга", "сы", "сынын", "чы", "лык"),
    "ru": ("", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах", "ный", "ного", "ность", "ности"),
    "en": ("", "s", "ing", "ed", "ment", "er", "ers", "ly"),
}
# Rare words are put together of these, like the names of places, goods and trades.
SYLLABLES = {
    "ky": "ба бе бу га ге да дө жа жу ка көл күн ла май нар өр па рун са сүй та тең чар чын шам ыр",
    "ru": "бар вен гор дел жар зон кам лес мор нив пар род сол тур фор хим цех чер шал яр стан",
    "en": "al ber con dor el for gan hal in ken lor mar nor os per ran sol tor ver wil",
}
# Of ten words one is rare, as in the texts of real codes.
RARE = 0.1
POOL = 20_000


class Words:
    """The words of a language, and sentences of them; the same for the same seed."""

    def __init__(self, language: str, seed: int = 1):
        self.chance = Random(f"{language}{seed}")
        forms = [stem + ending for ending, stem in product(ENDINGS[language], COMMON[language].split())]
        self.common = forms
        self.weights = list(accumulate(1 / (place + 3) for place in range(len(forms))))
        self.rare = ["".join(parts) for parts in product(SYLLABLES[language].split(), repeat=3)]
        self.chance.shuffle(self.rare)
        self.pool = [self.made_sentence() for _ in range(POOL)]

    def made_sentence(self) -> str:
        """Eight to twenty words and a full stop."""
        length = self.chance.randint(8, 20)
        words = self.chance.choices(self.common, cum_weights=self.weights, k=length)
        for place in range(length):
            if self.chance.random() < RARE:
                words[place] = self.rare[int(len(self.rare) * self.chance.random() ** 2)]
        return " ".join(words).capitalize() + "."

    def text(self, chance: Random) -> str:
        """What an article or paragraph says: mostly two to six sentences, now and then many."""
        return " ".join(chance.choices(self.pool, k=chance.choice((1, 2, 3, 4, 5, 6, 8, 20))))

    def heading(self, chance: Random) -> str:
        """A few words."""
        return " ".join(chance.choice(self.pool).rstrip(".").split()[: chance.randint(2, 7)])
