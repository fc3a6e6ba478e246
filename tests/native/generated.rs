//! The generated file `web/scripts/generated.ts`, with the routes and fragment parameters of curtain-core. `BLESS=1`
//! writes it.

use crate::support::repository;
use curtain_core::{fragment, routes};
use std::fmt::Write;
use std::fs;

const FILE: &str = "web/scripts/generated.ts";

/// Returns the name of a constant in the style of scripts: `CARD_PAGE` becomes `cardPageRoute`.
fn function_name(constant: &str) -> String {
    let mut words = constant.split('_').map(str::to_lowercase);
    let mut name = words.next().unwrap_or_default();
    for word in words {
        let (first, rest) = word.split_at(1);
        name += &(first.to_uppercase() + rest);
    }
    name + "Route"
}

/// Returns the argument names of a pattern, in order: `id` and `lang` of `cards/{id}.{lang}.json`.
fn places(pattern: &str) -> Vec<&str> {
    let parts = pattern.split('{').skip(1);
    parts.map(|part| part.split('}').next().unwrap_or_default()).collect()
}

/// Writes a route as a constant, or as a function of its arguments.
fn route(name: &str, pattern: &str) -> String {
    let places = places(pattern);
    if places.is_empty() {
        return format!("export const {name}_ROUTE = \"{pattern}\";\n");
    }
    let kind = |place: &str| if place == "number" { "number" } else { "string" };
    let parameters: Vec<String> =
        places.iter().map(|place| format!("{place}: {}", kind(place))).collect();
    let (name, parameters) = (function_name(name), parameters.join(", "));
    let template = pattern.replace('{', "${");
    format!("export const {name} = ({parameters}): string => `{template}`;\n")
}

/// Writes a list of texts: `["light", "dark"]`.
fn list(texts: &[&str]) -> String {
    format!("{texts:?}")
}

fn generated() -> String {
    let mut file = "// Routes of the site, relative to its root, and parameters of fragments, as curtain-core defines them.\n\
         // `make bless` writes this file, and a native test compares it with the crate.\n\n"
        .to_owned();
    for (name, pattern) in routes::PATTERNS {
        file += &route(name, pattern);
    }
    file +=
        "\n/** Values of the parameters that change how a card looks. */\nexport const LOOKS = {\n";
    for (name, values) in fragment::LOOKS {
        writeln!(file, "  {name}: {},", list(values)).unwrap();
    }
    file += "} as const;\n\n/** Parameters of a fragment, beside the ids of tracks. */\n";
    writeln!(file, "export const PARAMETERS = {} as const;", list(&fragment::PARAMETERS)).unwrap();
    file
}

#[test]
fn scripts_have_the_routes_and_parameters_of_the_core() {
    let wanted = generated();
    if std::env::var_os("BLESS").is_some() {
        fs::write(repository(FILE), &wanted).unwrap();
    }
    let found = fs::read_to_string(repository(FILE)).unwrap();
    assert!(found == wanted, "{FILE} differs from the core, wanted\n{wanted}");
}
