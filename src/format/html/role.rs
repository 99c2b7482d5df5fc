//! Names, classes and attributes of tags to what an element is for.
//!
//! Invariant: a role comes from one tag alone; whether it counts is decided where the whole page is known.

use html5gum::StartTag;

/// What a tag is to a reader of articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Page,
    Head,
    Meta,
    Title,
    Script,
    /// Its text is no text: styles, pictures, forms to fill in.
    Hidden,
    /// Drawings and formulas, which close themselves as in XML.
    Foreign,
    /// It stands for nothing and has no end.
    Void,
    Break,
    Heading(u8),
    Paragraph,
    /// Any other element that stands on lines of its own.
    Block,
    /// The same, where the tag itself says that it holds the article.
    Article,
    List,
    Item,
    Table,
    Row,
    HeadCell,
    Cell,
    TableHead,
    TableBody,
    Caption,
    Link,
    Raised,
    Time,
    Struck,
    Other,
}

impl Tag {
    /// Whether it stands on lines of its own.
    pub(super) fn is_block(self) -> bool {
        !matches!(
            self,
            Tag::Link | Tag::Raised | Tag::Time | Tag::Struck | Tag::Other | Tag::Hidden | Tag::Script | Tag::Foreign
        )
    }

    /// Whether its end may end cells.
    pub(super) fn is_of_table(self) -> bool {
        matches!(self, Tag::Table | Tag::Row | Tag::Cell | Tag::HeadCell | Tag::TableHead | Tag::TableBody | Tag::Page)
    }
}

/// What the tag called `name` is.
pub(super) fn tag(name: &[u8]) -> Tag {
    match name {
        b"html" | b"body" => Tag::Page,
        b"head" => Tag::Head,
        b"meta" => Tag::Meta,
        b"title" => Tag::Title,
        b"script" => Tag::Script,
        b"style" | b"noscript" | b"template" | b"iframe" | b"object" | b"select" | b"button" | b"textarea"
        | b"video" | b"audio" | b"canvas" | b"nav" | b"aside" | b"footer" | b"dialog" | b"menu" | b"datalist" => {
            Tag::Hidden
        }
        b"svg" | b"math" => Tag::Foreign,
        b"img" | b"input" | b"link" | b"base" | b"col" | b"source" | b"track" | b"embed" | b"param" | b"wbr"
        | b"area" | b"hr" => Tag::Void,
        b"br" => Tag::Break,
        b"h1" => Tag::Heading(1),
        b"h2" => Tag::Heading(2),
        b"h3" | b"h4" | b"h5" | b"h6" => Tag::Heading(3),
        b"p" => Tag::Paragraph,
        b"article" | b"main" => Tag::Article,
        b"div" | b"section" | b"header" | b"blockquote" | b"figure" | b"dl" | b"dt" | b"dd" | b"address" | b"pre"
        | b"center" | b"form" | b"fieldset" | b"details" | b"summary" => Tag::Block,
        b"ul" | b"ol" => Tag::List,
        b"li" => Tag::Item,
        b"table" => Tag::Table,
        b"tr" => Tag::Row,
        b"th" => Tag::HeadCell,
        b"td" => Tag::Cell,
        b"thead" => Tag::TableHead,
        b"tbody" | b"tfoot" => Tag::TableBody,
        b"caption" | b"figcaption" => Tag::Caption,
        b"a" => Tag::Link,
        b"sup" => Tag::Raised,
        b"time" => Tag::Time,
        b"del" | b"s" | b"strike" => Tag::Struck,
        _ => Tag::Other,
    }
}

/// What an element is for, as its own tag tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Plain,
    /// Not part of any article: links to others, comments, advertisements.
    Aside,
    /// Not seen at all.
    Hidden,
    /// It holds the text of the article, and says so.
    Body,
    Lead,
    Caption,
    Date,
}

/// Words of class names and ids. A name is split at hyphens, underscores and capitals.
const ASIDE: &[&str] = &[
    "related",
    "relate",
    "breadcrumb",
    "breadcrumbs",
    "nav",
    "navbar",
    "navigation",
    "menu",
    "footer",
    "sidebar",
    "comment",
    "comments",
    "tag",
    "tags",
    "keyword",
    "keywords",
    "social",
    "share",
    "sharing",
    "banner",
    "ads",
    "adv",
    "advertisement",
    "quangcao",
    "popup",
    "modal",
    "newsletter",
    "subscribe",
    "toolbar",
    "pagination",
    "copyright",
    "lienquan",
    "docthem",
    "xemthem",
    "readmore",
    "binhluan",
    "tinkhac",
    "tinmoi",
    "tinlienquan",
    "recommend",
];
const ASIDE_PARTS: &[&str] = &[
    "lien-quan",
    "lienquan",
    "related-news",
    "relatednews",
    "most-read",
    "doc-nhieu",
    "tin-khac",
    "tin-moi",
    "xem-them",
];
const BODY_PARTS: &[&str] = &[
    "articlebody",
    "article-body",
    "article__body",
    "article-content",
    "detail-content",
    "detail__content",
    "content-detail",
    "entry-content",
    "post-content",
    "fck_detail",
    "fck-detail",
    "cms-body",
    "cms-content",
    "news-content",
    "maincontent",
];
const LEAD: &[&str] = &["sapo", "chapeau", "lead", "description", "summary", "dek", "standfirst"];
const CAPTION: &[&str] = &["caption", "figcaption", "imgcaption", "photocaption", "chuthich", "cation"];
const DATE: &[&str] = &["date", "datetime", "time", "publish", "published", "pubdate", "postdate", "thoigian"];

/// What the element that `tag` opens is for.
pub(super) fn of(name: Tag, tag: &StartTag<usize>) -> Role {
    if matches!(name, Tag::Hidden | Tag::Script | Tag::Foreign | Tag::Title | Tag::Head | Tag::Struck) || is_hidden(tag)
    {
        return if name == Tag::Head { Role::Plain } else { Role::Hidden };
    }
    if value(tag, b"itemprop").is_some_and(|prop| prop.eq_ignore_ascii_case("articleBody")) {
        return Role::Body;
    }
    let named = match name {
        Tag::Caption => Role::Caption,
        Tag::Time => Role::Date,
        _ => Role::Plain,
    };
    let names = [value(tag, b"class"), value(tag, b"id")];
    let all = names.into_iter().flatten().collect::<Vec<_>>().join(" ");
    if all.is_empty() {
        return named;
    }
    by_name(&all).unwrap_or(named)
}

/// What the class names `all` tell.
fn by_name(all: &str) -> Option<Role> {
    let lower = all.to_lowercase();
    if BODY_PARTS.iter().any(|part| lower.contains(part)) {
        return Some(Role::Body);
    }
    let words: Vec<String> = words(all);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    if has(CAPTION) {
        Some(Role::Caption)
    } else if has(ASIDE) || ASIDE_PARTS.iter().any(|part| lower.contains(part)) {
        Some(Role::Aside)
    } else if has(LEAD) {
        Some(Role::Lead)
    } else if has(DATE) {
        Some(Role::Date)
    } else {
        None
    }
}

/// The words of class names, in lower case.
fn words(names: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for c in names.chars() {
        let starts = c.is_uppercase() && was_lower;
        if (!c.is_alphanumeric() || starts) && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        if c.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(c.to_lowercase());
        }
        was_lower = c.is_lowercase();
    }
    words
}

fn is_hidden(tag: &StartTag<usize>) -> bool {
    let is_styled_away = || {
        let style = value(tag, b"style").unwrap_or_default().to_lowercase().replace(' ', "");
        style.contains("display:none") || style.contains("visibility:hidden")
    };
    value(tag, b"hidden").is_some() || value(tag, b"aria-hidden") == Some("true") || is_styled_away()
}

/// The value of an attribute; empty where it has none.
pub(super) fn value<'t>(tag: &'t StartTag<usize>, name: &[u8]) -> Option<&'t str> {
    tag.attributes.get(name).and_then(|value| std::str::from_utf8(&value.value).ok())
}

/// The number that an attribute holds, else 1.
pub(super) fn number(tag: &StartTag<usize>, name: &[u8]) -> u32 {
    value(tag, name).and_then(|value| value.trim().parse().ok()).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn class_names_tell_roles() {
        for (names, role) in [
            ("sidebar-1 width_common", Some(Role::Aside)),
            ("box-tin-lien-quan", Some(Role::Aside)),
            ("fck_detail", Some(Role::Body)),
            ("detail-content afcbc-body", Some(Role::Body)),
            ("article__sapo cms-desc", Some(Role::Lead)),
            ("PhotoCMS_Caption", Some(Role::Caption)),
            ("Normal", None),
            ("time-now", Some(Role::Date)),
            ("vintage navy", None),
        ] {
            assert_eq!(by_name(names), role, "{names}");
        }
    }
}
