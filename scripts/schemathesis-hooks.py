"""What schemathesis can't know of the People API. Loaded by schemathesis.toml.

A schema says what a value looks like. It can't say what is in the store, how two members of a body go together, or that a
text is trimmed before its length is judged. Where a check finds fault with exactly that, its finding is dropped here, and
nothing else is.
"""
import json
import re

import jsonschema_rs
import requests
import schemathesis

# A text of as many characters as its schema allows can have more bytes than a body may have, written as escapes.
MAXIMUM_BODY = 1 << 20

# What the answer to a request that its schema allows may find wrong: the path of the field, and the sentence.
BEYOND_SCHEMAS = [
    # References, which resolve or don't.
    (r"(companyId|personId|userId|otherId)", r"does not name a .* you have"),
    # What an organization has made of its custom fields.
    (r"customFields\.cf_.*", r"is not a custom field of your .*|must .*|is required.*"),
    # A key is made of the name of a custom field: letters of all scripts are too many for a pattern.
    (r"name", r"must contain a letter or a digit"),
    # Members that depend on each other, or on what the field is.
    (r"settings\.min", r"must not be above max"),
    (r"settings\.options", r"must not have the value .* twice"),
    (r"settings\.[A-Za-z]+", r"is not a setting of a .* field"),
    (r"settings\.options", r"must be an array of at least one option"),
    (r"settings\.default", r"must .*"),
    (r"is(Filterable|Sortable|Unique)", r"can't be true for a field of type .*"),
    # Regular expressions.
    (r"settings\.pattern", r".*"),
    # A tag has quotes, and schemathesis makes up headers without any, whatever their pattern says.
    (r"If-(None-)?Match", r"must be \* or a list of entity tags .*"),
    # Whoever is matched by an upsert has them already.
    (r"firstName|email", r"is required"),
    # Filters and orders name custom fields, which there are or not, and each once; a cursor is of one list.
    (r"filter\[cf_.*", r"names no field of your .*|needs isFilterable, .*|must .*"),
    (r"filter", r"must be given at most .* times"),
    (r"filter\[.*", r"must not be empty; .*|must have at most .*|must be one .*"),
    (r"sort", r"names no field of your .*|needs isSortable, .*|must name each field once"),
    (r"cursor", r"is not a cursor of this list"),
    (r"offset", r"must not be given with a cursor"),
    # What is in the trash is one list, in one order.
    (r".*", r"can't be asked for together with deleted"),
    # A list of people, or the people by name.
    (r"ids", r"can't be given together with a query"),
    (r"match", r"must be email or the key of a unique custom field.*"),
]


@schemathesis.hook
def filter_failure(context, failure, case, response):
    kind = type(failure).__name__
    if response.status_code == 413 and len(response.request.body or b"") > MAXIMUM_BODY:
        return False
    if kind == "RejectedPositiveData":
        return not (is_condition(response) or is_beyond_schemas(response) or is_refused_batch(case, response))
    if kind == "AcceptedNegativeData":
        # What is too long for a request line is refused before anybody reads it.
        return not (response.status_code == 431 or is_right_when_trimmed(case))
    if kind == "UseAfterFree":
        # A dry run deletes nothing.
        return not any(path in failure.message for path in dry_runs)
    return True


def is_condition(response):
    """Whether a tag is that of a record, or a key was used before: what is in the store decides."""
    if response.status_code == 304:
        return True
    return response.status_code in (412, 422) and response.json().get("code") in (
        "precondition_failed", "idempotency_key_reused")


def is_beyond_schemas(response):
    answer = response.json()
    return answer.get("code") == "validation_failed" and all(
        any(re.fullmatch(field, fault["field"], re.DOTALL) and re.fullmatch(message, fault["message"], re.DOTALL)
            for field, message in BEYOND_SCHEMAS)
        for fault in answer["details"])


def is_refused_batch(case, response):
    """An operation of a batch may be anything, also what fails; and what no JSON of ours may have is no operation."""
    answer = response.json()
    return case.operation.path.endswith("/batch") and (
        answer.get("code") == "batch_refused"
        or answer.get("code") == "invalid_json" and re.search("NUL character|nested", answer["error"]) is not None)


def is_right_when_trimmed(case):
    """Whether a request is one that its schemas allow, once its texts are without white space around them."""
    api = case.operation.schema.raw_schema
    operation = api["paths"][case.operation.path][case.operation.method.lower()]
    try:
        if "requestBody" in operation:
            schema = operation["requestBody"]["content"]["application/json"]["schema"]
            body = {**schema, "components": api["components"]}
            if not jsonschema_rs.validator_for(body).is_valid(trimmed(case.body)):
                return False
        parameters = [resolved(parameter, api) for parameter in operation.get("parameters", [])]
        known = {parameter["name"]: parameter["schema"] for parameter in parameters}
        return all(name in known and any(jsonschema_rs.validator_for(known[name]).is_valid(reading)
                                         for reading in readings(trimmed(value)))
                   for name, value in (case.query or {}).items())
    except ValueError:
        return False


def resolved(parameter, api):
    """A parameter, also where the description names one that several operations have."""
    for name in parameter.get("$ref", "#").split("/")[1:]:
        parameter, api = api[name], api[name]
    return parameter


def trimmed(value):
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return [trimmed(element) for element in value]
    if isinstance(value, dict):
        return {name: trimmed(member) for name, member in value.items()}
    return value


def readings(value):
    """What a parameter of a query can be meant as: the text, and the number or boolean that it spells."""
    yield value
    if isinstance(value, str):
        try:
            yield json.loads(value)
        except ValueError:
            pass


own_key = None
# The paths of records that were to be deleted by way of trial.
dry_runs = set()


@schemathesis.hook
def before_call(context, case, kwargs):
    """Nobody saws off the branch that he sits on: the key of this run is not revoked."""
    global own_key
    if case.operation.method.upper() == "DELETE" and "true" in str((case.query or {}).get("dryRun", "")).lower():
        dry_runs.add(case.formatted_path)
    if case.operation.label != "DELETE /api/api-keys/{id}":
        return
    authorization = (kwargs.get("headers") or {}).get("Authorization")
    if own_key is None and authorization:
        url = case.operation.schema.get_base_url() + "/api/me"
        own_key = requests.get(url, headers={"Authorization": authorization}, timeout=10).json()["data"]["key"]["id"]
    if str((case.path_parameters or {}).get("id", "")).lower() == own_key:
        case.path_parameters["id"] = "00000000-0000-7000-8000-000000000000"
