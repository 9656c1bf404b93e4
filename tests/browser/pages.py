"""The page families of the site, one address of each, taken from the shipped content."""

LANGUAGES = ("ky", "ru", "en")
WIDTHS = (360, 1280)

FAMILIES = {
    "home": "",
    "search": "search/",
    "results": "search/?q=патент",
    "no results": "search/?q=ъъъъъъъ",
    "acts": "acts/",
    "acts, none": "acts/?kind=opinion&jurisdiction=kg",
    "act": "acts/eaeu-treaty-2014/",
    "act without text": "acts/am-law-2006-47/",
    "provision": "acts/eaeu-treaty-2014/art_97/",
    "act on a day": "acts/eaeu-treaty-2014/?on=2015-08-11&state=kg",
    "languages side by side": "acts/eaeu-treaty-2014/art_97/?with=ru,en",
    "changes of an act": "acts/kg-kz-agreement-2012-stay/changes/",
    "changes of the law": "changes/",
    "provisions compared": "compare/provisions/?left=eaeu-treaty-2014/art_97__para_6&right=eaeu-treaty-2014/art_98",
    "institutions": "institutions/",
    "institution": "institutions/kg-state-migration-service/",
    "cooperation": "institutions/map/",
    "compare": "compare/",
    "compare a citizen": "compare/?destination=kz&citizenship=kg",
    "compare, none": "compare/?destination=ru&on=1950-01-01",
    "rule": "rules/ru-registration-eaeu-worker/",
    "problems": "problems/",
    "problem": "problems/employer-does-not-pay/",
    "terms": "terms/",
    "words": "terms/words/",
    "timeline": "timeline/",
    "data": "data/",
    "dataset": "data/a-sectors-kz-580/",
    "recommendations": "recommendations/",
    "conflicts": "conflicts/",
    "about": "about/",
    "sources": "sources/",
    "source": "sources/study-b/",
    "wrong day": "compare/?on=yesterday",
    "no such page": "no-such-page/",
    "no such act": "acts/no-such-act/",
    "no such provision": "acts/eaeu-treaty-2014/art_9999/",
    "report": "report/?page=/ru/acts/eaeu-treaty-2014/art_97/",
    "report sent": "report/thanks/",
}
MAIN = ("home", "act", "provision", "compare", "problem", "institution", "results", "wrong day")
MISSING = ("wrong day", "no such page", "no such act", "no such provision")
