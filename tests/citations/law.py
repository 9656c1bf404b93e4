"""Acts as they are cited in the table of citations, each with the provisions that the table speaks of."""

from datetime import date

from legalacts.models import Act, Jurisdiction, Provision


def make_act(key, kind="law", jurisdiction="kg", status="published", **fields):
    """An act with the names it is cited by."""
    state, _ = Jurisdiction.objects.get_or_create(
        key=jurisdiction, defaults={"kind": "state", "title_ky": jurisdiction, "title_ru": jurisdiction}
    )
    fields = {"title_ky": key, "title_ru": key} | fields
    return Act.objects.create(key=key, kind=kind, category="national", jurisdiction=state, status=status, **fields)


def make_provisions(act, *eids, status="published"):
    """Provisions in the order they are given, each inside the one its eId says."""
    made = {}
    for position, eid in enumerate(eids, 1):
        parent = made.get(eid.rpartition("__")[0])
        made[eid] = Provision.objects.create(
            act=act, eid=eid, kind="article", status=status, position=position, parent=parent
        )
    return made


def make_law():
    """The treaty, the laws and the codes of the table."""
    treaty = make_act(
        "eaeu-treaty-2014",
        "treaty",
        "eaeu",
        title_ru="Договор о Евразийском экономическом союзе",
        title_ky="Евразиялык экономикалык бирлик жөнүндө келишим",
        title_en="Treaty on the Eurasian Economic Union",
        aliases={"ru": ["Договор о ЕАЭС"], "ky": ["ЕАЭБ келишими"], "en": ["EAEU Treaty"]},
    )
    eids = "sec_XXVI art_96 art_96__para_3 art_97 art_97__para_1 art_97__para_5 art_97__para_5__point_a art_97__para_6"
    make_provisions(treaty, *eids.split(), "art_98", "annex_30", "annex_30__para_4")
    status = make_act(
        "ru-law-2002-115",
        jurisdiction="ru",
        number="115-ФЗ",
        adopted_on=date(2002, 7, 25),
        title_ru="Федеральный закон «О правовом положении иностранных граждан в Российской Федерации»",
        title_en="Federal Law on the Legal Status of Foreign Citizens in the Russian Federation",
        aliases={"ru": ["115-ФЗ", "закон 115", "ФЗ-115", "закон об иностранцах"], "en": ["115-FZ"]},
    )
    eids = "art_5 art_5__para_1 art_5__para_2 art_5__para_2__point_a art_7 art_9 art_10 art_11 art_13 art_13__para_8"
    make_provisions(status, *eids.split(), "art_13-3", "art_13-3__para_1", "art_13-3__para_1__point_3")
    offences = make_act(
        "ru-offences-code-2001",
        "code",
        "ru",
        title_ru="Кодекс Российской Федерации об административных правонарушениях",
        aliases={"ru": ["КоАП", "КоАП РФ"], "ky": ["РФ КоАП"]},
    )
    eids = "chp_18 art_18-8 art_18-8__para_1 art_18-8__para_1-1 art_18-8__para_2 art_18-8__para_2-1 art_18-10"
    make_provisions(offences, *eids.split())
    external = make_act(
        "kg-law-2000-61",
        number="61",
        adopted_on=date(2000, 7, 17),
        title_ky="Кыргыз Республикасынын «Тышкы миграция жөнүндө» Мыйзамы",
        title_ru="Закон Кыргызской Республики «О внешней миграции»",
        title_en="Law of the Kyrgyz Republic on External Migration",
        aliases={"ky": ["Тышкы миграция жөнүндө"], "ru": ["О внешней миграции"], "en": ["Law on External Migration"]},
    )
    make_provisions(external, "art_1", "art_1-1", "art_5", "art_5__para_1", "art_5__para_2", "art_13")
    concept = make_act("kg-concept-2021", "concept", title_ru="Концепция миграционной политики")
    make_provisions(concept, "chp_3", "chp_3__sec_2")
    return treaty, status, offences, external
