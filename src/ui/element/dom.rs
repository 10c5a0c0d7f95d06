//! An element in the browser: built, or found in the HTML that was served.

use super::{Attr, Child, Content, Count, Draw, El, Parts, Read};
use crate::browser::controls::set_value;
use leptos::ev::Event;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::{
    hydration::Cursor,
    renderer::{
        CastFrom, RemoveEventHandler, Rndr,
        types::{Element, Node},
    },
    view::{Mountable, Position, PositionState},
};

/// What is kept of an element that was drawn: its node, and the guards that end its
/// effects and listeners when it goes.
pub(crate) struct ElState {
    node: Element,
    _attrs: Vec<AttrGuard>,
    _content: ContentGuard,
}

/// Held for what dropping it ends.
enum AttrGuard {
    Effect { _guard: RenderEffect<()> },
    Listener { _guard: RemoveEventHandler<Element> },
}

/// Held for what dropping it ends.
enum ContentGuard {
    Fixed { _children: Vec<ElState> },
    Live { _guard: RenderEffect<Drawn> },
}

/// Children as they stand: the nodes to take out, the guards of elements, and how many
/// rows they are, if they go by that.
struct Drawn {
    rows: Option<usize>,
    nodes: Vec<Node>,
    elements: Vec<ElState>,
}

const SVG: &str = "http://www.w3.org/2000/svg";

/// Builds the element, not yet in the page.
pub(super) fn build(El(parts): El) -> ElState {
    let namespace = matches!(parts.tag, "svg" | "path").then_some(SVG);
    let node = Rndr::create_element(parts.tag, namespace);
    finish(*parts, node, false)
}

/// Draws the element in the place of another.
pub(super) fn replace(el: El, state: &mut ElState) {
    let mut new = build(el);
    state.node.insert_before_this(&mut new);
    let mut node = state.node.clone();
    // Its listeners go before the node does: see `live_content`.
    *state = new;
    node.unmount();
}

/// Takes over the element that the cursor comes to next.
pub(super) fn hydrate_at(el: El, cursor: &Cursor, position: &PositionState) -> ElState {
    match position.get() {
        Position::FirstChild => cursor.child(),
        Position::Current => {}
        _ => cursor.sibling(),
    }
    let state = hydrate(el, cursor.current());
    cursor.set(AsRef::<Node>::as_ref(&state.node).clone());
    position.set(Position::NextChild);
    state
}

/// Takes over a served node. If it is another element than the view's, the view wins.
fn hydrate(el: El, node: Node) -> ElState {
    match Element::cast_from(node.clone()) {
        Some(found) if found.tag_name().eq_ignore_ascii_case(el.0.tag) => {
            finish(*el.0, found, true)
        }
        _ => {
            let tag = el.0.tag;
            leptos::logging::error!("served HTML differs from the view at <{tag}>");
            let mut new = build(el);
            node.insert_before_this(&mut new);
            Rndr::remove(&node);
            new
        }
    }
}

fn finish(parts: Parts, node: Element, served: bool) -> ElState {
    // Children first: a select can take its value only with its options.
    let content = match parts.content {
        Content::Fixed(children) => ContentGuard::Fixed {
            _children: draw(children, &node, served).elements,
        },
        Content::Live(number, draw) => ContentGuard::Live {
            _guard: live_content(number, draw, node.clone(), served),
        },
    };
    let attrs = parts
        .attrs
        .into_iter()
        .filter_map(|attr| set_attr(attr, &node, served))
        .collect();
    ElState {
        node,
        _attrs: attrs,
        _content: content,
    }
}

fn live_content(
    number: Option<Count>,
    children: Draw,
    node: Element,
    served: bool,
) -> RenderEffect<Drawn> {
    RenderEffect::new(move |before: Option<Drawn>| {
        let rows = number.as_ref().map(|number| number());
        let served = served && before.is_none();
        if let Some(before) = before {
            if rows.is_some() && rows == before.rows {
                return before;
            }
            // Listeners go first: taking out what has the focus may fire events, and what
            // they would reach is gone already.
            drop(before.elements);
            before.nodes.iter().for_each(Rndr::remove);
        }
        let children = children(rows.unwrap_or(0));
        Drawn {
            rows,
            ..draw(children, &node, served)
        }
    })
}

fn draw(children: Vec<Child>, parent: &Element, served: bool) -> Drawn {
    let mut drawn = Drawn {
        rows: None,
        nodes: Vec::new(),
        elements: Vec::new(),
    };
    let mut next = if served {
        Rndr::first_child(parent)
    } else {
        None
    };
    for child in children {
        // Taking a node over may replace it, so its successor is asked for before.
        let found = next;
        next = found.as_ref().and_then(Rndr::next_sibling);
        match (child, found) {
            (Child::Text(_), Some(found)) => drawn.nodes.push(found),
            (Child::Text(text), None) => {
                let text = Rndr::create_text_node(&text);
                Rndr::insert_node(parent, text.as_ref(), None);
                drawn.nodes.push(AsRef::<Node>::as_ref(&text).clone());
            }
            (Child::El(el), found) => {
                let state = match found {
                    Some(found) => hydrate(el, found),
                    None => {
                        let state = build(el);
                        Rndr::insert_node(parent, state.node.as_ref(), None);
                        state
                    }
                };
                drawn.nodes.push(AsRef::<Node>::as_ref(&state.node).clone());
                drawn.elements.push(state);
            }
        }
    }
    drawn
}

fn set_attr(attr: Attr, node: &Element, served: bool) -> Option<AttrGuard> {
    match attr {
        Attr::Fixed(name, value) => {
            if !served {
                Rndr::set_attribute(node, name, &value);
            }
        }
        Attr::Live(name, value) => {
            let _guard = live_attr(name, value, node.clone());
            return Some(AttrGuard::Effect { _guard });
        }
        Attr::Value(value) => {
            let _guard = live_value(value, node.clone());
            return Some(AttrGuard::Effect { _guard });
        }
        Attr::Checked(checked) => {
            let _guard = live_checked(checked, node.clone());
            return Some(AttrGuard::Effect { _guard });
        }
        Attr::On(name, mut listener) => {
            let listener = move |event| {
                if let Some(event) = Event::cast_from(event) {
                    listener(event);
                }
            };
            let _guard = Rndr::add_event_listener(node, name, Box::new(listener));
            return Some(AttrGuard::Listener { _guard });
        }
    }
    None
}

fn live_attr(
    name: &'static str,
    value: Box<dyn Fn() -> Option<&'static str> + Send>,
    node: Element,
) -> RenderEffect<()> {
    RenderEffect::new(move |_| match value() {
        Some(value) => Rndr::set_attribute(&node, name, value),
        None => Rndr::remove_attribute(&node, name),
    })
}

/// Empty at first leaves the control alone: it may hold what was typed already.
fn live_value(value: Read<String>, node: Element) -> RenderEffect<()> {
    let mut last = String::new();
    RenderEffect::new(move |_: Option<()>| {
        let value = value();
        // What a password manager has put there without a word is not wiped when another
        // field is answered.
        if value != last {
            set_value(&node, &value);
            last = value;
        }
    })
}

/// Not ticked at first leaves the box alone: it may have been ticked already.
fn live_checked(checked: Read<bool>, node: Element) -> RenderEffect<()> {
    RenderEffect::new(move |before: Option<()>| {
        let checked = checked();
        if before.is_some() || checked {
            Rndr::set_property(&node, "checked", &checked.into());
        }
    })
}

impl Mountable for ElState {
    fn unmount(&mut self) {
        self.node.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.node.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.node.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.node.clone()]
    }
}
