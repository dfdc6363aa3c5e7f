"""PDF: characters with their places, put into lines in reading order."""

from __future__ import annotations

import ctypes
import itertools
import math
import re
from collections.abc import Iterator
from typing import Any

from companion.profile.document import Document, ResumeUnreadable, clean
from companion.profile.readers.glyphs import Glyph, segments_of
from companion.profile.readers.layout import Mark, Page, reading_order
from companion.profile.readers.letters import TEX_LIGATURES, whole_letters

MAX_PAGES = 40
MAX_CHARS_A_PAGE = 30_000
MIN_TEXT_CHARS = 25
"""A PDF with fewer characters has no text worth reading."""
_BOLD_NAME = re.compile(rb"bold|black|heavy|^(?:cm|sf|ec)\w*bx|-medi(?:um)?(?:ital)?$|-demi")
"""What the names of bold fonts hold; TeX's have the weight in two letters."""
Face = tuple[int, bool]
"""Number of a font and whether its name says that it is bold."""
BOLD_WEIGHT = 600
TIGHT_BOX = 0.85
"""A box lower than this part of its font's size is drawn around the ink."""
PATH_OBJECT, IMAGE_OBJECT = 2, 3
"""FPDF_PAGEOBJ_PATH and FPDF_PAGEOBJ_IMAGE of PDFium's fpdf_edit.h."""
SOFT_HYPHEN = 0xAD
MAX_DRAWN = 2_000
"""Drawn things of a page among which its bullets are looked for."""
MAX_MARK_POINTS = 9.0
"""A larger drawing is no bullet."""

_ENCRYPTED = "This PDF is locked with a password: save a copy without the password and import that."
_BROKEN = "This PDF is damaged: open it in a PDF viewer, print or export it to a new PDF and import that."
_EMPTY = "This PDF is empty: export the resume again and check that the file shows text."
_IMAGES = "This PDF holds only images: export it with text from the program it was written in, or run OCR on it."


def read_pdf(data: bytes) -> Document:
    """Read a PDF.

    Raises:
        ResumeUnreadable: encrypted, damaged, without pages, or with images only.
    """
    import pypdfium2
    import pypdfium2.raw as raw

    try:
        document: Any = _open(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).casefold() or "security" in str(error).casefold()
        raise ResumeUnreadable(_ENCRYPTED if locked else _BROKEN) from error
    try:
        pages: list[Page] = []
        links: list[str] = []
        images = False
        faces: dict[bytes, Face] = {}
        for number in range(min(len(document), MAX_PAGES)):
            page = document[number]
            textpage = page.get_textpage()
            width, height = page.get_size()
            pages.append(
                Page(width, height, segments_of(whole_letters(_glyphs(textpage, raw, faces))), list(_marks(page)))
            )
            links += _links(document, page, raw)
            images = images or any(page.get_objects(filter=[IMAGE_OBJECT], max_depth=3))
        warnings = [f"only the first {MAX_PAGES} pages were read"] if len(document) > MAX_PAGES else []
    except pypdfium2.PdfiumError as error:
        raise ResumeUnreadable(_BROKEN) from error
    finally:
        document.close()
    characters = sum(len(segment.text) for page in pages for segment in page.segments)
    if characters < MIN_TEXT_CHARS:
        raise ResumeUnreadable(_IMAGES if images else _EMPTY)
    return Document(reading_order(pages), list(dict.fromkeys(links)), warnings)


def _open(data: bytes) -> Any:
    import pypdfium2

    make: Any = pypdfium2.PdfDocument
    return make(data)


def _marks(page: Any) -> Iterator[Mark]:
    """Small things drawn on the page: list bullets that are no characters."""
    for drawn in itertools.islice(page.get_objects(filter=[PATH_OBJECT, IMAGE_OBJECT], max_depth=3), MAX_DRAWN):
        left, bottom, right, top = drawn.get_bounds()
        if 0.5 < right - left < MAX_MARK_POINTS and 0.5 < top - bottom < MAX_MARK_POINTS:
            yield Mark(left, right, bottom, top)


def _glyphs(textpage: Any, raw: Any, faces: dict[bytes, Face]) -> Iterator[Glyph]:
    box = raw.FS_RECTF()
    matrix = raw.FS_MATRIX()
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    for index in range(min(textpage.count_chars(), MAX_CHARS_A_PAGE)):
        code = raw.FPDFText_GetUnicode(textpage, index)
        char = TEX_LIGATURES.get(code) or _char(code)
        if not char.strip():
            # Spaces that the file itself holds divide words; those PDFium adds are weighed with the gaps.
            if char:
                yield Glyph(" ", 0, 0, 0, 0, 0, False, soft=raw.FPDFText_IsGenerated(textpage, index) != 0)
            continue
        if not raw.FPDFText_GetLooseCharBox(textpage, index, box):
            continue
        drawn = _drawn_size(textpage, index, matrix, raw)
        tight = box.top - box.bottom < drawn * TIGHT_BOX
        size = drawn if tight else box.top - box.bottom
        weight = raw.FPDFText_GetFontWeight(textpage, index)
        raw.FPDFText_GetFontInfo(textpage, index, name, 128, flags)
        if (told := faces.get(name.value)) is None:
            told = faces[name.value] = _face(name.value, faces)
        yield Glyph(
            char,
            box.left,
            box.right,
            box.bottom,
            box.top,
            size,
            weight >= BOLD_WEIGHT or told[1],
            face=told[0],
            tight=tight,
        )


def _face(name: bytes, faces: dict[bytes, Face]) -> Face:
    """A font by its name without the mark of its subset: one number for all subsets of it."""
    font = name.rpartition(b"+")[2].lower()
    same = (number for other, (number, _) in faces.items() if other.rpartition(b"+")[2].lower() == font)
    return next(same, len(faces) + 1), _BOLD_NAME.search(font) is not None


def _char(code: int) -> str:
    """A character as it is seen: a soft hyphen that a page shows is a hyphen."""
    if code == SOFT_HYPHEN:
        return "-"
    return clean(chr(code)) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


def _drawn_size(textpage: Any, index: int, matrix: Any, raw: Any) -> float:
    """The font's size as it is drawn, in points; 0 where PDFium does not tell."""
    if not raw.FPDFText_GetMatrix(textpage, index, matrix):
        return 0.0
    return float(raw.FPDFText_GetFontSize(textpage, index) * math.hypot(matrix.c, matrix.d))


def _links(document: Any, page: Any, raw: Any) -> Iterator[str]:
    position = ctypes.c_int(0)
    link = raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, position, link):
        action = raw.FPDFLink_GetAction(link)
        if not action:
            continue
        size = raw.FPDFAction_GetURIPath(document, action, None, 0)
        if 1 < size < 2000:
            buffer = ctypes.create_string_buffer(size)
            raw.FPDFAction_GetURIPath(document, action, buffer, size)
            yield buffer.value.decode("utf-8", errors="replace")
