import time

from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from legalacts.language import fold, stem
from legalacts.language.kyrgyz.endings import FINITE, NOMINAL
from legalacts.language.kyrgyz.stems import KNOWN

# Forms of words of migration law, written for this test: one family a line, all of one stem.
FAMILIES = """
мигрант мигранттар мигранттардын мигранттарга мигранттын мигрантка мигранты мигранттарынын
мыйзам мыйзамдар мыйзамдын мыйзамдарында мыйзамга мыйзамы мыйзамдуу мыйзамсыз мыйзамдарыбыз
келишим келишимдин келишими келишимге келишимдерди келишиминде келишимдеринин
мамлекет мамлекети мамлекеттин мамлекеттер мамлекеттик мамлекетибиз
милдет милдети милдеттер милдеттери милдеттүү
укук укугу укуктар укугун укугунан укуктардын укуктуу
өкмөт өкмөтү өкмөттүн өкмөткө өкмөтүнүн
документ документи документтер документтерин документке
патент патентти патенти патентсиз патенттин
каттоо каттоого каттоону каттоодон катталган катталуу каттайт катташат каттады каттап
берене беренеси беренеде беренелердин беренесинин
паспорт паспорту паспортум паспортумду паспортсуз
жумуш жумушта жумушу жумушум жумушумдан жумуштан
өлкө өлкөдө өлкөнүн өлкөлөр өлкөсүндө
калдык калдыктар калдыктардын калдыктарды
жарнама жарнамалар жарнаманы жарнамада
посылка посылканы посылкалар посылканын
жүргүнчү жүргүнчүнүн жүргүнчүлөр жүргүнчүлөрдүн
кармоо кармалышы кармалат кармалбайбы карма
бошотуу бошотулат бошотулабы бошотулушу
тастыктоо тастыкталган тастыкталышы тастыкташты
""".strip().splitlines()

# Russian words as people decline them in Kyrgyz.
LOANS = """
прописка прописканын прописканы пропискага пропискада пропискасы пропискасын пропискалар пропискасыз
справка справканын справканы справкага справкасы справкалардын
визитка визитканын визитканы визиткага визиткасы
выписка выписканын выписканы выпискасында
рассрочка рассрочканын рассрочканы рассрочкага
анкета анкетанын анкетаны анкетага анкетасы анкеталарды
виза визанын визаны визага визасы визасыз визалуу
квота квотанын квотаны квотага квотасы
стажировка стажировканын стажировкадан стажировкасынын
путёвка путёвканын путёвкасы путёвкалар
касса кассанын кассага кассасы кассадан
доплата доплатанын доплатага доплатасы
структура структуранын структурасында структуралары
дача дачанын дачага дачасы
бригада бригаданын бригадада бригадасы бригадага
команда командасы команданын командага
закупка закупканын закупкага закупкалар
услуга услуганын услуганы услугасы
дорога дороганын дорогада дорогасы
доверенность доверенностту доверенносту доверенносттун доверенносттор доверенностсуз
ответственность ответственносту ответственносттун ответственностко
контролёр контролёрдун контролёрго контролёрлор контролёру
стажёр стажёрдун стажёрго стажёрлорду
медаль медалы медалдар медалдын
область областтын областтар
страховка страховканы страховкасыз страховкага
""".strip().splitlines()

UNCUT = (
    "мигрант мамлекет милдет өкмөт документ патент билет сапат кызмат мектеп талап кесип адам билим келишим орган алтын"
)


def stems(words):
    return {stem(fold(word), "ky") for word in words.split()}


class KyrgyzFamiliesTests(SimpleTestCase):
    def test_inflected_forms_share_the_stem_of_their_word(self):
        for family in FAMILIES:
            with self.subTest(family.split()[0]):
                self.assertEqual(len(stems(family)), 1, stems(family))

    def test_a_loan_from_russian_keeps_its_stem_in_every_case(self):
        for family in LOANS:
            with self.subTest(family.split()[0]):
                self.assertEqual(len(stems(family)), 1, stems(family))

    def test_the_participle_of_a_verb_is_not_taken_for_a_noun_in_ka(self):
        for family in ("бас басканы басканын", "айт айтканы айтпаганын", "катта каттаганы катталбаганы"):
            with self.subTest(family):
                self.assertEqual(len(stems(family)), 1, stems(family))

    def test_different_words_stay_apart(self):
        every = [stem(fold(family.split()[0]), "ky") for family in FAMILIES + LOANS]
        self.assertEqual(len(set(every)), len(every))

    def test_what_is_free_is_not_its_price(self):
        self.assertNotEqual(stems("акысыз"), stems("акы"))

    def test_a_possessive_after_a_fortune_or_fear_is_taken_off(self):
        self.assertEqual(stems("коркунуч коркунучу"), {"коркунуч"})

    def test_words_that_only_look_inflected_are_left_whole(self):
        for word in UNCUT.split():
            with self.subTest(word):
                self.assertEqual(stem(fold(word), "ky"), fold(word))

    def test_the_word_typed_without_its_letters_has_the_same_stem(self):
        for written, typed in [("өкмөттүн", "окмоттун"), ("мөөнөтү", "мооноту"), ("жеңилдик", "женилдик")]:
            with self.subTest(written):
                self.assertEqual(stem(fold(written), "ky"), stem(fold(typed), "ky"))

    def test_a_voiced_final_letter_is_restored(self):
        self.assertEqual(stems("китеп китеби талап талабы аймак аймагында"), {"китеп", "талап", "аймак"})

    def test_a_question_particle_is_no_part_of_the_word(self):
        self.assertEqual(stems("керекпи"), {"керек"})

    def test_an_ending_must_agree_with_the_vowels_before_it(self):
        self.assertEqual(stems("Байден"), {"байден"})

    def test_an_ending_must_agree_with_the_consonant_before_it(self):
        self.assertEqual(stems("багыты шарты"), {"багыт", "шарт"})

    def test_an_abbreviation_loses_its_ending(self):
        self.assertEqual(stems("крнын рфде еаэбдин"), {"кр", "рф", "еаэб"})

    def test_an_abbreviation_takes_endings_by_the_names_of_its_letters(self):
        for word, forms in [
            ("снилс", "снилсти снилсдин снилсге снилссиз"),
            ("мот", "моттун мотко мотнун"),
            ("иим", "иими иимди иимдин"),
            ("тк", "тктын ткнын ткга ткке"),
            ("коап", "коаптын коапка коапта"),
            ("кгб", "кгбнын кгбга"),
        ]:
            with self.subTest(word):
                self.assertEqual(stems(f"{word} {forms}"), {word})


class KyrgyzTablesTests(SimpleTestCase):
    def test_endings_are_folded(self):
        for ending in NOMINAL | FINITE:
            self.assertEqual(ending, fold(ending))

    def test_known_stems_are_folded_words(self):
        self.assertGreater(len(KNOWN), 1000)
        for word in KNOWN:
            self.assertTrue(word.replace("-", "").isalpha(), word)


class StemmerIsRobustTests(SimpleTestCase):
    @given(st.text(alphabet="абвгдежзийклмнопрстуфхцчшщъыьэюя-", max_size=40))
    def test_any_word_has_a_stem_that_is_no_longer(self, word):
        found = stem(word, "ky")
        self.assertLessEqual(len(found), len(word) + 1)
        self.assertEqual(bool(found), bool(word))

    @given(st.text(max_size=60))
    def test_any_text_can_be_stemmed_in_any_language(self, text):
        for language in ("ky", "ru", "en"):
            stem(fold(text), language)

    def test_a_word_of_a_hundred_thousand_letters_takes_no_time(self):
        started = time.process_time()
        stem("лар" * 33_333, "ky")
        self.assertLess(time.process_time() - started, 0.5)
