"""Word documents: body, tables, text boxes, headers and footers, in reading order."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from companion.profile.document import PAGE_NUMBER, Document, Line, ResumeUnreadable, clean, collapse, strip_bullet
from companion.profile.parse.dates import is_date
from companion.profile.parse.headings import heading_kind

MAX_UNPACKED_BYTES = 200_000_000
"""A document that unpacks to more is taken for a zip bomb."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset({_W + "del", _W + "moveFrom", _MC_FALLBACK, _W + "instrText"})
_BREAKS = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-", _W + "ptab": "\t"}
MAX_CELL_CHARS = 60
"""A longer cell tells more than a name."""
MAX_PARTED_CHARS = 100
"""A longer paragraph is a sentence in which a word is stressed."""
_APART = re.compile(r"\s*,?\s+(?=\w)")
_BROKEN = "This Word file is damaged: open it in a word processor, save it again as DOCX or PDF and import that."


def read_docx(data: bytes) -> Document:
    """Read a DOCX file.

    Raises:
        ResumeUnreadable: broken, not a Word document, or too large when unpacked.
    """
    import docx

    _check_zip(data)
    try:
        document = docx.Document(io.BytesIO(data))
    except Exception as error:  # python-docx raises KeyError, ValueError, lxml errors … for broken parts
        raise ResumeUnreadable(_BROKEN) from error
    reader = _Reader(document)
    return Document(list(reader.lines()), reader.links())


def _check_zip(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            unpacked = sum(info.file_size for info in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise ResumeUnreadable(_BROKEN) from error
    if unpacked > MAX_UNPACKED_BYTES:
        raise ResumeUnreadable("This Word file is too large when unpacked: export the resume as PDF.")
    if "word/document.xml" not in names:
        raise ResumeUnreadable("This is a zip file but not a Word document: export the resume as DOCX or PDF.")


class _Reader:
    def __init__(self, document: Any) -> None:
        self._document = document
        self._styles = {style.style_id: style for style in document.styles}

    def links(self) -> list[str]:
        """Targets of the document's hyperlinks."""
        relations = self._document.part.rels.values()
        return [str(rel.target_ref) for rel in relations if rel.reltype.endswith("/hyperlink")]

    def lines(self) -> Iterator[Line]:
        """The lines: page headers, body, page footers."""
        seen: set[str] = set()
        for kind in ("header", "footer"):
            if kind == "footer":
                yield from self._blocks(self._document.element.body)
            for section in self._document.sections:
                for name in (f"first_page_{kind}", kind):
                    part = getattr(section, name)
                    found = [] if part.is_linked_to_previous else self._blocks(part._element)
                    lines = [line for line in found if not PAGE_NUMBER.match(line.text)]
                    yield from (line for line in lines if line.text not in seen)
                    seen.update(line.text for line in lines)

    def _blocks(self, parent: Any) -> Iterator[Line]:
        for child in parent:
            if child.tag == _W + "p":
                yield from self._paragraph(child)
            elif child.tag == _W + "tbl":
                yield from self._table(child)
            elif child.tag in (_W + "sdt", _W + "sdtContent", _W + "ins", _W + "smartTag", _W + "customXml"):
                yield from self._blocks(child)

    def _table(self, table: Any) -> Iterator[Line]:
        rows = [[list(self._blocks(cell)) for cell in row.iter(_W + "tc") if _owner(cell) is table]
                for row in table.iter(_W + "tr") if _owner(row) is table]  # fmt: skip
        titled = _has_margin_headings(rows)
        for number, row in enumerate(rows):
            cells = [cell for cell in row if cell]
            if titled and len(cells) > 1 and heading_kind(cells[0][0].text) is not None and len(cells[0]) == 1:
                yield replace(cells[0][0], gap=True)
                yield from (line for cell in cells[1:] for line in cell)
                continue
            if len(cells) > 1 and all(len(cell) <= 1 for cell in cells[:-1]):
                yield from _labelled_row(cells)
                continue
            if _is_header_row(cells):
                yield Line("\t".join(map(_in_one, cells)), bold=cells[0][0].bold, gap=True)
                continue
            # Cells of several lines are the columns of a page, each read to its end.
            for column, cell in enumerate(cells):
                yield from (_in_column(line, 1 + column + 100 * number) for line in cell)

    def _paragraph(self, paragraph: Any) -> Iterator[Line]:
        properties = paragraph.find(_W + "pPr")
        style = self._style(properties)
        listed = properties is not None and properties.find(_W + "numPr") is not None
        name = (style.name or "").casefold() if style is not None else ""
        heading = name.startswith(("heading", "überschrift", "titre", "título", "kop"))
        bold = _is_bold(paragraph)
        plain = "".join(_texts(paragraph))
        parted = plain if listed or heading or bold else _parted_by_weight(paragraph, plain)
        for number, piece in enumerate(parted.split("\n")):
            text, bullet = strip_bullet(clean(piece))
            text = collapse(text)
            if text:
                bullet = bullet or ((listed or "list" in name) and number == 0 and not heading)
                size = _size(paragraph)
                yield Line(text, size=size, bold=bold, bullet=bullet, heading=heading, gap=number == 0 and not bullet)
        for box in _boxes(paragraph):
            yield from self._blocks(box)

    def _style(self, properties: Any) -> Any:
        chosen = properties.find(_W + "pStyle") if properties is not None else None
        return self._styles.get(chosen.get(_W + "val")) if chosen is not None else None


def _has_margin_headings(rows: list[list[list[Line]]]) -> bool:
    """Whether the first cells of a table are the headings of what stands beside them."""
    kinds = {heading_kind(row[0][0].text) for row in rows if len(row) > 1 and len(row[0]) == 1}
    return len(kinds - {None}) > 1 and bool(kinds & {"work", "education"})


def _owner(element: Any) -> Any:
    """The table that a row or cell belongs to, through content controls."""
    parent = element.getparent()
    while parent is not None and parent.tag != _W + "tbl":
        parent = parent.getparent()
    return parent


def _is_header_row(cells: list[list[Line]]) -> bool:
    """Whether the cells of a row name what, where and when: short ones, one of them a date."""
    texts = [" ".join(line.text for line in cell) for cell in cells]
    short = all(len(text) <= MAX_CELL_CHARS and not cell[0].bullet for text, cell in zip(texts, cells, strict=True))
    return len(cells) > 2 and short and any(map(is_date, texts))


def _in_one(cell: list[Line]) -> str:
    """The lines of a cell in one, with tabs between those that are set otherwise."""
    alike = len({(line.bold, line.size) for line in cell}) == 1
    return (" " if alike else "\t").join(line.text for line in cell)


def _labelled_row(cells: list[list[Line]]) -> Iterator[Line]:
    """A row such as (dates | what was done): its first lines side by side, then the rest of the last cell."""
    last = cells[-1]
    text = "\t".join(cell[0].text for cell in cells)
    bullet = cells[0][0].bullet
    yield Line(text, size=last[0].size, bold=last[0].bold, bullet=bullet, heading=False, gap=True)
    yield from last[1:]


def _in_column(line: Line, column: int) -> Line:
    return replace(line, column=column)


def _texts(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in _SKIPPED or child.tag == _W + "txbxContent":
            continue
        if child.tag == _W + "t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        else:
            yield from _texts(child)


def _boxes(element: Any) -> Iterator[Any]:
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == _W + "txbxContent":
            yield child
        else:
            yield from _boxes(child)


def _is_bold(paragraph: Any) -> bool:
    runs = [run for run in paragraph.iter(_W + "r") if any((t.text or "").strip() for t in run.iter(_W + "t"))]
    return bool(runs) and all(map(_is_bold_run, runs))


def _parted_by_weight(paragraph: Any, plain: str) -> str:
    """The text with a tab where it changes once from bold to not bold with no sign or a comma between: a position and
    its employer, told apart by their weight."""
    runs = [(_is_bold_run(run), "".join(_texts(run))) for run in paragraph.iter(_W + "r")]
    runs = [run for run in runs if run[1].strip()]
    count = sum(1 for _ in itertools.takewhile(lambda run: run[0], runs))
    head, rest = "".join(text for _, text in runs[:count]), "".join(text for _, text in runs[count:])
    apart = _APART.match(rest) if head.rstrip()[-1:].isalnum() else None
    whole = not any(bold for bold, _ in runs[count:]) and plain.strip() == (head + rest).strip()
    if not count or apart is None or not whole or len(plain) > MAX_PARTED_CHARS:
        return plain
    return f"{head.rstrip()}\t{rest[apart.end() :]}"


def _is_bold_run(run: Any) -> bool:
    mark = run.find(f"{_W}rPr/{_W}b")
    return mark is not None and mark.get(_W + "val") not in ("0", "false")


def _size(paragraph: Any) -> float:
    sizes = [float(size.get(_W + "val", "0")) / 2 for size in paragraph.iter(_W + "sz")]
    return max(sizes, default=0.0)
