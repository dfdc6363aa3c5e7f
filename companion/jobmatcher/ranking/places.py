"""The place part of the score over every distinct set of places, as `fit.place_part` has it one by one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from companion.gazetteer import gazetteer
from companion.jobmatcher.person import PersonFacts
from companion.jobmatcher.places import Place, crow_km
from companion.jobmatcher.ranking.terms import SEPARATOR, Terms
from companion.jobmatcher.score.fit import FAR_KM, REACHES
from companion.jobmatcher.score.rights import may_be_citizen
from companion.profile.model import WorkAuthorization

Array = NDArray[Any]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class PlaceFacts:
    """One truth each per set of places; the last entry stands for a posting without places."""

    abroad: Flags
    here: Flags
    whole_country: Flags
    within: tuple[Flags, ...]
    """One for each of `fit.REACHES`: a place of the set lies within so many kilometres."""
    far: Flags
    """All places of the set lie further than `fit.FAR_KM`."""
    same_region: Flags
    would_move: Flags
    sponsorship_needed: Flags
    """The person has rights stated for these countries, and needs sponsorship in all of them."""
    never_citizen: Flags
    never_resident: Flags
    """Neither citizen nor permanent resident."""


class PlaceColumns:
    """Distinct places as numbers; grows with the terms."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._names: dict[str, int] = {"": -1}
        self._codes: list[tuple[int, int, int]] = []
        self._at: list[tuple[float, float]] = []
        self._members: list[int] = []
        self._set_of: list[int] = []
        self._sets = 0

    def grow(self) -> None:
        """Take in places numbered since the last call."""
        data = self._terms.data("place")
        for number in range(len(self._codes), len(data)):
            parts = data[number].split(SEPARATOR)
            city, region, country = (self._number(part) for part in parts)
            self._codes.append((city, region, country))
            self._at.append(_where(*parts))
        sets = self._terms.texts("places")
        while self._sets < len(sets):
            members = [int(number) for number in sets[self._sets].split(",")]
            self._members += members
            self._set_of += [self._sets] * len(members)
            self._sets += 1

    def _number(self, name: str) -> int:
        return self._names.setdefault(name, len(self._names) - 1)

    def _known(self, name: str | None) -> int:
        """The number of a name; -2 for one that no posting has, so that it equals nothing, -1 for None."""
        return self._names.get(name, -2) if name else -1

    @property
    def countries(self) -> Array:
        """Country number of the first place of each set, and -1 for none."""
        codes, members, set_of = self._columns()
        if not self._sets:
            return np.array([-1])
        first = np.searchsorted(set_of, np.arange(self._sets))
        return np.append(codes[members[first], 2], -1)

    @property
    def names(self) -> list[str]:
        """Names of cities, regions and countries by number."""
        return list(self._names)[1:]

    def _columns(self) -> tuple[Array, Array, Array]:
        self.grow()
        codes = np.array(self._codes, np.int32).reshape(-1, 3)
        return codes, np.array(self._members, np.int64), np.array(self._set_of, np.int64)

    def facts(self, person: PersonFacts) -> PlaceFacts:
        """What every set of places is to a person."""
        codes, members, set_of = self._columns()
        city, region, country = codes[members].T
        own = person.place
        home = self._known(own.country)

        def any_of(each: Array) -> Flags:
            return np.append(np.bincount(set_of, weights=each, minlength=self._sets) > 0, False)

        abroad = np.zeros(self._sets + 1, bool)
        if own.country:
            abroad = any_of(country >= 0) & ~any_of(country == home)
        region_known = region >= 0
        here, whole = self._first_hits(
            set_of,
            self._here(city, country, [own, *person.commute]),
            (city < 0) & ~region_known & (country == home),
        )
        kilometres = self._kilometres([own, *person.commute])[members]
        far = ~any_of(~(kilometres > FAR_KM))
        far[-1] = False
        return PlaceFacts(
            abroad=abroad,
            here=here,
            whole_country=whole,
            within=tuple(any_of(kilometres <= most) for most, _ in REACHES),
            far=far,
            same_region=~abroad & ~far & any_of(region_known & (region == self._known(own.region))),
            would_move=self._would_move(person, any_of, members),
            sponsorship_needed=self._rights(person, country, any_of, lambda one: not one.needs_sponsorship),
            never_citizen=self._rights(person, country, any_of, partial(may_be_citizen, residents=False)),
            never_resident=self._rights(person, country, any_of, partial(may_be_citizen, residents=True)),
        )

    def _kilometres(self, here: list[Place]) -> Array:
        """From each distinct place to the nearest of `here`; NaN where that is not known."""
        at = np.array(self._at, np.float64).reshape(-1, 2)
        nearest = np.full(len(at), np.nan)
        for one in here:
            if one.at is not None:
                nearest = np.fmin(nearest, crow_km(at[:, 0], at[:, 1], *one.at))
        return nearest

    def _first_hits(self, set_of: Array, here: Flags, whole: Flags) -> tuple[Flags, Flags]:
        """Of each set, what its first place is that is either here or the whole of the person's country."""
        hits = np.flatnonzero(here | whole)
        sets, first = np.unique(set_of[hits], return_index=True)
        is_here, is_whole = np.zeros(self._sets + 1, bool), np.zeros(self._sets + 1, bool)
        is_here[sets] = here[hits[first]]
        is_whole[sets] = ~here[hits[first]]
        return is_here, is_whole

    def _here(self, city: Array, country: Array, places: list[Place]) -> Flags:
        here = np.zeros(len(city), bool)
        for one in places:
            if one.city:
                same = country == self._known(one.country)
                here |= (city == self._known(one.city)) & (same | (country < 0) | (one.country is None))
        return here

    def _would_move(self, person: PersonFacts, any_of: Any, members: Array) -> Flags:
        applicant = person.applicant
        if not applicant.relocate:
            return np.zeros(self._sets + 1, bool)
        wanted = [text.lower() for text in applicant.relocate_to]
        if not wanted:
            return np.ones(self._sets + 1, bool)
        texts = [text.lower() for text in self._terms.texts("place")[: len(self._codes)]]
        named = np.array([any(one in text for one in wanted) for text in texts], bool)
        moves: Flags = any_of(named[members])
        return moves

    def _rights(self, person: PersonFacts, country: Array, any_of: Any, passes: Any) -> Flags:
        """Sets for which rights are stated and none of them `passes`; home counts where no country is named."""
        stated = np.zeros(self._sets + 1, bool)
        passed = np.zeros(self._sets + 1, bool)
        unnamed = ~any_of(country >= 0)
        home = (person.place.country or "").upper()
        entries: list[WorkAuthorization] = person.applicant.work_authorization
        for entry in entries:
            code = entry.country.upper()
            concerns = any_of(country == self._known(code)) | (unnamed & (code == home))
            stated |= concerns
            if passes(entry):
                passed |= concerns
        return stated & ~passed


def _where(city: str, region: str, country: str) -> tuple[float, float]:
    """Degrees of a town of that country; NaN for what the gazetteer does not know."""
    town = gazetteer().town(city, country, region) if city else None
    return (town.latitude, town.longitude) if town and town.country == country else (np.nan, np.nan)
