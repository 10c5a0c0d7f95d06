//! Markdown (CommonMark without HTML, images and code blocks) to prose.

use super::links::linked;
use crate::check::{
    reference::bad_link,
    table::{Reader, Table},
    value::TEXT,
};
use multaqa_domain::{
    link::WebLink,
    prose::{Block, Inline, Prose},
};
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// The text below a file's front matter.
pub(super) fn body(reader: Reader<'_>) -> Prose {
    let start = reader.source.body_start();
    prose(reader, reader.source.body(), |span| {
        start + span.start..start + span.end
    })
}

/// For files that have no text: reports one.
pub(super) fn no_body(reader: Reader<'_>) {
    let body = reader.source.body();
    if let Some(at) = body.find(|c: char| !c.is_whitespace()) {
        let start = reader.source.body_start() + at;
        let line = body.get(at..).and_then(|b| b.lines().next()).unwrap_or("");
        let message = "this file takes no text below its front matter";
        reader.fault(start..start + line.len(), message, Some("remove it".into()));
    }
}

/// Markdown in the value of a key.
pub(super) fn value(table: &Table<'_>, key: &'static str) -> Prose {
    let Some(found) = table.str_opt(key, TEXT) else {
        return Prose::new();
    };
    let reader = table.reader;
    // Escapes make a value's own offsets useless: the piece is looked for instead.
    prose(reader, found.text, |span| {
        let piece = found.text.get(span).unwrap_or("");
        let raw = reader.source.slice(found.span.clone());
        match raw.find(piece) {
            Some(at) => found.span.start + at..found.span.start + at + piece.len(),
            None => found.span.clone(),
        }
    })
}

fn prose(reader: Reader<'_>, text: &str, place: impl Fn(Range<usize>) -> Range<usize>) -> Prose {
    let mut builder = Builder::default();
    for (event, span) in Parser::new_ext(text, Options::empty()).into_offset_iter() {
        if let Some((message, help)) = builder.take(event) {
            reader.fault(place(span), message, Some(help));
        }
    }
    builder.blocks
}

/// Of what kind the text that is being gathered is.
#[derive(Clone, Debug, Default, PartialEq)]
enum Kind {
    #[default]
    Plain,
    Strong,
    Emphasis,
    Link(WebLink),
}

#[derive(Default)]
struct Builder {
    blocks: Prose,
    line: Vec<Inline>,
    text: String,
    kind: Kind,
    strong: usize,
    emphasis: usize,
    link: Option<WebLink>,
    quotes: usize,
    /// Ordered or not, and the items so far.
    list: Option<(bool, Vec<Vec<Inline>>)>,
    lists: usize,
    /// Inside of what is not supported.
    passed_over: usize,
}

type Trouble = Option<(String, String)>;

impl Builder {
    fn take(&mut self, event: Event<'_>) -> Trouble {
        match event {
            Event::Start(tag) => return self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.push(&text),
            Event::Code(text) if self.link.is_some() => self.push(&text),
            Event::Code(text) => {
                self.flush();
                self.line.push(Inline::Isolated(text.into_string()));
            }
            Event::SoftBreak | Event::HardBreak => self.push(" "),
            Event::Html(_) | Event::InlineHtml(_) => {
                let help = "write Markdown: **strong**, *stress*, [words](https://…)";
                return trouble("HTML is not supported", help);
            }
            Event::Rule => return trouble("a rule is not supported", "use a heading"),
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
            } => {
                let href = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.into_string(),
                };
                self.link = WebLink::parse(&href);
                if self.link.is_none() {
                    return Some(bad_link(&href));
                }
            }
            Tag::BlockQuote(_) => {
                self.quotes += 1;
                if self.lists > 0 {
                    return trouble(
                        "a quotation in a list is not supported",
                        "end the list before it",
                    );
                }
            }
            Tag::List(start) => {
                self.lists += 1;
                if self.lists > 1 || self.quotes > 0 {
                    let help = "write one list, or two after each other";
                    return trouble("a list in a list or quotation is not supported", help);
                }
                self.list = Some((start.is_some(), Vec::new()));
            }
            Tag::Image { .. } => {
                self.passed_over += 1;
                let help =
                    "a picture belongs to a profile: `photo = { file = \"…\", alt = \"…\" }`";
                return trouble("a picture in a text is not supported", help);
            }
            Tag::CodeBlock(_) => {
                self.passed_over += 1;
                return trouble(
                    "a code block is not supported",
                    "do not indent lines by four blanks",
                );
            }
            // Paragraphs of one item or quotation become one line.
            Tag::Paragraph if self.lists > 0 || self.quotes > 0 => self.push(" "),
            _ => {}
        }
        None
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Link => {
                self.flush();
                self.link = None;
            }
            TagEnd::Image | TagEnd::CodeBlock => {
                self.passed_over = self.passed_over.saturating_sub(1);
            }
            TagEnd::Heading(_) => self.block(Block::Heading),
            TagEnd::Paragraph if self.lists == 0 && self.quotes == 0 => {
                self.block(Block::Paragraph);
            }
            TagEnd::BlockQuote(_) => {
                self.quotes = self.quotes.saturating_sub(1);
                if self.quotes == 0 && self.lists == 0 {
                    self.block(Block::Quote);
                }
            }
            TagEnd::Item if self.lists == 1 => {
                let line = self.take_line();
                if let (Some((_, items)), false) = (&mut self.list, line.is_empty()) {
                    items.push(line);
                }
            }
            TagEnd::List(_) => {
                self.lists = self.lists.saturating_sub(1);
                if self.lists == 0
                    && let Some((ordered, items)) = self.list.take()
                    && !items.is_empty()
                {
                    self.blocks.push(if ordered {
                        Block::Numbers(items)
                    } else {
                        Block::Bullets(items)
                    });
                }
            }
            _ => {}
        }
    }

    fn block(&mut self, block: fn(Vec<Inline>) -> Block) {
        let line = self.take_line();
        if !line.is_empty() {
            self.blocks.push(block(line));
        }
    }

    fn push(&mut self, text: &str) {
        if self.passed_over > 0 {
            return;
        }
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
        if text.is_empty() {
            return;
        }
        match std::mem::take(&mut self.kind) {
            Kind::Plain => self.line.extend(linked(&text)),
            Kind::Strong => self.line.push(Inline::Strong(text)),
            Kind::Emphasis => self.line.push(Inline::Emphasis(text)),
            Kind::Link(link) => self.line.push(Inline::Link(text, link)),
        }
    }

    /// The line so far, without blanks at its ends.
    fn take_line(&mut self) -> Vec<Inline> {
        self.flush();
        let mut line = std::mem::take(&mut self.line);
        if let Some(Inline::Text(text)) = line.first_mut() {
            *text = text.trim_start().to_owned();
        }
        if let Some(Inline::Text(text)) = line.last_mut() {
            *text = text.trim_end().to_owned();
        }
        line.retain(|piece| !matches!(piece, Inline::Text(text) if text.is_empty()));
        line
    }
}

fn trouble(message: &str, help: &str) -> Trouble {
    Some((message.to_owned(), help.to_owned()))
}

#[cfg(test)]
#[path = "markdown_tests.rs"]
mod tests;
