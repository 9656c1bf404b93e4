"""Words that say nothing about what a text is about; folded. A query made of nothing else is searched as it is."""

from .folding import fold

KYRGYZ = """
жана же менен үчүн деп да эле бул ал ошол ушул мен сен сиз биз алар анын анда андан ага аны булар ошон мына кандай
эмне ким кайсы канча качан кайда эмнеге эмес болот болгон болуп болсо бар жок экен гана дагы боюнча ар бир өз өзү
тууралуу жөнүндө тарабынан ошондой ошондуктан анткени эгер эгерде бирок ошентип туура керек керекпи болобу барбы кантип
кандайча учурда чейин кийин мурун сайын катары караганда эмеспи кылып кылуу үстүндө ичинде ортосунда
мага сага бизге сизге аларга менин сенин анын биздин сиздин
алардын мени сени бизди сизди аларды өзүм өзүнүн ким кимге кимдин кимди кайда кайдан кайсыл мүмкүнбү
"""
RUSSIAN = """
и в во на не что он она они оно я мы вы ты с со а но или то как так же по за из у от до для при об о к ко ли бы
это этот эта эти тот та те его ее их мне меня вам нас им ему ей быть есть был была были будет если когда где кто
чем чтобы какой какая какие каким каких какого мой моя мои свой своя свои себя уже еще только можно нужно надо ли
между через без под над про также который которая которые которого такой сколько куда почему зачем течение делать
может могу могут есть ещё моего моей моему моем моих моим моими мою наш наша наше наши нашего нашей наших нашим ваш ваша
ваше ваши вашего вашей ваших вашим своего своей своему своих своим своими свою которой которому которых которым
нему ней ними этого этой этому этом этих этим эту того той тому том тех тем ту всех всем ничего никто лишь хочу
"""
ENGLISH = """
a an the and or of to in on for by with from at as is are was were be been it its this that these those i you he she
we they my your his her our their me him us them do does did can could may must should shall will would have has had
me mine our ours not no if when where who what which how why there than then so but about into s t also am within during
while such any some each other than
"""

STOP_WORDS = {
    "ky": frozenset(fold(KYRGYZ).split()),
    "ru": frozenset(fold(RUSSIAN).split()),
    "en": frozenset(ENGLISH.split()),
}


def is_stop_word(word: str, language: str | None = None) -> bool:
    """Tell whether a folded word says nothing, in a language or in any."""
    if language:
        return word in STOP_WORDS[language]
    return any(word in words for words in STOP_WORDS.values())
