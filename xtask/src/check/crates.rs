//! The dependency rule among the crates, from what cargo knows of them.

use serde_json::Value;

use super::{Fault, fault};

/// A package of the workspace, the packages of the workspace that it may
/// depend on, and, where that is limited too, those from outside.
struct Allowed {
    package: &'static str,
    own: &'static [&'static str],
    outside: Option<&'static [&'static str]>,
}

const ALLOWED: [Allowed; 11] = [
    Allowed {
        package: "multaqa-domain",
        own: &[],
        // It is in the browser's bytes, and pure.
        outside: Some(&["serde", "serde_json"]),
    },
    Allowed {
        package: "multaqa-app",
        own: &["multaqa-domain"],
        outside: None,
    },
    Allowed {
        package: "multaqa-content",
        own: &["multaqa-domain"],
        outside: None,
    },
    Allowed {
        package: "multaqa-endpoint",
        own: &["multaqa-domain"],
        outside: None,
    },
    Allowed {
        package: "multaqa-probe",
        own: &["multaqa-domain"],
        outside: None,
    },
    Allowed {
        // It draws what it is told, and knows no forum.
        package: "multaqa-preview",
        own: &[],
        outside: Some(&["cosmic-text", "png"]),
    },
    Allowed {
        package: "multaqa-site",
        own: &[
            "multaqa-app",
            "multaqa-content",
            "multaqa-domain",
            "multaqa-endpoint",
            "multaqa-preview",
            "multaqa-probe",
        ],
        outside: None,
    },
    Allowed {
        // The tests see the program from outside only. Those of endpoints describe them in
        // content, and send as pages would.
        package: "multaqa-tests",
        own: &[
            "multaqa-content",
            "multaqa-domain",
            "multaqa-endpoint",
            "multaqa-probe",
        ],
        outside: None,
    },
    Allowed {
        // It knows the program from outside only.
        package: "multaqa-dist",
        own: &[],
        outside: None,
    },
    Allowed {
        // Stands in for a crate from outside.
        package: "wasm-streams",
        own: &[],
        outside: Some(&["futures-util", "wasm-bindgen", "web-sys"]),
    },
    Allowed {
        package: "xtask",
        own: &[],
        outside: None,
    },
];

/// Finds dependencies that the rule forbids in the output of `cargo metadata
/// --no-deps`. What only a crate's own tests need is free.
pub(super) fn upward_dependencies(metadata: &Value) -> Vec<Fault> {
    let packages = list(metadata, "packages");
    let names: Vec<&str> = packages
        .iter()
        .filter_map(|package| text(package, "name"))
        .collect();
    let mut faults = Vec::new();
    for package in packages {
        let name = text(package, "name").unwrap_or_default();
        let Some(allowed) = ALLOWED.iter().find(|allowed| allowed.package == name) else {
            faults.push(fault(
                "Cargo.toml",
                1,
                format!("{name} has no place in the dependency rule yet"),
            ));
            continue;
        };
        for dependency in list(package, "dependencies") {
            let other = text(dependency, "name").unwrap_or_default();
            let is_own = names.contains(&other);
            let is_allowed = if is_own {
                allowed.own.contains(&other)
            } else {
                allowed
                    .outside
                    .is_none_or(|outside| outside.contains(&other))
            };
            if text(dependency, "kind") != Some("dev") && !is_allowed {
                let file = text(package, "manifest_path").unwrap_or("Cargo.toml");
                faults.push(fault(file, 1, format!("{name} may not depend on {other}")));
            }
        }
    }
    faults
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value
        .get(key)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key).and_then(Value::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn messages(dependency: Value) -> Vec<String> {
        let metadata = json!({"packages": [
            {"name": "multaqa-domain", "manifest_path": "d", "dependencies": [dependency]},
            {"name": "multaqa-site", "manifest_path": "s", "dependencies": [{"name": "multaqa-domain", "kind": null}]},
        ]});
        upward_dependencies(&metadata)
            .into_iter()
            .map(|fault| fault.message)
            .collect()
    }

    #[test]
    fn the_domain_depends_on_nothing_above_and_on_serde_alone() {
        assert_eq!(messages(json!({"name": "serde", "kind": null})), [""; 0]);
        assert_eq!(
            messages(json!({"name": "multaqa-site", "kind": null})),
            ["multaqa-domain may not depend on multaqa-site"]
        );
        assert_eq!(messages(json!({"name": "chrono", "kind": null})).len(), 1);
        assert_eq!(
            messages(json!({"name": "proptest", "kind": "dev"})),
            [""; 0]
        );
    }

    #[test]
    fn a_new_crate_must_be_given_its_place() {
        let metadata = json!({"packages": [{"name": "multaqa-extra", "dependencies": []}]});
        assert_eq!(upward_dependencies(&metadata).len(), 1);
    }
}
