"""What looks like personal data in a text: numbers of passports and telephones, addresses of e-mail."""

import re
from collections.abc import Collection

# Numbers of passports, taxpayers, telephones: long runs of digits, also after letters or in groups.
PERSONAL = re.compile(
    r"(?<!\w)(?:[^\W\d_]{1,3}\d{6,}|(?:[^\W\d_]{1,3}[ -])?\d{7,})(?!\w)|(?<!\w)\d{2} ?\d{2} \d{6}(?!\d)"
    r"|\+\d[\d ()-]{8,}\d|(?<!\d)\d{3}[ -]\d{3}[ -]\d{3}[ -]\d{2}(?!\d)"
)
# The same typed in any groups: 0555 12 34 56, 8 (926) 123-45-67.
IN_GROUPS = re.compile(r"\d(?:[ ()-]{0,2}\d){8,}")
EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
FEW_DIGITS = 6
# Of a telephone number what stays the same however its country is written.
LAST = 9


def blank_personal(text: str, known: Collection[str] = ()) -> str:
    """The text with “…” in place of what looks personal; what is public knowledge (`known`) stays.

    Telephone numbers are the same when they end the same, however their country is written.
    """
    public = {value.lower() for value in known} | {digits(value)[-LAST:] for value in known if digits(value)}

    def blank(match: re.Match) -> str:
        found = match.group()
        return found if found.lower() in public or digits(found)[-LAST:] in public else "…"

    for pattern in (EMAIL, PERSONAL, IN_GROUPS):
        text = pattern.sub(blank, text)
    return text


def may_be_personal(text: str) -> bool:
    """Whether a short text might name a person by number or address; doubts count as yes."""
    return "@" in text or any(len(digits(run)) > FEW_DIGITS for run in re.findall(r"[\d ()+./-]+", text))


def digits(text: str) -> str:
    """The digits of a text."""
    return re.sub(r"\D", "", text)
