"""The served description of the interface is complete, and whatever schemathesis makes of it, the server does not fail."""

import json

import schemathesis
from hypothesis import HealthCheck, settings
from starlette.routing import Mount, Route

from kg.serve.app import create_app
from kg.serve.pages import FOLDER
from kg.serve.pool import Limits, Pool
from tests.serve.conftest import fetch

DESCRIPTION = json.loads((FOLDER / "openapi.json").read_text(encoding="utf-8"))
schemathesis.serializer.alias("application/sparql-query", "text/plain")
schema = schemathesis.openapi.from_dict(DESCRIPTION)


def test_every_route_is_described(sample_file):
    app = create_app(Pool(str(sample_file), Limits()), lambda: sample_file)
    there = {route.path: route.methods or set() for route in app.routes if isinstance(route, Route)}
    mounted = {f"{route.path}/{{file}}": {"GET"} for route in app.routes if isinstance(route, Mount)}
    described = {path: {method.upper() for method in item} for path, item in DESCRIPTION["paths"].items()}
    assert described == {path: methods - {"HEAD"} for path, methods in (there | mounted).items()}


def test_the_description_is_served(server: str):
    status, headers, body = fetch(f"{server}/openapi.json")
    assert (status, headers["content-type"]) == (200, "application/json")
    assert json.loads(body) == DESCRIPTION


@schema.parametrize()
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_request_makes_it_fail(case: schemathesis.Case, server: str):
    response = case.call(base_url=server, timeout=60)
    assert response.status_code < 500, (response.status_code, response.text, case.as_curl_command())
