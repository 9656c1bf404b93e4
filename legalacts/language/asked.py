"""Which language a browser or a program asks for."""

import re

from .stemming import LANGUAGES

LONGEST = 400
WEIGHT = re.compile(r"\s*q\s*=\s*([01](?:\.[0-9]{1,3})?)\s*", re.ASCII)


def language_asked(accepted: str) -> str:
    """The one of our languages that an Accept-Language header likes best; English when it names none of them."""
    liked = []
    for place, offer in enumerate(accepted[:LONGEST].split(",")):
        code, _semicolon, parameters = offer.partition(";")
        language = code.strip().lower().partition("-")[0]
        weight = WEIGHT.fullmatch(parameters)
        liking = float(weight[1]) if weight else 1.0
        if language in LANGUAGES and liking:
            liked.append((-liking, place, language))
    return min(liked)[2] if liked else "en"
