//! Templates: texts with places `{name}` to fill in.

/// Fills the places of a template. A place without an argument of its name stays as it is, and so does every
/// other brace; values are not searched for places.
///
/// # Examples
///
/// ```
/// use curtain_core::template::fill;
///
/// assert_eq!(fill("{n} of {all} aired", &[("n", "5"), ("all", "23")]), "5 of 23 aired");
/// assert_eq!(fill("[{a}={b}]", &[("a", "{b}")]), "[{b}={b}]");
/// ```
pub fn fill(template: &str, args: &[(&str, &str)]) -> String {
    let mut parts = template.split('{');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let arg = part.split_once('}').and_then(|(name, rest)| {
            let (_, value) = args.iter().find(|(arg, _)| *arg == name)?;
            Some((*value, rest))
        });
        match arg {
            Some((value, rest)) => {
                filled.push_str(value);
                filled.push_str(rest);
            }
            None => {
                filled.push('{');
                filled.push_str(part);
            }
        }
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn fills_known_places_once_and_leaves_the_rest() {
        #[track_caller]
        fn case(template: &str, filled: &str) {
            let args = [("name", "{n}"), ("n", "5"), ("", "empty")];
            assert_eq!(fill(template, &args), filled, "{template}");
        }
        case("", "");
        case("{name} {n}", "{n} 5");
        case("{other} {n", "{other} {n");
        case("{{n}}", "{5}");
        case("} {} {", "} empty {");
    }

    proptest! {
        #[test]
        fn a_template_without_arguments_stays(template in "[a-c{}]{0,12}") {
            prop_assert_eq!(fill(&template, &[]), template);
        }
    }
}
