"""Countries as people write them: names, ISO codes, everyday names, people's names, misspellings."""

from collections.abc import Iterator
from functools import cache

from bot.knowledge.named_codes import Lookup, NamedCodes

# Where the usual name is long, official or disputed in form; Kosovo has a code only by usage.
_SHOWN = {
    "CD": "DR Congo", "CG": "Republic of the Congo", "HK": "Hong Kong", "MM": "Myanmar", "MO": "Macao",
    "PS": "Palestine", "XK": "Kosovo",
}  # fmt: skip

_EVERYDAY = """
AE uae, emirates, emirati
AT österreich, austrian
BA bosnia, bih
BE belgique, belgië, belgian
BR brasil, brazilian
CD drc, congo, zaire, congo kinshasa
CG congo, congo brazzaville
CH schweiz, suisse, svizzera, swiss
CI ivory coast, ivorian
CN prc, chinese, mainland china
CV cape verde
CY cypriot
CZ czech republic, czech
DE deutschland, brd, german
DK danmark, danish
DM dominican
DO dominican
EG misr, egyptian
ES españa, spanish
FI suomi, finnish
FM micronesia
FR french
GB uk, great britain, britain, british, england, english, scotland, scottish, wales, welsh, northern ireland
GH ghanaian
GR hellas, greek
HR hrvatska, croatian
HU magyarország, hungarian
IE éire, irish
IL israeli
IN bharat
IQ irak, iraqi
IR persia, iranian
IS ísland, icelandic
IT italia, italian
JO jordanian
JP nippon, japanese
KR korea, korean, rok, republic of korea
KP korea, dprk
KZ kazakh
LA lao, laotian
MA maroc, moroccan
MK macedonia
MM burma, burmese
MX mexican
MY malaysian
NL holland, nederland, dutch, netherland
NO norge, norwegian
NZ new zealander, kiwi, aotearoa
PE peruvian
PH filipino, pinoy, pilipinas
PL polska, polish
PT portuguese
RO românia, romanian
RS srbija, serbian
RU rossiya, россия, russian
SA ksa, saudi
SE sverige, swedish
SY syrian
SZ swaziland
TH thai
TL east timor
TN tunisie
TR turkey, turkish
UA україна, ukrainian
US america, states, american, united states of america
VA vatican
VG virgin islands
VI virgin islands
VN vietnamese
XK xkx
ZA rsa, south african
"""


def look_up(text: str) -> Lookup:
    """The country that a text means, as ISO 3166 alpha-2."""
    return countries().look_up(text)


@cache
def countries() -> NamedCodes:
    """Every country with its names; read from the libraries once, at the first question."""
    # Imported here, because a tenth of a second at every start is much for what most commands never ask.
    import pycountry
    from babel import Locale

    english = Locale("en").territories
    shown = {country.alpha_2: english.get(country.alpha_2, country.name) for country in pycountry.countries} | _SHOWN

    def written() -> Iterator[tuple[str, str]]:
        for country in pycountry.countries:
            code = country.alpha_2
            kinds = ("alpha_2", "alpha_3", "name", "common_name", "official_name")
            names = (english.get(code), shown[code], *(getattr(country, kind, None) for kind in kinds))
            yield from ((text, code) for text in names if text)
        yield from (("kosovo", "XK"), ("xk", "XK"))
        for line in _EVERYDAY.strip().splitlines():
            code, _, texts = line.partition(" ")
            yield from ((text, code) for text in texts.split(", "))

    return NamedCodes(shown, written())
