//! From the events of the parser to a tree.

use super::{code, element, piece, table::Grid};
use crate::{
    check::{
        reference::{bad_link_in_text, web_link},
        source::is_bad,
    },
    read::{inside, links::linked},
};
use multaqa_domain::prose::{Element, HEADING, Piece, Prose};
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

/// How deep lists and quotations may stand within each other.
const DEEPEST: usize = 6;

/// Of what kind the text that is being gathered is.
#[derive(Clone, Debug, Default, PartialEq)]
enum Kind {
    #[default]
    Plain,
    Strong,
    Emphasis,
    Link(String),
}

/// What has been made so far.
#[derive(Default)]
pub(super) struct Builder {
    blocks: Prose,
    /// The blocks that are not yet at their ends, from the outermost on.
    open: Vec<Element>,
    text: String,
    kind: Kind,
    strong: usize,
    emphasis: usize,
    link: Option<String>,
    /// The block of code that is being read.
    code: Option<String>,
    /// The table that is being read. Its cells hold no blocks.
    table: Option<Grid>,
    /// How deep inside of what is not supported.
    passed_over: usize,
    /// The path of the page that the text is of, if its headings have ids.
    own: Option<String>,
    /// The link to a page of the site that was the last event.
    inside: Option<String>,
}

type Trouble = Option<(String, String)>;

impl Builder {
    /// For the text of one of the organisers' own pages, or of anything else.
    pub(super) fn new(own: Option<String>) -> Self {
        Self {
            own,
            ..Self::default()
        }
    }

    /// The link to a page of the site that the last event began, to be checked.
    pub(super) fn take_inside(&mut self) -> Option<String> {
        self.inside.take()
    }

    /// The tree.
    pub(super) fn finish(self) -> Prose {
        self.blocks
    }

    /// Takes the next event; what is wrong with it, and what to do.
    pub(super) fn take(&mut self, event: Event<'_>) -> Trouble {
        match event {
            Event::Start(_) if self.passed_over > 0 => self.passed_over += 1,
            Event::End(_) if self.passed_over > 0 => self.passed_over -= 1,
            Event::Start(tag) => return self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Html(_) | Event::InlineHtml(_) => {
                let help = "write Markdown: **strong**, *stress*, [words](https://…)";
                return trouble("HTML is not supported", help);
            }
            _ if self.passed_over > 0 => {}
            Event::Text(text) | Event::Code(text) if text.contains(|c| is_bad(c, true)) => {
                // As an entity it is harmless for the parser, and not for who reads the page.
                let bad = text.chars().find(|c| is_bad(*c, true)).unwrap_or_default();
                let message = format!("this stands for the character U+{:04X}", u32::from(bad));
                return Some((message, "delete it".to_owned()));
            }
            Event::Text(text) => match &mut self.code {
                Some(code) => code.push_str(&text),
                None => self.push(&text),
            },
            Event::Code(text) if self.link.is_some() => self.push(&text),
            Event::Code(text) => {
                self.flush();
                self.add(code::inline(&text));
            }
            Event::SoftBreak | Event::HardBreak => self.push(" "),
            Event::Rule => {
                self.end_line();
                self.add(piece("hr", Vec::new()));
            }
            _ => {}
        }
        None
    }

    fn start(&mut self, tag: Tag<'_>) -> Trouble {
        match tag {
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => self.emphasis += 1,
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => return self.start_link(link_type, &dest_url),
            Tag::Paragraph => self.open("p"),
            Tag::Heading { .. } => self.open(HEADING),
            Tag::BlockQuote(_) => return self.nest("blockquote"),
            Tag::List(None) => return self.nest("ul"),
            Tag::List(Some(first)) => {
                let trouble = self.nest("ol");
                if let (None, Some(list), true) = (&trouble, self.open.last_mut(), first != 1) {
                    list.attrs.push(("start", first.to_string()));
                }
                return trouble;
            }
            Tag::Item => self.open("li"),
            Tag::Image { .. } => {
                self.passed_over = 1;
                let help =
                    "a picture belongs to a profile: `photo = { file = \"…\", alt = \"…\" }`";
                return trouble("a picture in a text is not supported", help);
            }
            Tag::CodeBlock(_) => {
                self.end_line();
                self.code = Some(String::new());
            }
            Tag::Table(columns) => {
                self.end_line();
                self.table = Some(Grid::new(columns));
            }
            _ => {}
        }
        None
    }

    fn start_link(&mut self, kind: LinkType, target: &str) -> Trouble {
        let href = match kind {
            LinkType::Email => ["mailto:", target].concat(),
            _ => target.to_owned(),
        };
        if web_link(&href).is_some() {
            self.link = Some(href);
            return None;
        }
        self.inside = inside::address(&href, self.own.as_deref());
        self.link.clone_from(&self.inside);
        match self.inside {
            Some(_) => None,
            None => Some(bad_link_in_text(&href)),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Link => {
                self.flush();
                self.link = None;
            }
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item => self.close(),
            TagEnd::CodeBlock => {
                let code = self.code.take();
                self.add_maybe(code.and_then(|code| code::block(&code)));
            }
            TagEnd::TableCell => {
                self.flush();
                let cell = trimmed(std::mem::take(self.here()));
                if let Some(table) = &mut self.table {
                    table.cell(cell);
                }
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                if let Some(table) = &mut self.table {
                    table.end_row();
                }
            }
            TagEnd::Table => {
                let table = self.table.take();
                self.add_maybe(table.and_then(Grid::finish));
            }
            _ => {}
        }
    }

    /// Begins a block that may hold others.
    fn nest(&mut self, tag: &'static str) -> Trouble {
        let is_container = |block: &&Element| matches!(block.tag, "ul" | "ol" | "blockquote");
        if self.open.iter().filter(is_container).count() < DEEPEST {
            self.open(tag);
            return None;
        }
        self.end_line();
        self.passed_over = 1;
        let message = format!("lists and quotations stand deeper than {DEEPEST} in each other");
        Some((
            message,
            "bring this one up, or make it a heading".to_owned(),
        ))
    }

    fn open(&mut self, tag: &'static str) {
        self.end_line();
        self.open.push(element(tag, Vec::new()));
    }

    fn close(&mut self) {
        self.end_line();
        let Some(mut block) = self.open.pop() else {
            return;
        };
        // A single paragraph of an item is the item's line.
        if let ("li", [Piece::Element(only)]) = (block.tag, block.children.as_mut_slice())
            && only.tag == "p"
        {
            block.children = std::mem::take(&mut only.children);
        }
        if !block.children.is_empty() {
            self.add(Piece::Element(block));
        }
    }

    /// Where the next piece goes.
    fn here(&mut self) -> &mut Prose {
        match &mut self.table {
            Some(table) => table.line(),
            None => match self.open.last_mut() {
                Some(block) => &mut block.children,
                None => &mut self.blocks,
            },
        }
    }

    fn add(&mut self, piece: Piece) {
        self.here().push(piece);
    }

    fn add_maybe(&mut self, piece: Option<Piece>) {
        self.here().extend(piece);
    }

    fn push(&mut self, text: &str) {
        let kind = match &self.link {
            Some(link) => Kind::Link(link.clone()),
            None if self.strong > 0 => Kind::Strong,
            None if self.emphasis > 0 => Kind::Emphasis,
            None => Kind::Plain,
        };
        if kind != self.kind {
            self.flush();
            self.kind = kind;
        }
        self.text.push_str(text);
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let kind = std::mem::take(&mut self.kind);
        if text.is_empty() {
            return;
        }
        let line = self.here();
        match kind {
            Kind::Plain => line.extend(linked(&text)),
            Kind::Strong => line.push(piece("strong", vec![Piece::Text(text)])),
            Kind::Emphasis => line.push(piece("em", vec![Piece::Text(text)])),
            Kind::Link(href) => line.push(link(href, text)),
        }
    }

    /// Ends the line of a block, before a block within it or its own end.
    fn end_line(&mut self) {
        self.flush();
        let line = self.here();
        *line = trimmed(std::mem::take(line));
    }
}

/// A link with its words.
pub(in crate::read) fn link(href: String, text: String) -> Piece {
    let mut link = element("a", vec![Piece::Text(text)]);
    link.attrs.push(("href", href));
    Piece::Element(link)
}

/// A line without blanks at its ends.
fn trimmed(mut line: Prose) -> Prose {
    if let Some(Piece::Text(text)) = line.first_mut() {
        *text = text.trim_start().to_owned();
    }
    if let Some(Piece::Text(text)) = line.last_mut() {
        *text = text.trim_end().to_owned();
    }
    line.retain(|piece| !matches!(piece, Piece::Text(text) if text.is_empty()));
    line
}

fn trouble(message: &str, help: &str) -> Trouble {
    Some((message.to_owned(), help.to_owned()))
}
