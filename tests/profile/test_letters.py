"""Letters of PDF files as a person sees them."""

from __future__ import annotations

from dataclasses import replace

from companion.profile.readers.glyphs import Glyph, segments_of
from companion.profile.readers.letters import whole_letters


def _glyph(char: str, left: float, right: float) -> Glyph:
    return Glyph(char, left, right, 90, 100, 10, False)


def _text(glyphs: list[Glyph]) -> str:
    return "".join(glyph.char for glyph in whole_letters(glyphs))


def test_letters_of_one_drawn_ligature_stay_together() -> None:
    glyphs = [_glyph("o", 0, 5), _glyph("f", 5, 12), _glyph("i", 5, 12), _glyph("x", 12, 17)]
    (segment,) = segments_of(whole_letters(glyphs))
    assert segment.text == "ofix"
    assert _text([_glyph("t", 0, 7), _glyph("t", 0, 7), _glyph("a", 7, 12)]) == "tta"


def test_a_letter_printed_twice_to_look_bold_is_left_to_the_file() -> None:
    assert [glyph.char for glyph in whole_letters([_glyph("a", 0, 5), _glyph("a", 0, 5)])] == ["a", "a"]


def test_accents_drawn_apart_stand_on_their_letters() -> None:
    assert _text([_glyph("¨", 5, 10), _glyph("u", 5, 10), _glyph("r", 10, 13)]) == "ür"
    assert _text([_glyph("u", 5, 10), _glyph("¨", 5, 10), _glyph("r", 10, 13)]) == "ür"
    assert _text([_glyph("´", 0, 3), _glyph("ı", 0, 3)]) == "í"
    assert _text([_glyph("`", 0, 3), _glyph("u", 20, 25)]) == "`u"


def test_words_of_letters_set_tightly_are_parted() -> None:
    tight = [_glyph(char, 9.0 * n, 9.0 * n + 10) for n, char in enumerate("AdaLovelace")]
    parted = [
        glyph if n < 3 else replace(glyph, left=glyph.left + 2, right=glyph.right + 2) for n, glyph in enumerate(tight)
    ]
    assert [segment.text for segment in segments_of(parted)] == ["Ada Lovelace"]
    assert [segment.text for segment in segments_of(tight)] == ["AdaLovelace"]
