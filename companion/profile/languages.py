"""Names of human languages, in the languages that resumes and forms come in, from ISO 639's translations."""

from __future__ import annotations

import gettext
import re
from functools import cache

import pycountry

_LOCALES = ("en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da", "nb_NO", "fi", "cs")
"""`nb_NO`, since pycountry ships no translations as plain `nb`."""

_OTHER_NAMES = {
    "mandarin": "zh", "mandarijn": "zh", "cantonese": "yue", "kantonesisch": "yue", "hokkien": "nan",
    "farsi": "fa", "persisch": "fa", "dari": "prs", "punjabi": "pa",
    "isizulu": "zu", "isixhosa": "xh", "sesotho": "st", "setswana": "tn", "kiswahili": "sw", "filipino": "fil",
    "patois": "jam", "jamaican patois": "jam", "cebuano": "ceb", "ilocano": "ilo", "hawaiian": "haw", "tamazight": "zgh",
    "swiss german": "gsw", "schweizerdeutsch": "gsw", "plattdeutsch": "nds", "scots": "sco", "konkani": "kok",
    "bahasa indonesia": "id", "bahasa melayu": "ms", "bahasa malaysia": "ms", "teochew": "nan", "hakka": "hak",
    "shanghainese": "wuu", "taiwanese": "nan", "kurmanji": "ku", "sorani": "ckb", "bhojpuri": "bho", "maithili": "mai",
    "american sign language": "ase", "british sign language": "bfi", "gebärdensprache": "gsg",
    "te reo māori": "mi", "te reo": "mi", "maori": "mi",
    "flemish": "nl", "flamand": "nl", "spanish": "es", "castellano": "es", "portugués": "pt", "gallego": "gl",
    "euskera": "eu", "valenciano": "ca-valencia", "valencian": "ca-valencia", "griechisch": "el", "greek": "el", "grec": "el", "griego": "el",
    "greco": "el", "grieks": "el", "grego": "el", "grecki": "el", "grekiska": "el", "græsk": "el", "gresk": "el",
    "latein": "la", "英语": "en", "英文": "en", "中文": "zh", "汉语": "zh", "普通话": "zh", "粤语": "yue", "日语": "ja", "日文": "ja",
    "法语": "fr", "德语": "de", "韩语": "ko", "俄语": "ru", "西班牙语": "es", "葡萄牙语": "pt", "意大利语": "it", "阿拉伯语": "ar",
}  # fmt: skip
"""Names in common use that ISO 639 does not list for the language, or not in this form; codes of BCP 47."""


@cache
def language_codes() -> dict[str, str]:
    """Names as written (some with capitals), with the language's code: ISO 639-1 where there is one, else BCP 47."""
    named = dict(_OTHER_NAMES)
    for locale in _LOCALES:
        told = gettext.translation("iso639-3", pycountry.LOCALES_DIR, languages=[locale], fallback=locale == "en")
        for language in pycountry.languages:
            code = getattr(language, "alpha_2", None)
            if code:
                name = re.split(r"[(;]", told.gettext(language.name))[0].strip()
                named.setdefault(name, code)
                named.setdefault(name.partition(",")[0], code)  # "Greek, Modern"
    return named
