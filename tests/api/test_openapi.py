"""The API's own document, and the extension's declarations, agree with the code."""

from __future__ import annotations

import inspect
from typing import get_type_hints

from jsonschema import Draft202012Validator
from jsonschema_specifications import REGISTRY
from openapi_spec_validator import OpenAPIV31SpecValidator, validate
from openapi_spec_validator.schemas import schema_v31
from pydantic import BaseModel
from referencing import Resource

from companion.api import typescript
from companion.api.openapi import document
from companion.api.table import ROUTES
from companion.paths import extension_dir
from tests.support.companion import CompanionUnderTest

OPENAPI = dict(schema_v31)


class SpecValidator(OpenAPIV31SpecValidator):
    """The library's own, but that it reads its schema through once, not once for every reference of the document."""

    schema_validator = Draft202012Validator(
        OPENAPI, registry=REGISTRY.with_resource(OPENAPI["$id"], Resource.from_contents(OPENAPI)).crawl()
    )


async def test_the_served_document_is_valid_and_names_every_route(app: CompanionUnderTest) -> None:
    status, served = await app.call("GET", "/api/openapi.json")
    assert status == 200
    validate(served, cls=SpecValidator)
    assert {(m.upper(), path) for path, item in served["paths"].items() for m in item} == {
        (route.method, route.path) for route in ROUTES
    }


def test_every_route_says_what_it_does_and_with_which_messages() -> None:
    for route in ROUTES:
        assert inspect.getdoc(route.action), route.path
        if not route.raw:
            hints = get_type_hints(route.action)
            assert issubclass(hints["return"], BaseModel), route.path
            assert route.path.endswith("/")


def test_operation_names_are_unique() -> None:
    paths = document(ROUTES, "1")["paths"]
    names = [operation["operationId"] for item in paths.values() for operation in item.values()]
    assert len(names) == len(set(names))


def test_the_declarations_of_the_extension_are_up_to_date() -> None:
    file = extension_dir() / "shared" / "contracts.d.ts"
    assert file.read_text(encoding="utf-8") == typescript.generate(), "run: python -m companion.api.typescript"


def test_every_message_on_the_wire_is_declared() -> None:
    declared = {model.__name__ for model in typescript.models()}
    used = {model.__name__ for route in ROUTES for model in (route.body, route.reply) if model}
    assert used <= declared
