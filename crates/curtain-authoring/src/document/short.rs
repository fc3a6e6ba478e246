//! Short forms of the authoring format: a thing that is mostly a name, written as its name alone.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::{MapAccessDeserializer, MapDeserializer};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;
use std::fmt::{Formatter, Result as FormatResult};
use std::marker::PhantomData;

/// A thing that is mostly a name: its fields, or a plain text, which means the same as the field `name` alone.
#[derive(Clone, Debug)]
pub struct Short<T>(pub T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Short<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NameOrFields(PhantomData)).map(Self)
    }
}

struct NameOrFields<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for NameOrFields<T> {
    type Value = T;

    fn expecting(&self, f: &mut Formatter) -> FormatResult {
        f.write_str("a name or an object")
    }

    fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<T, E> {
        T::deserialize(MapDeserializer::new(std::iter::once(("name", name))))
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<T, A::Error> {
        T::deserialize(MapAccessDeserializer::new(fields))
    }
}

impl<T: JsonSchema> JsonSchema for Short<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Short{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "anyOf": [
                { "description": "The name alone.", "type": "string", "minLength": 1, "maxLength": 2_000 },
                generator.subschema_for::<T>(),
            ],
        })
    }
}
