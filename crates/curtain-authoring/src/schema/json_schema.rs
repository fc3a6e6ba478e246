//! The JSON Schema of the authoring format, as editors get it, its validator, and look-ups in it.

use crate::document::CardDocument;
use jsonschema::Validator;
use jsonschema::paths::Location;
use serde_json::{Value, json};
use std::sync::LazyLock;

/// How the name of a note begins. A note is a field for those who read the file, in any object of a document.
pub(super) const NOTE: &str = "x-";

/// Returns the JSON Schema of the authoring format. It takes notes, which are fields that begin with `x-`.
pub fn schema() -> Value {
    let mut schema = fields();
    take_notes(&mut schema);
    schema
}

/// Returns the JSON Schema of the format's fields, which refuses every other one.
fn fields() -> Value {
    schemars::schema_for!(CardDocument).to_value()
}

/// Lets each object that has fields of its own have notes beside them.
fn take_notes(schema: &mut Value) {
    match schema {
        Value::Object(keywords) => {
            keywords.values_mut().for_each(take_notes);
            if keywords.get("additionalProperties") == Some(&Value::Bool(false)) {
                let names = format!("^{NOTE}");
                let note = json!({ "description": "A note of the author. Readers never see it." });
                keywords.insert("patternProperties".to_owned(), json!({ names: note }));
            }
        }
        Value::Array(schemas) => schemas.iter_mut().for_each(take_notes),
        _ => {}
    }
}

/// The schema, and the validator that is made of it.
pub(super) struct Rules {
    schema: Value,
    pub(super) validator: Option<Validator>,
}

pub(super) static RULES: LazyLock<Rules> = LazyLock::new(|| {
    let schema = fields();
    let validator = jsonschema::validator_for(&schema).ok();
    Rules { schema, validator }
});

/// Returns the schema around the keyword at `location`.
pub(super) fn parent(location: &Location) -> Option<&'static Value> {
    let (parent, _) = location.as_str().rsplit_once('/')?;
    RULES.schema.pointer(parent)
}

/// Lists the fields of the object around the keyword at `location`.
pub(super) fn known_fields(location: &Location) -> Vec<String> {
    let fields = parent(location).and_then(|schema| schema.get("properties")?.as_object());
    fields.map_or_else(Vec::new, |fields| fields.keys().cloned().collect())
}
