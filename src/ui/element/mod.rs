//! The one element type that all views are made of.
//!
//! Leptos's `view!` makes a type of its own out of every piece of markup, and with it
//! code to build, hydrate, rebuild and drop that piece. Over a whole site that is more
//! code than the site itself, and each visitor pays for it. An [`El`] is one concrete
//! type: a view is data (a tag, attributes, children), so another page costs little
//! more than its words. It is an ordinary Leptos view (`impl RenderHtml`) and reads
//! Leptos signals.
//!
//! Rules that keep the served HTML and the browser's tree node for node the same:
//! neighbouring texts are joined, empty texts are left out, and nothing is written
//! between children. What changes is marked: [`El::live`] for children,
//! [`El::attr_live`] for an attribute; all else stays as it was drawn.

mod dom;
mod html;

pub(crate) use dom::ElState;
use leptos::ev::Event;
use leptos::tachys::{
    html::attribute::{Attribute, any_attribute::AnyAttribute},
    hydration::Cursor,
    view::{Position, PositionState, Render, RenderHtml, add_attr::AddAnyAttr},
};
use multaqa_direction::{self as direction, Direction, Piece};
use std::sync::Arc;

/// Reads something that follows signals.
pub(crate) type Read<T> = Arc<dyn Fn() -> T + Send + Sync>;

/// Is told something.
pub(crate) type Tell<T> = Arc<dyn Fn(T) + Send + Sync>;

/// An element: a tag, attributes and children.
pub(crate) struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attrs: Vec<Attr>,
    content: Content,
}

enum Attr {
    Fixed(&'static str, String),
    Live(&'static str, Box<dyn Fn() -> Option<&'static str> + Send>),
    Value(Read<String>),
    Checked(Read<bool>),
    On(&'static str, Box<dyn FnMut(Event) + Send>),
}

enum Content {
    Fixed(Vec<Child>),
    /// How many rows there are, if it goes by that; and how children are drawn.
    Live(Option<Count>, Draw),
}

type Count = Box<dyn Fn() -> usize + Send>;
type Draw = Box<dyn Fn(usize) -> Vec<Child> + Send>;

/// A child of an element.
pub(crate) enum Child {
    /// Text, not empty.
    Text(String),
    /// An element.
    El(El),
}

/// An element with this tag.
#[inline(never)]
pub(crate) fn el(tag: &'static str) -> El {
    El(Box::new(Parts {
        tag,
        attrs: Vec::new(),
        content: Content::Fixed(Vec::new()),
    }))
}

/// Each method is a call, never inlined: there are some thousand of them in the views,
/// and each should cost a few bytes.
impl El {
    /// An attribute.
    #[inline(never)]
    pub(crate) fn attr(mut self, name: &'static str, value: &str) -> Self {
        self.0.attrs.push(Attr::Fixed(name, value.to_owned()));
        self
    }

    /// An attribute, if there is a value for it.
    pub(crate) fn attr_maybe(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// An attribute without a value, such as `required`.
    #[inline(never)]
    pub(crate) fn flag(self, name: &'static str, set: bool) -> Self {
        if set { self.attr(name, "") } else { self }
    }

    /// An attribute that follows signals; `None` removes it.
    pub(crate) fn attr_live(
        mut self,
        name: &'static str,
        value: impl Fn() -> Option<&'static str> + Send + 'static,
    ) -> Self {
        self.0.attrs.push(Attr::Live(name, Box::new(value)));
        self
    }

    /// The `class` attribute.
    #[inline(never)]
    pub(crate) fn class(self, class: &'static str) -> Self {
        self.attr("class", class)
    }

    /// The `value` property of a form control, following signals. An empty one leaves
    /// the control as it was served.
    #[inline(never)]
    pub(crate) fn value(mut self, value: Read<String>) -> Self {
        self.0.attrs.push(Attr::Value(value));
        self
    }

    /// Whether a box is ticked (the `checked` property), following signals. `false`
    /// leaves it as it was served.
    #[inline(never)]
    pub(crate) fn checked(mut self, checked: Read<bool>) -> Self {
        self.0.attrs.push(Attr::Checked(checked));
        self
    }

    /// Listens to an event; in the browser only.
    pub(crate) fn on(
        mut self,
        event: &'static str,
        listener: impl FnMut(Event) + Send + 'static,
    ) -> Self {
        self.0.attrs.push(Attr::On(event, Box::new(listener)));
        self
    }

    /// A text, joined to text before it; empty text is left out. What in it runs left to
    /// right is isolated, the whole of it or pieces ([`direction`]).
    #[inline(never)]
    pub(crate) fn text(self, text: &str) -> Self {
        let is_bdi = self.0.tag == "bdi";
        let is_against = is_ltr(text) && !self.is_ltr();
        let this = match is_against {
            // No element may stand in it.
            _ if self.0.tag == "option" => return self.plain(text),
            true if is_bdi => self.attr("dir", "ltr"),
            true => return self.child(el("bdi").text(text)),
            false => self,
        };
        let pieces = direction::pieces(text, this.base());
        match pieces.len() {
            // It isolates one piece already.
            1 if is_bdi => this.plain(text),
            0 | 1 => this.filled(pieces),
            _ if is_bdi => this.filled(pieces),
            // One child however many pieces: where children stand apart (flex, grid), the
            // words of a text do not.
            _ => this.child(el("span").filled(pieces)),
        }
    }

    fn filled(self, pieces: Vec<Piece<'_>>) -> Self {
        pieces.into_iter().fold(self, |this, piece| match piece {
            Piece::Plain(text) => this.plain(text),
            Piece::Isolated(text) => this.child(el("bdi").plain(text)),
        })
    }

    /// A text as it is, joined to text before it.
    #[inline(never)]
    pub(crate) fn plain(mut self, text: &str) -> Self {
        if let Content::Fixed(children) = &mut self.0.content {
            match children.last_mut() {
                Some(Child::Text(before)) => before.push_str(text),
                _ => children.extend(Child::text(text)),
            }
        }
        self
    }

    fn base(&self) -> Direction {
        match self.is_ltr() {
            true => Direction::LeftToRight,
            false => Direction::RightToLeft,
        }
    }

    /// Whether `dir` says that it runs left to right.
    fn is_ltr(&self) -> bool {
        let mut attrs = self.0.attrs.iter();
        attrs.any(|attr| matches!(attr, Attr::Fixed("dir", value) if value == "ltr"))
    }

    /// An element as the next child.
    #[inline(never)]
    pub(crate) fn child(mut self, child: El) -> Self {
        if let Content::Fixed(children) = &mut self.0.content {
            children.push(Child::El(child));
        }
        self
    }

    /// An element as the next child, if there is one.
    #[inline(never)]
    pub(crate) fn maybe(self, child: Option<El>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// Elements as the next children.
    pub(crate) fn children(mut self, children: impl IntoIterator<Item = El>) -> Self {
        for child in children {
            self = self.child(child);
        }
        self
    }

    /// Children that follow signals, instead of any other. When a signal changes that
    /// the closure reads, the children are thrown away and drawn anew: so let it read
    /// as little as it can, and keep what holds focus out of it.
    pub(crate) fn live(mut self, children: impl Fn() -> Vec<Child> + Send + 'static) -> Self {
        self.0.content = Content::Live(None, Box::new(move |_| children()));
        self
    }

    /// As many rows as a number that follows signals, drawn anew only when it changes.
    pub(crate) fn live_rows(
        mut self,
        number: impl Fn() -> usize + Send + 'static,
        row: impl Fn(usize) -> El + Send + 'static,
    ) -> Self {
        let rows = move |number| (0..number).map(|index| Child::El(row(index))).collect();
        self.0.content = Content::Live(Some(Box::new(number)), Box::new(rows));
        self
    }

    /// Text that follows signals.
    pub(crate) fn live_text(self, text: impl Fn() -> String + Send + 'static) -> Self {
        self.live(move || match el("span").text(&text()).0.content {
            Content::Fixed(children) => children,
            Content::Live(..) => Vec::new(),
        })
    }

    /// An element that follows signals, or none.
    pub(crate) fn live_maybe(self, child: impl Fn() -> Option<El> + Send + 'static) -> Self {
        self.live(move || child().map(Child::El).into_iter().collect())
    }
}

/// Whether a text runs left to right as a whole.
pub(crate) fn is_ltr(text: &str) -> bool {
    direction::of(text) == Some(Direction::LeftToRight)
}

impl Child {
    fn text(text: &str) -> Option<Self> {
        (!text.is_empty()).then(|| Self::Text(text.to_owned()))
    }
}

impl Render for El {
    type State = ElState;

    fn build(self) -> Self::State {
        dom::build(self)
    }

    fn rebuild(self, state: &mut Self::State) {
        dom::replace(self, state);
    }
}

/// Attributes cannot be spread onto an [`El`] from outside.
impl AddAnyAttr for El {
    type Output<SomeNewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _attr: NewAttr) -> Self::Output<NewAttr> {
        self
    }
}

impl RenderHtml for El {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self::AsyncOutput {
        self
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
        html::write(self, buf);
        *position = Position::NextChild;
    }

    fn hydrate<const FROM_SERVER: bool>(
        self,
        cursor: &Cursor,
        position: &PositionState,
    ) -> Self::State {
        dom::hydrate_at(self, cursor, position)
    }

    fn into_owned(self) -> Self::Owned {
        self
    }
}

impl From<El> for Child {
    fn from(el: El) -> Self {
        Self::El(el)
    }
}
