"""How dates are written in a server."""

from enum import StrEnum


class DateStyle(StrEnum):
    """A language and its habits; English of both kinds, the international form, and languages that members read."""

    ENGLISH = "en-GB"
    AMERICAN = "en-US"
    ISO = "iso"
    SPANISH = "es"
    PORTUGUESE = "pt"
    FRENCH = "fr"
    GERMAN = "de"
    ITALIAN = "it"
    POLISH = "pl"
    TURKISH = "tr"
    INDONESIAN = "id"
    VIETNAMESE = "vi"
    SWAHILI = "sw"
    HINDI = "hi"
