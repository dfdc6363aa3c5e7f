"""Every kind of applicant tracking system there is a form of."""

from __future__ import annotations

from tests.employers.ashby import Ashby
from tests.employers.careers import Careers
from tests.employers.greenhouse import GreenhouseClassic
from tests.employers.greenhouse_react import GreenhouseReact
from tests.employers.lever import Lever
from tests.employers.vendor import Vendor
from tests.employers.workday import Workday


def all_vendors() -> list[Vendor]:
    """One of each."""
    return [GreenhouseClassic(), GreenhouseReact(), Lever(), Ashby(), Workday(), Careers()]
