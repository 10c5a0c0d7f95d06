//! Shapes of errors that frameworks have by themselves, and what of them is for people.

use super::tests::{To::Out, check, flat, kind};
use crate::exchange::Repeat;
use serde_json::json;

/// What frameworks say where nobody has described them.
#[test]
fn frameworks() {
    const INVALID: &str = "must be a well-formed email address";
    let spring = json!({"timestamp": "2024-01-01T00:00:00.000+00:00", "status": 400, "error": "Bad Request",
        "message": "Validation failed for object='dto'. Error count: 1", "path": "/registrations",
        "trace": "org.springframework.web.bind.MethodArgumentNotValidException: Validation failed",
        "errors": [{"codes": ["Email.dto.email", "Email.email", "Email"],
            "arguments": [{"codes": ["dto.email", "email"], "arguments": null, "defaultMessage": "email", "code": "email"}],
            "defaultMessage": INVALID, "objectName": "dto", "field": "email", "rejectedValue": "a b",
            "bindingFailure": false, "code": "Email"}]});
    let of_all = json!({"message": "Refused", "errors": [{"codes": ["Full.dto", "Full"], "arguments": ["a b"],
        "defaultMessage": "All places are taken", "objectName": "dto", "code": "Full"}]});
    let violations = json!({"type": "https://symfony.com/errors/validation", "title": "Validation Failed",
        "detail": "Look below.", "violations": [{"propertyPath": "email", "title": "Too short.",
            "message": "This value is too short.", "code": "c1051bb4-d103-4f74-8988-acbcafc7fdc3",
            "parameters": {"{{ value }}": "a b"}, "template": "This value is {{ x }}."}]});
    let hydra = json!({"@context": "/contexts/ConstraintViolationList", "@type": "ConstraintViolationList",
        "hydra:title": "An error occurred", "hydra:description": "email: This value is no address.",
        "violations": [{"propertyPath": "email", "message": "This value is no address."}]});
    let microsoft = json!({"error": {"code": "BadArgument", "message": "Multiple errors", "target": "ContactInfo",
        "details": [{"code": "NullValue", "target": "email", "message": "Must not be null"},
            {"code": "Odd", "target": "vip", "message": "Is odd"}],
        "innererror": {"code": "Deep", "message": "not for people"}}});
    let located = json!({"errors": [{"msg": "Odd.", "location": ["body", "email"]}]});
    let express = json!({"errors": [{"type": "field", "value": "a b", "msg": "Odd.", "path": "email", "location": "body"}]});
    let zod = json!({"success": false, "error": {"name": "ZodError", "issues": [
        {"code": "too_small", "minimum": 2, "path": ["email"], "message": "Too short"}]}});
    let attr = json!({"type": "validation_error", "errors": [{"code": "invalid", "detail": "Odd.", "attr": "email"}]});
    check(
        "frameworks",
        &kind(flat(), Repeat::Unknown, "/id"),
        &[
            (
                400,
                spring,
                Out(
                    &[("email", INVALID)],
                    &["Validation failed for object='dto'. Error count: 1"],
                ),
            ),
            (400, of_all, Out(&[], &["Refused", "All places are taken"])),
            (
                422,
                violations,
                Out(&[("email", "This value is too short.")], &["Look below."]),
            ),
            (
                422,
                hydra,
                Out(
                    &[("email", "This value is no address.")],
                    &["email: This value is no address."],
                ),
            ),
            (
                400,
                microsoft,
                Out(
                    &[("email", "Must not be null")],
                    &["ContactInfo: Multiple errors", "vip: Is odd"],
                ),
            ),
            (422, located, Out(&[("email", "Odd.")], &[])),
            (422, express, Out(&[("email", "Odd.")], &[])),
            (400, zod, Out(&[("email", "Too short")], &[])),
            (400, attr, Out(&[("email", "Odd.")], &[])),
        ],
    );
}

/// One error as the whole body: its place is no message.
#[test]
fn an_error_that_is_the_body() {
    const TAKEN: &str = "Email already registered";
    check(
        "one error",
        &kind(flat(), Repeat::Unknown, "/id"),
        &[
            (
                409,
                json!({"error": TAKEN, "field": "email"}),
                Out(&[("email", TAKEN)], &[]),
            ),
            (
                409,
                json!({"message": TAKEN, "path": "email", "code": "TAKEN"}),
                Out(&[("email", TAKEN)], &[]),
            ),
            (
                422,
                json!({"title": TAKEN, "attribute": "email"}),
                Out(&[("email", TAKEN)], &[]),
            ),
            (
                422,
                json!({"error": "Odd", "field": "vip"}),
                Out(&[], &["vip: Odd"]),
            ),
            // A map by field in which one is called so.
            (
                422,
                json!({"field": "is too long", "email": "is odd"}),
                Out(&[("email", "is odd")], &["field: is too long"]),
            ),
        ],
    );
}

/// What is said to programs, and not to people.
#[test]
fn noise() {
    check(
        "noise",
        &kind(flat(), Repeat::Unknown, "/id"),
        &[
            (
                422,
                json!({"jsonapi": {"version": "1.1"}, "errors": [{"detail": "Odd.", "source": {"pointer": "/data/attributes/email"}}]}),
                Out(&[("email", "Odd.")], &[]),
            ),
            (
                422,
                json!({"_status": "ERR", "_issues": {"email": "must be an address"}, "_error": {"code": 422, "message": "Insertion failure"}}),
                Out(&[("email", "must be an address")], &["Insertion failure"]),
            ),
            (
                417,
                json!({"exc_type": "ValidationError", "exception": "frappe.exceptions.ValidationError: Name is short",
                    "exc": "[\"Traceback (most recent call last)\"]", "_server_messages": "[\"{}\"]"}),
                Out(&[], &["frappe.exceptions.ValidationError: Name is short"]),
            ),
            (
                400,
                json!({"message": "Odd.", "exception": "App\\Odd: at line 3", "stack": "Error: at x (y)", "file": "/var/www/a b.php"}),
                Out(&[], &["Odd."]),
            ),
        ],
    );
}
