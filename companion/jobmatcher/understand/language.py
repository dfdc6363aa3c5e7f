"""Which language a posting is written in, by its commonest small words."""

from __future__ import annotations

from collections import Counter

SAMPLE_CHARS = 1_500
MIN_HITS = 4

_WORDS: dict[str, str] = {
    "en": "the and of to in for with you our we will are is your be this as or",
    "de": "und der die das mit für wir sie du von den ein eine dich ihre zu im bei auf werden",
    "fr": "le la les des et de vous nous pour une dans du avec votre est sur en au aux",
    "es": "el la los las de y en para con una que del por se tu nuestro como al más",
    "ca": "el la els les de i en per amb una que del als seva treball és dels l'atenció",
    "it": "il la le di e per con una che del della nel dei gli è si al i",
    "pt": "o a os as de e em para com uma que do da no na por dos você ao",
    "nl": "de het een en van voor met je wij op te zijn ben jij onze bij aan als",
    "sv": "och att du en för som i med av är på vi till det har din ett",
    "da": "og at du en for som i med af er på vi til det har din et",
    "pl": "i w z na do oraz dla się jest od przy lub o pracy po nie",
    "cs": "a v na se s pro do z je že o jsme které od za po nebo co",
}
_LANGUAGES: dict[str, list[str]] = {}
for _code, _text in _WORDS.items():
    for _word in _text.split():
        _LANGUAGES.setdefault(_word, []).append(_code)
"""Word -> the languages in which it is common."""


def guess_language(lower: str, declared: str | None) -> str | None:
    """ISO 639-1 code; what the page declares only breaks ties of short texts."""
    hits = dict.fromkeys(_WORDS, 0)
    for word, count in Counter(filter(_LANGUAGES.__contains__, lower[:SAMPLE_CHARS].split())).items():
        for code in _LANGUAGES[word]:
            hits[code] += count
    best = max(hits, key=lambda code: hits[code])
    stated = (declared or "")[:2].lower() or None
    if hits[best] < MIN_HITS:
        return stated
    if stated in hits and hits[stated] >= 0.85 * hits[best]:
        return stated
    return best
