//! An element as HTML, when the site is built.

use super::{Attr, Child, Content, El};

/// Elements without an end tag (HTML standard, "void elements").
const VOID: [&str; 6] = ["br", "hr", "img", "input", "link", "meta"];

/// Writes the element; what follows signals is written as it is now.
pub(super) fn write(El(parts): El, out: &mut String) {
    out.push('<');
    out.push_str(parts.tag);
    for attr in parts.attrs {
        match attr {
            Attr::Fixed(name, value) => write_attr(name, &value, out),
            Attr::Live(name, value) => {
                if let Some(value) = value() {
                    write_attr(name, value, out);
                }
            }
            // What has been answered is known in the browser only.
            Attr::Value(_) | Attr::Checked(_) | Attr::On(..) => {}
        }
    }
    out.push('>');
    if VOID.contains(&parts.tag) {
        return;
    }
    let children = match parts.content {
        Content::Fixed(children) => children,
        Content::Live(number, draw) => draw(number.map_or(0, |number| number())),
    };
    for child in children {
        match child {
            Child::Text(text) => escape(&text, out),
            Child::El(el) => write(el, out),
        }
    }
    out.push_str("</");
    out.push_str(parts.tag);
    out.push('>');
}

fn write_attr(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    if value.is_empty() {
        return;
    }
    out.push_str("=\"");
    escape(value, out);
    out.push('"');
}

/// Escapes for both text and double-quoted attribute values.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::el;
    use super::write;
    use std::sync::Arc;

    #[test]
    fn texts_join_and_everything_is_escaped() {
        let view = el("p")
            .attr("title", "\"<&>\"")
            .flag("hidden", true)
            .flag("inert", false)
            .text("")
            .text("1 < 2")
            .text(" & ")
            .child(
                el("input")
                    .value(Arc::new(|| "x".to_owned()))
                    .checked(Arc::new(|| true)),
            )
            .child(el("select"))
            .child(el("b").live_text(|| "الآن".to_owned()))
            .child(el("u").live_rows(|| 2, |row| el("s").text(&row.to_string())))
            .child(
                el("i")
                    .attr_live("lang", || Some("ar"))
                    .attr_live("dir", || None),
            );
        let mut html = String::new();
        write(view, &mut html);
        assert_eq!(
            html,
            "<p title=\"&quot;&lt;&amp;&gt;&quot;\" hidden>1 &lt; 2 &amp; \
             <input><select></select><b>الآن</b>\
             <u><s>0</s><s>1</s></u>\
             <i lang=\"ar\"></i></p>"
        );
    }
}
