"""`companion inspect mail` on mails as files, in the shape of PRODUCT.md section 7."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from companion.cli import main

REJECTION = """\
From: Northwind Tools Careers <no-reply@us.greenhouse-mail.io>
To: ada@example.org
Subject: Your application to Northwind Tools
Date: Tue, 03 Nov 2026 09:30:00 +0000
Message-ID: <r1@us.greenhouse-mail.io>
Authentication-Results: mx.example.org; dmarc=pass header.from=us.greenhouse-mail.io
Content-Type: text/plain; charset=utf-8

Hi Ada,

Thank you for applying for the Backend Engineer position at Northwind Tools. After careful review we have
decided to move forward with other candidates whose experience more closely fits our needs.

The Northwind Tools team
"""
ALERT = """\
From: Job alerts <jobalerts-noreply@linkedin.com>
To: ada@example.org
Subject: 12 new jobs for "backend engineer"
Date: Tue, 03 Nov 2026 09:30:00 +0000
Message-ID: <a1@linkedin.com>
Content-Type: text/plain; charset=utf-8

Your job alert for backend engineer. 12 new jobs match your preferences. See all jobs. Unsubscribe.
"""
KEYS = {
    "input",
    "kind",
    "confidence",
    "evidence",
    "company",
    "title",
    "interview",
    "application",
    "candidates",
    "sender",
}


def inspect(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    with pytest.raises(SystemExit) as ended:
        main(["inspect", "mail", *arguments])
    assert ended.value.code in (0, 1)
    out = capsys.readouterr().out
    return [json.loads(out)] if out.startswith("{\n") else [json.loads(line) for line in out.splitlines()]


def test_one_mail_with_its_application(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mail, known = tmp_path / "r.eml", tmp_path / "applications.json"
    mail.write_text(REJECTION)
    known.write_text(json.dumps([
        {"id": 7, "company": "Northwind Tools", "title": "Backend Engineer", "applied_at": "2026-10-20T10:00:00Z"},
        {"id": 8, "company": "Lakeshore Freight", "title": "Backend Engineer"},
    ]))  # fmt: skip
    (result,) = inspect(capsys, str(mail), "--applications", str(known))
    assert set(result) == KEYS
    assert (result["kind"], result["company"], result["application"]) == ("rejection", "Northwind Tools", 7)
    assert result["sender"] == {"domain": "us.greenhouse-mail.io", "ats": "Greenhouse", "authenticated": True}
    assert "move forward with other candidates" in " ".join(result["evidence"])  # type: ignore[arg-type]


def test_several_mails_are_a_line_each_and_one_that_is_missing_stops_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rejection, alert = tmp_path / "r.eml", tmp_path / "a.eml"
    rejection.write_text(REJECTION)
    alert.write_text(ALERT)
    results = inspect(capsys, str(rejection), str(tmp_path / "none.eml"), str(alert))
    assert [result.get("kind") for result in results] == ["rejection", None, "other"]
    assert "cannot read" in str(results[1]["error"])
