"""The boards that can be read, one file for each ATS."""

from __future__ import annotations

from companion.ats.board import BoardReader
from companion.ats.boards.ashby import Ashby
from companion.ats.boards.bamboohr import BambooHr
from companion.ats.boards.breezy import Breezy
from companion.ats.boards.careers import Careers
from companion.ats.boards.greenhouse import Greenhouse
from companion.ats.boards.icims import Icims
from companion.ats.boards.jazzhr import JazzHr
from companion.ats.boards.jobvite import Jobvite
from companion.ats.boards.lever import Lever
from companion.ats.boards.nhs_jobs import NhsJobs
from companion.ats.boards.oracle import Oracle
from companion.ats.boards.personio import Personio
from companion.ats.boards.platsbanken import Platsbanken
from companion.ats.boards.recruitee import Recruitee
from companion.ats.boards.remotive import Remotive
from companion.ats.boards.rippling import Rippling
from companion.ats.boards.smartrecruiters import SmartRecruiters
from companion.ats.boards.successfactors import SuccessFactors
from companion.ats.boards.taleo import Taleo
from companion.ats.boards.taleo_enterprise import TaleoEnterprise
from companion.ats.boards.teamtailor import Teamtailor
from companion.ats.boards.workable import Workable
from companion.ats.boards.workday import Workday

READERS: tuple[BoardReader, ...] = (
    Greenhouse(), Lever(), Ashby(), SmartRecruiters(), Workable(), Recruitee(), Workday(), Personio(), Teamtailor(),
    BambooHr(), Rippling(), Breezy(), JazzHr(), Icims(), Oracle(), Jobvite(), SuccessFactors(), Taleo(), TaleoEnterprise(),
    NhsJobs(), Platsbanken(), Remotive(), Careers(),
)  # fmt: skip


def reader_of(ats: str) -> BoardReader:
    """The reader of an ATS. Raises KeyError."""
    return {reader.name: reader for reader in READERS}[ats]
