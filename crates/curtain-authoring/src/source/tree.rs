//! The tree of a file's values: the byte range of each, its path, and the parts that are left out.

use crate::field_path::{self as path, Path, Step};
use crate::problem::Problem;
use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use serde_json::Value;
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

/// The byte range of a value, and its parts.
#[derive(Clone, Debug)]
pub(super) struct Node {
    span: Range<usize>,
    parts: Parts,
}

#[derive(Clone, Debug)]
enum Parts {
    None,
    /// Each entry's index in the file, and the entry.
    List(Vec<(usize, Node)>),
    /// Each field's value, and the byte range of its name.
    Fields(HashMap<String, (Range<usize>, Node)>),
}

/// Where a value stands in the file.
pub(super) struct Place<'p> {
    /// Its path in the file, where no entry is left out.
    pub(super) path: Path<'p>,
    /// The byte range of the value, or of the nearest one around it.
    pub(super) span: Range<usize>,
    /// The byte range of the field's name.
    pub(super) name: Option<Range<usize>>,
}

impl Node {
    /// Copies the byte ranges of the value at `path`, and collects repeated fields.
    pub(super) fn new<'a>(
        value: &'a ast::Value,
        path: &mut Vec<Step<'a>>,
        twice: &mut Vec<(Path<'static>, Problem)>,
    ) -> Self {
        let range = value.range();
        let parts = match value {
            ast::Value::Array(array) => {
                let entries = array.elements.iter().enumerate().map(|(index, element)| {
                    path.push(Step::Index(index));
                    let node = Self::new(element, path, twice);
                    path.pop();
                    (index, node)
                });
                Parts::List(entries.collect())
            }
            ast::Value::Object(object) => {
                let mut fields = HashMap::new();
                for property in &object.properties {
                    let name = property.name.as_str().to_owned();
                    let range = property.name.range();
                    path.push(Step::Name(Cow::Owned(name.clone())));
                    let node = Self::new(&property.value, path, twice);
                    if fields.contains_key(&name) {
                        let problem = Problem {
                            field: path::write(path),
                            found: format!("a second field \"{name}\""),
                            wanted: "each field once".to_owned(),
                            help: None,
                            lint: None,
                            span: range.start..range.end,
                        };
                        let path = path.iter().cloned().map(Step::into_owned).collect();
                        twice.push((path, problem));
                    }
                    path.pop();
                    fields.insert(name, (range.start..range.end, node));
                }
                Parts::Fields(fields)
            }
            _ => Parts::None,
        };
        Self { span: range.start..range.end, parts }
    }

    /// Finds the value at `path`, or the nearest value around it.
    pub(super) fn find<'p>(&self, path: &[Step<'p>]) -> Place<'p> {
        let (mut node, mut name, mut found) = (self, None, Vec::new());
        for (depth, step) in path.iter().enumerate() {
            let next = match (step, &node.parts) {
                (Step::Index(index), Parts::List(list)) => {
                    list.get(*index).map(|(index, node)| (None, Step::Index(*index), node))
                }
                (Step::Name(name), Parts::Fields(fields)) => {
                    let field = fields.get(name.as_ref());
                    field.map(|(span, node)| (Some(span.clone()), step.clone(), node))
                }
                _ => None,
            };
            let Some((span, step, next)) = next else {
                found.extend_from_slice(&path[depth..]);
                return Place { path: found, span: node.span.clone(), name: None };
            };
            (node, name) = (next, span);
            found.push(step);
        }
        Place { path: found, span: node.span.clone(), name }
    }

    /// Takes the values at some paths out of this tree and of `value`, which has the same shape. Returns them.
    pub(super) fn take(&mut self, value: &mut Value, paths: &[&[Step]]) -> Vec<Value> {
        let mut within: HashMap<&Step, Vec<&[Step]>> = HashMap::new();
        for path in paths {
            if let Some((step, rest)) = path.split_first() {
                within.entry(step).or_default().push(rest);
            }
        }
        let mut within: Vec<(&Step, Vec<&[Step]>)> = within.into_iter().collect();
        // From the last entry on, so that the indices of those before it stay.
        within.sort_unstable_by_key(|(step, _)| match step {
            Step::Index(index) => std::cmp::Reverse(*index),
            Step::Name(_) => std::cmp::Reverse(0),
        });
        let mut taken = Vec::new();
        for (step, rests) in within {
            let is_whole = rests.iter().any(|rest| rest.is_empty());
            match (step, &mut self.parts, &mut *value) {
                (Step::Index(index), Parts::List(nodes), Value::Array(entries)) => {
                    if is_whole && *index < entries.len().min(nodes.len()) {
                        nodes.remove(*index);
                        taken.push(entries.remove(*index));
                    } else if let (Some((_, node)), Some(entry)) =
                        (nodes.get_mut(*index), entries.get_mut(*index))
                    {
                        taken.extend(node.take(entry, &rests));
                    }
                }
                (Step::Name(name), Parts::Fields(nodes), Value::Object(fields)) => {
                    if is_whole {
                        nodes.remove(name.as_ref());
                        taken.extend(fields.remove(name.as_ref()));
                    } else if let (Some((_, node)), Some(field)) =
                        (nodes.get_mut(name.as_ref()), fields.get_mut(name.as_ref()))
                    {
                        taken.extend(node.take(field, &rests));
                    }
                }
                _ => {}
            }
        }
        taken
    }
}
