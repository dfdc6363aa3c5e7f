"""Personio: a React page in the employer's language, here German; salary, start date and documents are fields of its own."""

from __future__ import annotations

from tests.employers.markup import Page, data, e, footer, header, scripts
from tests.employers.postings import EmployerPosting, Question
from tests.employers.vendor import Vendor

PERSON = (
    ("first_name", "Vorname", "text", True), ("last_name", "Nachname", "text", True), ("email", "E-Mail", "email", True), ("phone", "Telefon", "tel", True),
    ("location", "Aktueller Wohnort", "text", False), ("linkedin", "LinkedIn", "url", False), ("salary_expectations", "Gehaltsvorstellung (brutto pro Jahr)", "text", False),
)  # fmt: skip


def _wrap(key: str, label: str, control: str, required: bool) -> str:
    must = f' data-required="{key}"' if required else ""
    return f'<div class="field form-group"{must}><label for="{key}" class="job-application-label">{e(label)}{" *" if required else ""}</label>{control}</div>'


def _text(key: str, label: str, kind: str, required: bool, extra: str = "") -> str:
    return _wrap(key, label, f'<input type="{kind}" id="{key}" name="{key}" data-text="{key}"{extra}>', required)


class Personio(Vendor):
    kind = "personio"
    apply_text = "Jetzt bewerben"
    confirms = "in_place"
    thanks = ("Vielen Dank für deine Bewerbung!", "Wir haben deine Bewerbung als {title} erhalten und melden uns bald.")

    def form_page(self, posting: EmployerPosting) -> Page:
        person = "".join(_text(key, label, kind, must) for key, label, kind, must in PERSON)
        body = (
            f'{header(posting.company)}<main><h1>{e(posting.title)}</h1><h2>Bewirb dich jetzt</h2><form id="apply" data-form data-slug="{posting.slug}" data-rerender="500" data-send="Bewerbung absenden" novalidate>'
            f"{person}{_text('available_since', 'Verfügbar ab', 'text', True, ' placeholder=TT.MM.JJJJ')}{''.join(self.question(question) for question in posting.questions)}"
            '<div class="field file" data-required="cv"><span class="label">Lebenslauf *</span><div class="dropzone"><p>Dateien hierher ziehen oder <button type="button">auswählen</button></p>'
            '<input type="file" id="cv" name="documents[cv]" aria-label="Lebenslauf" accept=".pdf,.doc,.docx" class="visually-hidden" data-upload="cv"></div><span class="filename"></span></div>'
            '<div class="field file"><span class="label">Weitere Dokumente</span><div class="dropzone"><button type="button">Datei auswählen</button><input type="file" id="other" name="documents[other]" aria-label="Weitere Dokumente" class="visually-hidden" data-upload="other"></div><span class="filename"></span></div>'
            '<div class="field" data-required="privacy-policy-acceptance"><input type="checkbox" id="privacy-policy-acceptance" data-checkbox="privacy-policy-acceptance"><label class="option" for="privacy-policy-acceptance">Hiermit bestätige ich, dass ich die Datenschutzerklärung zur Kenntnis genommen habe.*</label></div>'
            f'<p class="form-error" role="alert"></p><button type="submit" class="submit">Bewerbung absenden</button></form></main>{footer(posting.company)}{scripts("form", "listbox", "app_form")}'
        )
        return Page(f"{posting.title} | Jobs bei {posting.company}", body, lang="de")

    def question(self, question: Question) -> str:
        if question.type in ("select", "yesno"):
            values = list(question.options or ("Ja", "Nein"))
            control = f'<button type="button" id="{question.id}" aria-haspopup="listbox" aria-expanded="false" data-list="{question.id}" data-empty="Bitte auswählen" data-options="{data(values)}">Bitte auswählen</button>'
            return _wrap(question.id, question.label, control, question.required)
        if question.type == "long":
            return _wrap(
                question.id,
                question.label,
                f'<textarea id="{question.id}" name="{question.id}" data-text="{question.id}"></textarea>',
                question.required,
            )
        return _text(question.id, question.label, "text", question.required)

    def required(self, posting: EmployerPosting) -> list[tuple[str, str]]:
        own = [(key, label) for key, label, _, must in PERSON if must]
        return [
            *own,
            ("available_since", "Verfügbar ab"),
            ("cv", "Lebenslauf"),
            ("privacy-policy-acceptance", "Datenschutzerklärung"),
        ]
