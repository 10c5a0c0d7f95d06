//! JSON text as a tree, by the browser's own parser.

use js_sys::{Array, JSON, Object};
use multaqa_domain::json::Json;
use wasm_bindgen::{JsCast, JsValue};

/// Parses text; `None` if it is no JSON or nested too deep, and always natively.
pub(crate) fn parse(text: &str) -> Option<Json> {
    super::window()?;
    tree(&JSON::parse(text).ok()?, Json::DEPTH)
}

fn tree(value: &JsValue, depth: u8) -> Option<Json> {
    let deeper = depth.checked_sub(1)?;
    if let Some(text) = value.as_string() {
        return Some(Json::Text(text));
    }
    if let Some(flag) = value.as_bool() {
        return Some(Json::Flag(flag));
    }
    if value.is_null() {
        return Some(Json::Null);
    }
    if let Some(items) = value.dyn_ref::<Array>() {
        let mut list = Vec::new();
        for item in items.iter() {
            list.push(tree(&item, deeper)?);
        }
        return Some(Json::List(list));
    }
    if let Some(object) = value.dyn_ref::<Object>() {
        let mut members = Vec::new();
        for entry in Object::entries(object).iter() {
            let entry: Array = entry.unchecked_into();
            members.push((entry.get(0).as_string()?, tree(&entry.get(1), deeper)?));
        }
        return Some(Json::Object(members));
    }
    // What is left is a number.
    JSON::stringify(value)
        .ok()
        .map(|text| Json::Number(text.into()))
}
