"""Languages as people write them: names, ISO 639 codes, their own names, misspellings."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bot.knowledge.named_codes import Lookup, NamedCodes

_EVERYDAY = """
ar arabiyya, العربية
bn bangla
cs czech, čeština
de deutsch
el ελληνικά
es castilian, español, castellano
fa farsi, فارسی
fil pilipino
fr français
he ivrit, עברית
hi हिन्दी
hu magyar
id bahasa, bahasa indonesia
it italiano
ja 日本語, nihongo
ko 한국어
ms bahasa melayu
nb norwegian bokmal
nl flemish, nederlands
pl polski
pt português, brazilian portuguese, brazilian
ro moldovan, română
ru русский
sv svenska
th ไทย
tl tagalog
tr türkçe
uk українська
vi tiếng việt
zh mandarin, chinese, putonghua, 中文, 汉语, mandarin chinese, simplified chinese, traditional chinese
yue cantonese, 粵語
"""


def look_up(text: str) -> Lookup:
    """The language that a text means, as ISO 639: two letters where there are two. `pt-BR` is Portuguese."""
    tag, _, region = text.strip().replace("_", "-").partition("-")
    is_tag = tag.isascii() and tag.isalpha() and len(tag) in (2, 3) and len(region) in (2, 4)
    return languages().look_up(tag if is_tag else text)


@cache
def languages() -> NamedCodes:
    """Every language with its names; read from the libraries once, at the first question."""
    # Imported here, because a tenth of a second at every start is much for what most commands never ask.
    import pycountry
    from babel import Locale

    # Its file rather than `pycountry.languages`, which would keep eight thousand, of which two hundred are needed.
    described = json.loads((Path(pycountry.DATABASE_DIR) / "iso639-3.json").read_bytes())["639-3"]
    shown = {code: name for code, name in Locale("en").languages.items() if code.isalpha() and len(code) in (2, 3)}

    def written() -> Iterator[tuple[str, str]]:
        for code, name in shown.items():
            yield from ((code, code), (name, code))
        for language in described:
            code = language.get("alpha_2", "")
            if code in shown:
                yield language["alpha_3"], code
                yield from ((name, code) for name in language["name"].split(";"))
        for line in _EVERYDAY.strip().splitlines():
            code, _, texts = line.partition(" ")
            yield from ((text, code) for text in texts.split(", "))

    return NamedCodes(shown, written())
