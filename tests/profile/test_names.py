"""Names are split as the forms of employers ask for them."""

from __future__ import annotations

import pytest

from companion.profile.parse.names import NameParts, split_name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Jane Doe", NameParts("Jane", "", "Doe")),
        ("Jane Q. Doe", NameParts("Jane", "Q.", "Doe")),
        ("Ludwig van der Berg", NameParts("Ludwig", "", "van der Berg")),
        ("María de la Cruz", NameParts("María", "", "de la Cruz")),
        ("Anna Maria von Trapp", NameParts("Anna", "Maria", "von Trapp")),
        ("José Ortega y Gasset", NameParts("José", "", "Ortega y Gasset")),
        ("Dr. Martin Luther King Jr.", NameParts("Martin", "Luther", "King", "Dr.", "Jr.")),
        ("Sammy Davis, Jr.", NameParts("Sammy", "", "Davis", "", "Jr.")),
        ("Doe, Jane Q.", NameParts("Jane", "Q.", "Doe")),
        ("Berg, Ludwig van der", NameParts("Ludwig", "", "van der Berg")),
        ("Jane Doe, RN, BSN", NameParts("Jane", "", "Doe")),
        ("Jane Doe MBA", NameParts("Jane", "", "Doe")),
        ("Prof. Dr. Heike Müller-Lüdenscheidt", NameParts("Heike", "", "Müller-Lüdenscheidt", "Prof. Dr.")),
        ("Ben Miller", NameParts("Ben", "", "Miller")),
        ("Vincent Van Gogh", NameParts("Vincent", "", "Van Gogh")),
        ("John Michael San Miguel", NameParts("John", "Michael San", "Miguel")),
        ("Cher", NameParts("Cher")),
        ("Dr. Smith", NameParts("", "", "Smith", "Dr.")),
        ("", NameParts()),
        ("   ", NameParts()),
        ("Xi Ma", NameParts("Xi", "", "Ma")),
        ("Yo-Yo Ma", NameParts("Yo-Yo", "", "Ma")),
        ("Yun Do Ba", NameParts("Yun", "Do", "Ba")),
    ],
)
def test_a_name_is_split(name: str, expected: NameParts) -> None:
    assert split_name(name) == expected
