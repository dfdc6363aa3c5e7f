"""What each vendor's interface answers, with the fields its documentation or its own pages show; contents invented."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

TEXT = "<p>Care for people.</p>"
GREENHOUSE = {
    "jobs": [
        {
            "id": 4567, "internal_job_id": 99, "title": "Night Nurse", "updated_at": "2026-11-01T10:00:00-04:00",
            "absolute_url": "https://job-boards.greenhouse.io/acme/jobs/4567", "location": {"name": "Hybrid"},
            "company_name": "Acme Care", "first_published": "2026-10-20T10:00:00-04:00", "application_deadline": None,
            "content": "&lt;p&gt;Care for people.&lt;/p&gt;",
            "offices": [{"id": 1, "name": "Leeds", "location": "Leeds, United Kingdom"}], "departments": [],
        },
        {"id": 4568, "title": None, "absolute_url": "https://job-boards.greenhouse.io/acme/jobs/4568"},
    ],
    "meta": {"total": 2},
}  # fmt: skip
LEVER = [
    {
        "id": "a24ec4e5-5caa-473d-abd4-b71f09a8167b", "text": "Welder", "createdAt": 1764205361939,
        "categories": {"location": "Bonn", "allLocations": ["Bonn", "Köln"], "commitment": "Full-time", "team": "Yard"},
        "workplaceType": "on-site", "country": "DE", "description": TEXT, "descriptionPlain": "Care for people.",
        "lists": [{"text": "You & us", "content": "<li>Weld pipes</li>"}], "additional": "<p>Apply soon.</p>",
        "salaryRange": {"currency": "EUR", "interval": "per-year-salary", "min": 40000, "max": 50000},
        "hostedUrl": "https://jobs.lever.co/acme/a24ec4e5-5caa-473d-abd4-b71f09a8167b",
        "applyUrl": "https://jobs.lever.co/acme/a24ec4e5-5caa-473d-abd4-b71f09a8167b/apply",
    }
]  # fmt: skip
ASHBY = {
    "apiVersion": "1",
    "jobs": [
        {
            "id": "90fb3621-899e-4b59-925d-25080ec91e18", "title": "Teacher", "employmentType": "PartTime",
            "location": "Oslo", "secondaryLocations": [{"location": "Bergen"}], "publishedAt": "2026-10-20T22:43:56Z",
            "isListed": True, "isRemote": False, "workplaceType": "Hybrid", "descriptionHtml": TEXT,
            "descriptionPlain": "Care for people.",
            "jobUrl": "https://jobs.ashbyhq.com/acme/90fb3621-899e-4b59-925d-25080ec91e18",
            "compensation": {"summaryComponents": [
                {"compensationType": "EquityPercentage", "minValue": 1, "maxValue": 2},
                {"compensationType": "Salary", "interval": "1 YEAR", "currencyCode": "NOK", "minValue": 500000, "maxValue": 600000},
            ]},
        },
        {"id": "x", "title": "Hidden", "isListed": False, "jobUrl": "https://jobs.ashbyhq.com/acme/x"},
    ],
}  # fmt: skip
SMART_LIST = {
    "offset": 0, "limit": 100, "totalFound": 1,
    "content": [{
        "id": "743999671674844", "name": "Nursing Assistant", "uuid": "0761de07-8adc-465d-af91-905f0df48ec1",
        "refNumber": "REF30D", "company": {"identifier": "Acme", "name": "Acme Care"},
        "releasedDate": "2026-06-08T02:11:28.000Z",
        "location": {"city": "Sydney", "region": "", "country": "au", "remote": False, "hybrid": True, "fullLocation": "Sydney, , Australia"},
        "typeOfEmployment": {"id": "part-time", "label": "Part-time"},
    }],
}  # fmt: skip
SMART_DETAIL = {
    "id": "743999671674844", "postingUrl": "https://jobs.smartrecruiters.com/Acme/743999671674844-nursing-assistant",
    "jobAd": {"sections": {
        "companyDescription": {"title": "Company Description", "text": "<p>We care.</p>"},
        "jobDescription": {"title": "Job Description", "text": TEXT},
        "qualifications": {"title": "Qualifications", "text": "<p>BLS</p>"},
        "videos": {"urls": []},
    }},
}  # fmt: skip
WORKABLE = {
    "name": "Acme Care", "description": None,
    "jobs": [
        {"title": "Analyst", "shortcode": "DD136DD7E7", "telecommuting": True, "url": "https://apply.workable.com/j/DD136DD7E7",
         "published_on": "2026-08-05", "created_at": "2026-07-02", "employment_type": "Full-time", "country": country, "city": "", "state": "",
         "locations": [{"country": country, "countryCode": "XX", "city": "", "region": None, "hidden": False}], "description": TEXT}
        for country in ("Spain", "Portugal")
    ],
}  # fmt: skip
RECRUITEE = {
    "offers": [{
        "id": 12, "slug": "accountant-berlin", "title": "Accountant", "company_name": "Acme GmbH", "status": "published",
        "description": TEXT, "requirements": "<p>Bookkeeping</p>", "employment_type_code": "fulltime_permanent",
        "careers_url": "https://acme.recruitee.com/o/accountant-berlin", "published_at": "2026-08-05 10:10:39 UTC",
        "updated_at": "2026-08-05 11:45:30 UTC", "close_at": None, "hybrid": True, "remote": False, "on_site": False,
        "salary": {"min": "60000", "max": "75000", "period": "year", "currency": "EUR"},
        "locations": [{"name": "Berlin", "city": "Berlin", "country": "Germany", "country_code": "DE"}],
    }],
}  # fmt: skip
PERSONIO = """<?xml version='1.0' encoding='UTF-8'?>
<workzag-jobs><position><id>1834171</id><subcompany>Acme SE &amp; Co. KG</subcompany><office>Munich</office>
<additionalOffices><office>Berlin</office></additionalOffices><name>Staff Nurse</name>
<jobDescriptions><jobDescription><name>Tasks</name><value><![CDATA[<p>Care for people.</p>]]></value></jobDescription></jobDescriptions>
<employmentType>permanent</employmentType><schedule>full-time</schedule><createdAt>2026-11-01T14:10:41+00:00</createdAt></position>
<position><id>7</id></position></workzag-jobs>"""
TEAMTAILOR = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:tt="https://teamtailor.com/locations"><channel><title>Acme Care</title>
<item><title>Baker</title><description>&lt;p&gt;Care for people.&lt;/p&gt;</description><pubDate>Mon, 02 Nov 2026 09:00:00 +0100</pubDate>
<link>https://acme.teamtailor.com/jobs/5888050-baker</link><remoteStatus>hybrid</remoteStatus><guid>20fa</guid>
<tt:locations><tt:location><tt:name>HQ</tt:name><tt:city>Lund</tt:city><tt:country>Sweden</tt:country></tt:location></tt:locations></item>
</channel></rss>"""
BAMBOO_LIST = {
    "meta": {"totalCount": 1},
    "result": [{
        "id": "86", "jobOpeningName": "Paralegal", "departmentLabel": "Legal", "employmentStatusLabel": "Full Time",
        "location": {"city": "Tampa", "state": "Florida"}, "atsLocation": {"country": None, "city": None},
        "isRemote": None, "locationType": "2",
    }],
}  # fmt: skip
BAMBOO_DETAIL = {
    "result": {
        "jobOpening": {"description": TEXT, "compensation": "$30 per hour", "datePosted": "2026-10-01"},
        "formFields": {},
    }
}
RIPPLING_LIST = [
    {"uuid": "2f0674e6-f01f-4ecd-b459-e947241c211f", "name": "Account Executive", "department": {"id": "Sales", "label": "Sales"},
     "url": "https://ats.rippling.com/acme/jobs/2f0674e6-f01f-4ecd-b459-e947241c211f", "workLocation": {"label": place, "id": place}}
    for place in ("Remote (New Jersey, US)", "New York, NY")
]  # fmt: skip
RIPPLING_DETAIL = {
    "uuid": "2f0674e6-f01f-4ecd-b459-e947241c211f", "name": "Account Executive", "createdOn": "2026-10-01T00:00:00Z",
    "description": {"company": "<p>We are Acme.</p>", "role": TEXT}, "employmentType": {"label": "Salaried, full-time", "id": "SALARIED_FT"},
    "workLocations": ["New York, NY"],
    "payRangeDetails": [{"currency": "USD", "rangeStart": 90000, "rangeEnd": 120000, "frequency": "ANNUAL"}],
}  # fmt: skip
BREEZY = [
    {"id": "0123456789ab", "friendly_id": "0123456789ab-cook", "name": "Cook", "url": "https://acme.breezy.hr/p/0123456789ab-cook",
     "published_date": "2026-10-11T09:00:00.000Z", "type": {"id": "partTime", "name": "Part-Time"},
     "location": {"country": {"name": "Ireland", "id": "IE"}, "city": "Cork", "is_remote": False, "name": "Cork, IE"},
     "department": "Kitchen", "salary": "", "company": {"name": "Acme Foods", "friendly_id": "acme"}}
]  # fmt: skip
JAZZ_LIST = """<html><body><ul class="list-group"><li><a href="/apply/AbC123xYz9/Porter">Porter</a> <span>Leeds</span></li>
<li><a href="https://acme.applytojob.com/apply">All jobs</a></li></ul></body></html>"""
PAGE = """<html><head><script type="application/ld+json">{"@context":"https://schema.org","@type":"JobPosting","title":"%s",
"description":"<p>Care for people.</p>","datePosted":"2026-10-30","hiringOrganization":{"@type":"Organization","name":"Acme Care"},
"employmentType":["PART_TIME"],"jobLocation":{"@type":"Place","address":{"addressLocality":"Leeds","addressCountry":"GB"}},
"baseSalary":{"@type":"MonetaryAmount","currency":"GBP","value":{"minValue":12,"maxValue":14,"unitText":"HOUR"}}}</script></head>
<body><main>Nothing here.</main></body></html>"""


def workday_page(numbers: range, total: int, facets: Any = None, base: str = "Nurse") -> dict[str, Any]:
    """A page of Workday's list."""
    return {
        "total": total, "userAuthenticated": False, "facets": facets or [],
        "jobPostings": [
            {"title": f"{base} {n}", "externalPath": f"/job/Leeds/{base}-{n}_JR{n:06}", "locationsText": "2 Locations" if n % 2 else "Leeds",
             "postedOn": "Posted Yesterday", "timeType": "Full time", "bulletFields": [f"JR{n:06}"]}
            for n in numbers
        ],
    }  # fmt: skip


WORKDAY_DETAIL = {
    "jobPostingInfo": {
        "title": "Nurse 1", "jobDescription": TEXT, "additionalJobDescription": "<p>More.</p>", "location": "Leeds",
        "additionalLocations": ["York"], "startDate": "2026-10-30", "endDate": "2026-12-01", "timeType": "Full time",
        "remoteType": "Fully Remote", "jobReqId": "JR000001",
    },
    "hiringOrganization": {"name": "Acme Care Ltd"},
}  # fmt: skip


ICIMS_LIST = """<ul><li><div><span class="sr-only">Location</span><span>US-NJ-Edison</span></div>
<a href="https://careers-acme.icims.com/jobs/77/porter/job?in_iframe=1&amp;hashed=-3"><span>Title</span><h3>Porter</h3></a></li>
<li><a href="https://evil.example.com/jobs/9/phish/job"><h3>Foreign</h3></a></li></ul>"""

ORACLE_LIST = {"items": [{"TotalJobsCount": 1, "requisitionList": [
    {"Id": "25587", "Title": "Bridge Inspector", "PostedDate": "2026-08-07", "PrimaryLocation": "Perth, Australia",
     "secondaryLocations": [{"Name": "Darwin, Australia", "CountryCode": "AU"}]}]}]}  # fmt: skip
ORACLE_DETAIL = {"items": [{"Id": "25587", "ExternalDescriptionStr": TEXT, "ExternalQualificationsStr": "<p>Five years.</p>",
                            "WorkplaceType": "Hybrid", "ExternalPostedStartDate": "2026-08-07T00:00:00+00:00"}]}  # fmt: skip

JOBVITE_LIST = '<table><tr><td><a href="/acme/job/oAbc123">Porter</a></td><td>Leeds</td></tr></table>'

RMK_LIST = """<table><tr class="data-row"><td><a class="jobTitle-link" href="/job/Leeds-Porter/123456789/">Porter</a></td>
<td><span class="jobLocation">Leeds, GB</span></td></tr></table>"""

TALEO_LIST = """<html><body><h4 class="oracletaleocwsv2-head-title"><a class="viewJobLink"
href="https://phe.tbe.taleo.net/phe01/ats/careers/v2/viewRequisition?org=ACME&amp;cws=41&amp;rid=77">Porter</a></h4>
<a class="viewJobLink" href="https://phe.tbe.taleo.net/phe01/ats/careers/v2/viewRequisition?org=ACME&amp;cws=41&amp;rid=77">View</a>
</body></html>"""

TALEO_ADVERT = (
    "<p>Care for people at night, in a team of six.</p><ul>"
    + "<li>You hand over at seven; it isn't far.</li>" * 6
    + "</ul>"
)
TALEO_SECTION = "<html><script>ftlUtil.init({ portalNo: '8100010168', lang: 'en' });</script></html>"
TALEO_SEARCH = {
    "requisitionList": [
        {"contestNo": "160001", "jobId": "1", "column": ["Night Nurse", '["GB-Leeds", "GB-York"]', "Nov 2, 2026"], "linkedColumn": 0, "locationsColumns": [1]},
        {"contestNo": "", "column": ["No number"]},
    ],
    "pagingData": {"currentPageNo": 1, "pageSize": 25, "totalCount": 1},
    "careerSectionUnAvailable": False,
}  # fmt: skip
TALEO_DETAIL = "<html><body><div id=\"app\"></div><script>api.fillList('requisitionDescriptionInterface', 'descRequisition', ['false', '160001', 'Night%20Nurse', '!*!{}', 'GB-Leeds']);</script></body></html>".format(
    quote(TALEO_ADVERT).replace("'", "\\'")
)

NHS_JOBS = """<?xml version="1.0" encoding="UTF-8"?><nhsJobs><totalPages>1</totalPages><totalResults>1</totalResults>
<vacancyDetails><id>C9001-26-0042</id><reference>9001-26-0042</reference><title>Ward Clerk</title><description>Help a ward.</description>
<employer>Acme Care NHS Trust</employer><type>Permanent</type><salary>\u00a324,071 to \u00a325,674 a year</salary><closeDate>2026-12-14</closeDate>
<postDate>2026-11-20T09:00:00</postDate><url>https://www.jobs.nhs.uk/candidate/jobadvert/C9001-26-0042</url>
<locations><locations>Leeds, LS1 3EX</locations><locations>York, YO1 7HH</locations></locations></vacancyDetails></nhsJobs>"""
NHS_PAGE = f"<html><body><main><div id='job_description'>{'<p>Answer the phone of a busy ward and welcome visitors.</p>' * 6}</div></main></body></html>"
PLATSBANKEN = {"total": {"value": 1}, "hits": [
    {"id": "30112233", "webpage_url": "https://arbetsformedlingen.se/platsbanken/annonser/30112233", "headline": "Undersk\u00f6terska",
     "application_deadline": "2026-12-20T23:59:59", "publication_date": "2026-11-21T08:00:00", "removed": False,
     "employer": {"name": "Acme Omsorg AB", "workplace": "Hemtj\u00e4nsten"}, "working_hours_type": {"label": "Heltid"},
     "workplace_address": {"municipality": "Lund", "city": None, "region": "Sk\u00e5ne l\u00e4n", "country": "Sverige"},
     "description": {"text": "Care for people.", "text_formatted": TEXT}}]}  # fmt: skip
REMOTIVE = {"job-count": 1, "jobs": [
    {"id": 1901, "url": "https://remotive.com/remote-jobs/writing/editor-1901", "title": "Editor", "company_name": "Acme Press",
     "category": "Writing", "job_type": "part_time", "publication_date": "2026-11-22T10:00:00", "salary": "$40k - $50k",
     "candidate_required_location": "Europe", "description": TEXT}]}  # fmt: skip
