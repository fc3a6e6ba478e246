//! The JSON Schema of the authoring format, its validator, and look-ups in it.

use crate::document::CardDocument;
use jsonschema::Validator;
use jsonschema::paths::Location;
use serde_json::Value;
use std::sync::LazyLock;

/// Returns the JSON Schema of the authoring formatat.
pub fn schema() -> Value {
    schemars::schema_for!(CardDocument).to_value()
}

/// The schema, and the validator that is made of it.
pub(super) struct Rules {
    schema: Value,
    pub(super) validator: Option<Validator>,
}

pub(super) static RULES: LazyLock<Rules> = LazyLock::new(|| {
    let schema = schema();
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
