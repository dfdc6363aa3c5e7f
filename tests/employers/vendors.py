"""Every kind of applicant tracking system there is a form of."""

from __future__ import annotations

from tests.employers.ashby import Ashby
from tests.employers.bamboohr import BambooHR
from tests.employers.breezy import Breezy
from tests.employers.careers import Careers
from tests.employers.greenhouse import GreenhouseClassic
from tests.employers.greenhouse_react import GreenhouseReact
from tests.employers.icims import ICims
from tests.employers.jobvite import Jobvite
from tests.employers.lever import Lever
from tests.employers.oracle import Oracle
from tests.employers.personio import Personio
from tests.employers.recruitee import Recruitee
from tests.employers.smartrecruiters import SmartRecruiters
from tests.employers.successfactors import SuccessFactors
from tests.employers.teamtailor import Teamtailor
from tests.employers.vendor import Vendor
from tests.employers.workable import Workable
from tests.employers.workday import Workday


def all_vendors() -> list[Vendor]:
    """One of each."""
    return [
        GreenhouseClassic(), GreenhouseReact(), Lever(), Ashby(), Workday(), Careers(), SmartRecruiters(), Workable(),
        ICims(), SuccessFactors(), Oracle(), BambooHR(), Jobvite(), Recruitee(), Teamtailor(), Personio(), Breezy(),
    ]  # fmt: skip
