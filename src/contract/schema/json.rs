//! The forms as JSON Schema.

use super::{
    form::{Field, Form, Known},
    meaning::Meaning,
    types::title,
};
use serde_json::{Map, Value as Json, json};

/// A schema of one of some forms, with every object that they hold.
pub(super) fn document(heading: &str, forms: &[Form], known: &Known) -> Json {
    let objects: Map<String, Json> =
        known.objects.iter().map(|(name, told, fields)| (title(name), object(told, fields))).collect();
    let one = |form: &Form| schema(form, Meaning::Plain);
    let mut whole = match forms {
        [form] => one(form),
        several => json!({"anyOf": several.iter().map(one).collect::<Vec<_>>()}),
    };
    whole["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
    whole["title"] = heading.into();
    whole["$defs"] = objects.into();
    whole
}

fn object(told: &str, fields: &[Field]) -> Json {
    let properties: Map<String, Json> = fields.iter().map(|field| (field.name.clone(), property(field))).collect();
    let required: Vec<&str> = fields.iter().filter(|it| it.is_required).map(|it| it.name.as_str()).collect();
    json!({
        "description": told.trim(),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn property(field: &Field) -> Json {
    let mut schema = schema(&field.form, field.meaning);
    schema["description"] = field.told.into();
    schema
}

/// A form, its innermost part by what it means.
fn schema(form: &Form, meaning: Meaning) -> Json {
    match (form, meaning) {
        (Form::Object(name), _) => json!({"$ref": format!("#/$defs/{}", title(name))}),
        (Form::Nullable(inner), _) => json!({"anyOf": [schema(inner, meaning), {"type": "null"}]}),
        (Form::List(inner), Meaning::Long(least, most)) => {
            json!({"type": "array", "items": schema(inner, Meaning::Plain), "minItems": least, "maxItems": most})
        }
        (Form::List(inner), _) => json!({"type": "array", "items": schema(inner, meaning)}),
        (Form::ByName(_), Meaning::Typed) => Meaning::typed(),
        (Form::ByName(inner), _) => json!({"type": "object", "additionalProperties": schema(inner, meaning)}),
        (leaf, meaning) => meaning.schema().unwrap_or_else(|| plain(leaf)),
    }
}

fn plain(leaf: &Form) -> Json {
    match leaf {
        Form::Text => json!({"type": "string"}),
        Form::Count => json!({"type": "integer", "minimum": 0, "maximum": u32::MAX}),
        Form::Year => json!({"type": "integer", "minimum": i32::MIN, "maximum": i32::MAX}),
        Form::Flag => json!({"type": "boolean"}),
        _ => json!({"type": ["string", "number"]}),
    }
}
