"""Postal codes of the United Kingdom: the town after which an area is called, by the letters that begin its codes.

The areas are those of the Royal Mail, without the rural ones around small towns; beside a post town that the gazetteer does not
have stands the nearest it has (https://en.wikipedia.org/wiki/List_of_postcode_areas_in_the_United_Kingdom).
"""

from __future__ import annotations

import re

_TOWNS = """
AB aberdeen AL st albans B birmingham BA bath BB blackburn BD bradford BH bournemouth BL bolton BN brighton BR orpington
BS bristol BT belfast CA carlisle CB cambridge CF cardiff CH chester CM chelmsford CO colchester CR croydon CT canterbury
CV coventry CW crewe DA dartford DD dundee DE derby DG dumfries DH durham DL darlington DN doncaster DT dorchester
DY dudley E london EC london EH edinburgh EN enfield town EX exeter FK falkirk FY blackpool G glasgow GL gloucester
GU guildford HA harrow HD huddersfield HG harrogate HP hemel hempstead HR hereford HU kingston upon hull HX halifax
IG ilford IP ipswich IV inverness KA kilmarnock KT surbiton KY kirkcaldy L liverpool LA lancaster
LE leicester LL llandudno LN lincoln LS leeds LU luton M manchester ME rochester MK milton keynes
ML motherwell N london NE newcastle upon tyne NG nottingham NN northampton NP newport NR norwich NW london OL oldham
OX oxford PA paisley PE peterborough PH perth PL plymouth PO portsmouth PR preston RG reading RH redhill RM romford
S sheffield SA swansea SE london SG stevenage SK stockport SL slough SM sutton SN swindon SO southampton SP salisbury
SR sunderland SS southend-on-sea ST stoke-on-trent SW london SY shrewsbury TA taunton TF telford
TN tonbridge TQ torquay TR truro TS middlesbrough TW isleworth UB southall W london WA warrington WC london
WD watford WF wakefield WN wigan WR worcester WS walsall WV wolverhampton YO york
"""
_WIDE = "AB BA CA DG DT EX GL HR IP IV LL LN NE NG NR PA PE PH PL SA SN SP SY TA TN TR YO"
WIDE = frozenset(_WIDE.split())
"""Areas in which the way to the town may be too long for a day: their codes only tell which of two towns is meant."""

_AREA = re.compile(r"([A-Z]{1,2}) ((?:[a-z-]+ ?)+)")
POST_TOWNS: dict[str, str] = {
    match[1]: match[2].strip() for row in _TOWNS.strip().splitlines() for match in _AREA.finditer(row + " ")
}
"""Area -> its town, as the gazetteer calls it."""

_CODE = re.compile(r"(?<![A-Z\d-])([A-Z]{1,2})\d[A-Z\d]?(?: ?\d[A-Z]{2})?(?![\w-])")


def postal_area(text: str) -> str | None:
    """The area of the last postal code of the United Kingdom in a text of places, whole or its first half alone."""
    areas = [match[1] for match in _CODE.finditer(text) if match[1] in POST_TOWNS]
    return areas[-1] if areas else None
