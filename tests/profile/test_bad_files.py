"""Files that are no readable resume end in one line that says what to do."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import fpdf
import pytest
from PIL import Image

from companion.profile.importer import MAX_FILE_BYTES, ResumeUnreadable, read_resume, read_resume_bytes


def _empty_pdf() -> bytes:
    pdf = fpdf.FPDF()
    pdf.add_page()
    return bytes(pdf.output())


def _image_pdf() -> bytes:
    picture = io.BytesIO()
    Image.new("RGB", (200, 200), "navy").save(picture, "PNG")
    pdf = fpdf.FPDF()
    pdf.add_page()
    pdf.image(picture, w=100)
    return bytes(pdf.output())


def _locked_pdf() -> bytes:
    pdf = fpdf.FPDF()
    pdf.add_page()
    pdf.set_font("helvetica")
    pdf.cell(text="secret")
    pdf.set_encryption(owner_password="owner", user_password="user")
    return bytes(pdf.output())


def _zip(names: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in names.items():
            archive.writestr(name, content)
    return stream.getvalue()


BAD = {
    "empty": (b"", "empty: export"),
    "empty pdf": (_empty_pdf(), "PDF is empty: export"),
    "image pdf": (_image_pdf(), "holds only images: export it with text"),
    "locked pdf": (_locked_pdf(), "password: save a copy without"),
    "broken pdf": (b"%PDF-1.7\n" + b"garbage" * 50, "damaged: open it"),
    "broken zip": (b"PK\x03\x04" + b"\x00" * 100, "damaged: open it in a word processor"),
    "other zip": (_zip({"a.txt": "hello"}), "not a Word document: export"),
    "broken docx": (_zip({"word/document.xml": "<nothing"}), "damaged: open it in a word processor"),
    "old word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old or locked Word document: save it"),
    "rtf": (b"{\\rtf1 hello}", "save it as DOCX or PDF"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, "picture: export"),
    "web page": (b"<!DOCTYPE html><html></html>", "print it to PDF"),
    "binary": (bytes(range(256)) * 20, "not a text: give"),
    "broken json": (b'{"basics": {"name": "A B", "email": "a@b.c"}, "work": [', "JSON file is damaged"),
    "other json": (b'{"some": "thing", "else": 1}', "no JSON Resume: it needs"),
    "json of wrong types": (b'{"basics": {"name": 5}}', "wrong value at basics.name"),
    "almost no text": (b"hi", "almost no text: export"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_says_what_to_do(kind: str, tmp_path: Path) -> None:
    data, message = BAD[kind]
    # The wrong ending must not matter: the content decides.
    path = tmp_path / "resume.pdf"
    path.write_bytes(data)
    with pytest.raises(ResumeUnreadable) as raised:
        read_resume(path)
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_file_of_20_mb_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.pdf"
    with path.open("wb") as file:
        file.truncate(20_000_000)
    with pytest.raises(ResumeUnreadable, match="has 20 MB, more than 15 MB: export"):
        read_resume(path)


def test_bytes_over_the_limit_are_refused() -> None:
    with pytest.raises(ResumeUnreadable, match="too large"):
        read_resume_bytes(b"a" * (MAX_FILE_BYTES + 1))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ResumeUnreadable, match=r"no file gone\.pdf: check the path"):
        read_resume(tmp_path / "gone.pdf")


TEXT = "Jürgen Müller\njuergen@example.de\n+49 30 901820\n\nBerufserfahrung\nKoch, Hotel Adler, Köln, seit 2019\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_encoding_is_told_by_the_content(encoding: str) -> None:
    read = read_resume_bytes(TEXT.encode(encoding)).resume
    assert read.basics.name == "Jürgen Müller"
    assert (read.work[0].position, read.work[0].name, read.work[0].location) == ("Koch", "Hotel Adler", "Köln")
    assert (read.work[0].startDate, read.work[0].endDate) == ("2019", None)


def test_an_unknown_language_still_gives_contacts_and_warns() -> None:
    text = "Virtanen Aino\naino.virtanen@example.fi\n+358 40 1234567\n\nTyökokemus\nSairaanhoitaja, Oulun sairaala\n"
    read = read_resume_bytes(text.encode())
    assert read.resume.basics.email == "aino.virtanen@example.fi"
    assert read.resume.basics.phone == "+358 40 1234567"
    assert any("no known section headings" in warning for warning in read.warnings)


def test_hundreds_of_thousands_of_lines_are_cut_with_a_warning() -> None:
    read = read_resume_bytes(("Jane Doe\n" + "did things and more things\n" * 20_000).encode())
    assert any("only its first" in warning for warning in read.warnings)


def test_two_phone_numbers_are_a_warning() -> None:
    read = read_resume_bytes(b"Jane Doe\njane@example.org\n(512) 555-0142\n(512) 555-0177\n\nSkills\nPython, SQL\n")
    assert read.resume.basics.phone == "(512) 555-0142"
    assert any(warning.startswith("two phone numbers found") for warning in read.warnings)


def test_of_a_pdf_of_hundreds_of_pages_the_first_are_read_with_a_warning() -> None:
    pdf = fpdf.FPDF()
    pdf.set_font("helvetica")
    for number in range(200):
        pdf.add_page()
        pdf.cell(text=f"Chapter {number} of a thesis that is no resume")
    warnings = read_resume_bytes(bytes(pdf.output())).warnings
    assert "only the first 40 pages were read" in warnings
