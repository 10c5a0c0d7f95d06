"""What Schemathesis has to know of the site that it tests, and of what no schema can tell."""

import os
import uuid
from ipaddress import IPv4Address
from itertools import count

import schemathesis

# Forums of tests/content in every state, and forms of one of them.
FORUMS = ["abroad", "every-field", "last-places", "waiting-list", "closed", "opens-later"]
SUBJECT, FORMS = "two-days", ["question", "feedback"]
SLUG = {"forum": FORUMS[0], "subject": SUBJECT, "form": FORMS[0]}

KEY = "Idempotency-Key"

# Whether each request comes from somebody else; else nearly each is one too many.
CROWD = "MULTAQA_CROWD" in os.environ

# What is refused although the schema allows it: by the code of the error, or the last part of
# the problem's type.
BEYOND_SCHEMA = {"duplicate", "other-key", "too-much", "key-reused"}


@schemathesis.hook
def before_load_schema(context, raw_schema):
    """Of names that the contract leaves open, those that this site knows."""
    schemas = raw_schema["components"]["schemas"]
    registration = schemas["Registration"]["properties"]
    registration["forum"] = {"enum": FORUMS}
    # Each would be tried: the endpoint's own tests do that.
    del registration["country"]["enum"][3:]
    message = schemas["Message"]["properties"]
    message["subject"], message["form"] = {"enum": [SUBJECT]}, {"enum": FORMS}
    status = raw_schema["paths"]["/api/status/{forum}"]["get"]
    status["parameters"][0]["schema"] = {"enum": FORUMS}
    for path in ["/api/registrations", "/api/messages"]:
        body = raw_schema["paths"][path]["post"]["requestBody"]
        for example in body["content"]["application/json"]["examples"].values():
            value = example["value"]
            value.update({name: slug for name, slug in SLUG.items() if name in value})


# Keys and addresses of what was stored.
used = set()
number = count(1)


def is_used(value):
    return isinstance(value, str) and value.lower() in used


def is_uuid(text):
    try:
        return str(uuid.UUID(text)) == text.lower()
    except (AttributeError, TypeError, ValueError):
        return False


def new_key():
    return str(uuid.UUID(int=next(number)))


@schemathesis.hook
def before_call(context, case, kwargs):
    """Each key and each address is new: most requests are made from a few examples, and after
    the first would be refused for that alone. Header and body name the same key. Every other
    registration that has none gets one, so that it can be taken back. As said, each comes from
    somebody else."""
    if CROWD:
        case.headers["X-Forwarded-For"] = str(IPv4Address("10.0.0.0") + next(number))
    body = case.body if isinstance(case.body, dict) else {}
    if is_used(body.get("email")):
        body["email"] = f"n{next(number)}@example.com"
    if is_used(body.get("key")):
        body["key"] = new_key()
    if is_used(case.headers.get(KEY)):
        case.headers[KEY] = new_key()
    if is_uuid(body.get("key")) and is_uuid(case.headers.get(KEY)):
        case.headers[KEY] = body["key"]
    if "email" in body and "key" not in body and KEY not in case.headers:
        if next(number) % 2:
            body["key"] = new_key()


@schemathesis.hook
def after_call(context, case, response):
    if response.status_code == 201:
        body = case.body if isinstance(case.body, dict) else {}
        sent = [body.get("key"), body.get("email"), case.headers.get(KEY)]
        used.update(value.lower() for value in sent if isinstance(value, str))


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """Drops what is no failure: where this is false."""
    if failure.code == "ST202":  # a schema-valid request was rejected
        problem = response.json()
        codes = {error["code"] for error in problem.get("errors", [])}
        codes = codes or {problem["type"].rsplit(":")[-1]}
        return not codes <= BEYOND_SCHEMA
    return True
