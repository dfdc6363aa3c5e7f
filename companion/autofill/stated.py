"""Where each fact stands in a profile."""

from __future__ import annotations

NETWORK_HOSTS = {
    "linkedin": "linkedin.com",
    "github": "github.com",
    "gitlab": "gitlab.com",
    "twitter": "twitter.com",
    "xing": "xing.com",
    "stackoverflow": "stackoverflow.com",
    "dribbble": "dribbble.com",
    "behance": "behance.net",
    "facebook": "facebook.com",
    "instagram": "instagram.com",
    "kaggle": "kaggle.com",
    "google_scholar": "scholar.google.com",
}

REPEATED = {
    "work_title": ("work", "position"),
    "work_company": ("work", "name"),
    "work_location": ("work", "location"),
    "work_start": ("work", "startDate"),
    "work_end": ("work", "endDate"),
    "work_current": ("work", "current"),
    "work_description": ("work", "summary"),
    "school": ("education", "institution"),
    "degree": ("education", "studyType"),
    "field_of_study": ("education", "area"),
    "gpa": ("education", "score"),
    "education_start": ("education", "startDate"),
    "education_end": ("education", "endDate"),
}
"""Facts of repeated sections -> (list of the resume, attribute)."""


PLAIN = {
    "email": "resume.basics.email",
    "phone": "resume.basics.phone",
    "website": "resume.basics.url",
    "headline": "resume.basics.label",
    "summary": "resume.basics.summary",
    "resume_street": "resume.basics.location.address",
    "resume_city": "resume.basics.location.city",
    "resume_region": "resume.basics.location.region",
    "resume_postal_code": "resume.basics.location.postalCode",
    "resume_country": "resume.basics.location.countryCode",
    "street": "applicant.street",
    "street2": "applicant.street2",
    "city": "applicant.city",
    "region": "applicant.region",
    "postal_code": "applicant.postal_code",
    "country": "applicant.country",
    "preferred_name": "applicant.preferred_name",
    "name_prefix": "applicant.name_prefix",
    "birth_date": "applicant.birth_date",
    "nationality": "applicant.nationality",
    "notice_period": "applicant.notice_period",
    "start_date": "applicant.start_date",
    "relocate": "applicant.relocate",
    "over_18": "applicant.over_18",
    "driving_licence": "applicant.driving_licence",
    "referral": "applicant.referral",
    "gender": "applicant.demographics.gender",
    "pronouns": "applicant.demographics.pronouns",
    "ethnicity": "applicant.demographics.ethnicity",
    "hispanic": "applicant.demographics.hispanic",
    "veteran": "applicant.demographics.veteran",
    "disability": "applicant.demographics.disability",
    "orientation": "applicant.demographics.orientation",
    "transgender": "applicant.demographics.transgender",
}
"""Fact -> where it stands in the profile."""
