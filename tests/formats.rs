//! Every format gives the text that its reader sees, and every place of it leads back to what spells it in the file.

#![cfg(feature = "formats")]
// Helpers of tests may panic.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use soatso::format::{Format, FormatError, read};
use soatso::text::{BlockKind, Charset, Document, Field, Span};
use zip::write::SimpleFileOptions;

/// A ZIP archive of `parts`.
fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A DOCX with this body, as Word writes it.
fn docx(body: &str) -> Vec<u8> {
    let main = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<w:document xmlns:w=\"w\"><w:body>{body}\
         <w:sectPr/></w:body></w:document>"
    );
    let styles = "<w:styles><w:style w:type=\"paragraph\" w:styleId=\"Tiu\"><w:name w:val=\"Title\"/></w:style>\
         <w:style w:styleId=\"u1\"><w:name w:val=\"heading 1\"/></w:style>\
         <w:style w:styleId=\"Chuthich\"><w:name w:val=\"caption\"/></w:style></w:styles>";
    let notes = "<w:footnotes><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:t>9</w:t></w:r></w:p></w:footnote>\
         <w:footnote w:id=\"1\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Theo báo cáo năm 2924.</w:t></w:r></w:p>\
         </w:footnote></w:footnotes>";
    archive(&[("word/document.xml", &main), ("word/styles.xml", styles), ("word/footnotes.xml", notes)])
}

/// An ODT with this text, as LibreOffice writes it.
fn odt(text: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content><office:automatic-styles>\
         <style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Title\"/>\
         <style:style style:name=\"T1\" style:family=\"text\"><style:text-properties style:text-position=\"super 58%\"/>\
         </style:style></office:automatic-styles><office:body><office:text>{text}</office:text></office:body>\
         </office:document-content>"
    );
    archive(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content)])
}

fn document(bytes: &[u8], format: Format) -> Document {
    read(bytes, format, Charset::Utf8).unwrap_or_else(|error| panic!("{format:?}: {error}"))
}

/// The blocks of a document, one a line, each after a letter for its kind.
fn shown(document: &Document) -> String {
    let mut shown = String::new();
    for block in document.blocks() {
        let letter = match block.kind {
            BlockKind::Title => 'T',
            BlockKind::Lead => 'L',
            BlockKind::Body => 'B',
            BlockKind::Heading => 'H',
            BlockKind::Caption => 'C',
            BlockKind::Cell => 'Z',
            BlockKind::Metadata => 'D',
            BlockKind::Menu => 'M',
        };
        writeln!(shown, "{letter} {}", &document.text()[block.span.range()]).unwrap();
    }
    shown
}

/// The tables of a document: cells parted by "|", header cells after "#", spread cells after "columns×rows ".
fn tables(document: &Document) -> Vec<String> {
    let cell = |cell: &soatso::text::Cell| {
        let head = if cell.kind == soatso::text::CellKind::Header { "#" } else { "" };
        let (columns, rows) = (cell.spread.columns, cell.spread.rows);
        let spread = if (columns, rows) == (1, 1) { String::new() } else { format!("{columns}×{rows} ") };
        format!("{head}{spread}{}", document.text()[cell.span.range()].replace('\n', "/"))
    };
    let row = |row: &soatso::text::Row| row.cells.iter().map(cell).collect::<Vec<_>>().join("|");
    document.tables().iter().map(|table| table.rows.iter().map(row).collect::<Vec<_>>().join("\n")).collect()
}

#[track_caller]
fn check(bytes: &[u8], format: Format, expected: &str) {
    assert_eq!(shown(&document(bytes, format)), expected);
}

#[track_caller]
fn check_place(document: &Document, needle: &str, line: usize, column: usize) {
    let at = document.text().find(needle).unwrap_or_else(|| panic!("no {needle:?} in {:?}", document.text()));
    let place = document.locate(Span::new(at, at + needle.len()));
    assert_eq!((place.start.line, place.start.column), (line, column), "{needle:?}");
}

#[test]
fn markdown_is_read() {
    let source = "---\ntitle: \"Giá \\\"lúa\\\" tăng\"\ndate: 2024-06-11\ndescription: >\n  Lúa được mùa,\n  được giá.\n---\n\
        # Đầu đề khác\n\nMột **1**.234&nbsp;tấn\nlúa\\*, ~~5~~ m<sup>2</sup>.\n\n```\nint x = 2924;\n```\n\n## Mục\n\n\
        - Việc `một`\n- Việc hai\n\n![Ruộng lúa. Ảnh: A](x.png)\n\n| Vụ | Tấn |\n|---|--:|\n| Xuân | 12 |\n| Mùa | |\n\n\
        <div><p>Khối HTML</p></div>\n";
    let document = document(source.as_bytes(), Format::Markdown);
    assert_eq!(
        shown(&document),
        "T Giá \"lúa\" tăng\nL Lúa được mùa, được giá.\nH Đầu đề khác\nB Một 1.234 tấn lúa*, m².\nH Mục\nB Việc một\n\
         B Việc hai\nC Ruộng lúa. Ảnh: A\nZ Vụ\nZ Tấn\nZ Xuân\nZ 12\nZ Mùa\nB Khối HTML\n"
    );
    assert_eq!(document.published(), Some(jiff::civil::date(2024, 6, 11)));
    assert_eq!(tables(&document), ["#Vụ|#Tấn\nXuân|12\nMùa|"]);
    check_place(&document, "1.234 tấn", 10, 7);
    check_place(&document, "được giá", 6, 3);
    check_place(&document, "12", 26, 10);
}

#[test]
fn toml_front_matter_is_read_and_other_values_are_not() {
    let source = "+++\ntitle = 'Giá lúa'\ndate = 2024-06-11T08:00:00+07:00\nsummary = [\"a\"]\n+++\n\nMột.\n";
    let document = document(source.as_bytes(), Format::Markdown);
    assert_eq!(shown(&document), "T Giá lúa\nB Một.\n");
    assert_eq!(document.published(), Some(jiff::civil::date(2024, 6, 11)));
}

const PAGE: &str = r#"<!DOCTYPE html>
<html><head><title>Giá lúa - Báo X</title>
<meta property="article:published_time" content="2024-06-10T23:30:00Z">
<style>p { width: 2924px }</style>
<script type="application/ld+json">{"datePublished": "2020-01-01"}</script></head>
<body><header><nav><ul><li><a href="/">Trang chủ 1</a></li></ul></nav></header>
<div class="page"><div class="breadcrumb">Kinh tế 2</div>
<h1 class="title">Giá l&uacute;a tăng</h1>
<span class="date">Thứ ba, 11/6/2024, 06:30 (GMT+7)</span>
<p class="sapo">Lúa được mùa, được giá, nông dân phấn khởi vì vụ này lãi gấp rưỡi.</p>
<article class="fck_detail">
<p>Vụ này xã thu <b>1</b>.234&nbsp;tấn lúa, tăng 5% so với vụ trước, theo báo cáo của xã.</p>
<figure><img src="a.jpg"><figcaption>Ruộng lúa chín. Ảnh: A</figcaption></figure>
<p>Giá bán đạt 8.000 đồng/kg<sup>1</sup>, diện tích 30 m<sup>2</sup>.<script>var n = 2924;</script></p>
<table><tr><th colspan=2>Vụ</th></tr><tr><td>Xuân</td><td>12</td></tr></table>
<p><a href="/x">Xem thêm: Giá lúa tỉnh bên tăng 12%</a></p>
<ul class="list-news"><li><a href="/y">Tin khác số 7</a></li><li><a href="/z">Tin khác số 8</a></li></ul>
<div class="box-tin-lien-quan">Giá cà phê 9</div>
<p style="display: none">Ẩn 2924</p>
</article>
<div class="comments"><p>Bình luận: tôi bán được 12.000 đồng một cân, cao hơn nhiều so với giá ghi trong bài báo này.</p></div>
</div><footer>Giấy phép số 5</footer></body></html>
"#;

#[test]
fn of_a_saved_page_the_article_is_read() {
    let document = document(PAGE.as_bytes(), Format::Html);
    assert_eq!(
        shown(&document),
        "T Giá lúa tăng\nD Thứ ba, 11/6/2024, 06:30 (GMT+7)\n\
         L Lúa được mùa, được giá, nông dân phấn khởi vì vụ này lãi gấp rưỡi.\n\
         B Vụ này xã thu 1.234 tấn lúa, tăng 5% so với vụ trước, theo báo cáo của xã.\nC Ruộng lúa chín. Ảnh: A\n\
         B Giá bán đạt 8.000 đồng/kg¹, diện tích 30 m².\nZ Vụ\nZ Xuân\nZ 12\n"
    );
    assert_eq!(document.published(), Some(jiff::civil::date(2024, 6, 11)));
    assert_eq!(tables(&document), ["#2×1 Vụ\nXuân|12"]);
    check_place(&document, "1.234 tấn", 12, 21);
    let at = document.text().find("1.234 tấn").unwrap();
    let span = Span::new(at, at + "1.234 tấn".len());
    assert_eq!(&PAGE[document.locate(span).bytes], "1</b>.234&nbsp;tấn");
    assert_eq!(document.original(span), "1.234\u{A0}tấn");
}

#[test]
fn a_page_without_marks_is_found_by_its_text() {
    let page = "<html><body><table><tr><td><a href=1>Mục 1</a><br><a href=2>Mục 2</a></td><td><h1>Giá lúa</h1>\
        <p>Vụ này xã thu được nhiều lúa hơn vụ trước, theo báo cáo của xã gửi lên huyện.\
        <p>Giá bán cũng cao hơn, nên bà con ai cũng vui, dù vụ này mưa nhiều hơn mọi năm.</td></tr></table>\
        <p><a href=3>Bản quyền thuộc về báo, ghi rõ nguồn khi phát hành lại thông tin này.</a></body></html>";
    check(
        page.as_bytes(),
        Format::Html,
        "T Giá lúa\nB Vụ này xã thu được nhiều lúa hơn vụ trước, theo báo cáo của xã gửi lên huyện.\n\
         B Giá bán cũng cao hơn, nên bà con ai cũng vui, dù vụ này mưa nhiều hơn mọi năm.\n",
    );
}

#[test]
fn a_fragment_is_read_whole() {
    let fragment = "<p>Giá lúa tăng</p>\r\n<p>Một.<br>Hai.</p><div>Ba.</div>Bốn.\
        <table class=tplCaption><tr><td><img src=a></td></tr><tr><td class=Image>Ruộng. Ảnh: A</td></tr></table>\
        <p>Tin liên quan</p><ul><li><a href=x>Tin 1</a></li></ul>";
    check(
        fragment.as_bytes(),
        Format::Html,
        "T Giá lúa tăng\nL Một.\nB Hai.\nB Ba.\nB Bốn.\nC Ruộng. Ảnh: A\nM Tin liên quan\n",
    );
}

#[test]
fn word_documents_are_read() {
    let body = "<w:p><w:pPr><w:pStyle w:val=\"Tiu\"/></w:pPr><w:r><w:t>Giá lúa</w:t></w:r></w:p><w:p/>\
        <w:p><w:r><w:t xml:space=\"preserve\">Xã thu 1.2</w:t></w:r><w:del><w:r><w:delText>99</w:delText></w:r></w:del>\
        <w:ins><w:r><w:rPr><w:b/></w:rPr><w:t>34 tấn &amp; 30 m</w:t></w:r></w:ins>\
        <w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>2</w:t></w:r>\
        <w:r><w:br/><w:t>Dòng hai.</w:t></w:r></w:p>\
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Nửa đầu </w:t></w:r></w:p><w:p><w:r><w:t>nửa sau.</w:t></w:r></w:p>\
        <w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Trong khung.</w:t></w:r></w:p>\
        </w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>Trong khung.</w:t></w:r></w:p></mc:Fallback>\
        </mc:AlternateContent></w:r><w:r><w:t>Sau khung.</w:t></w:r></w:p>\
        <w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>Vụ</w:t>\
        </w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>Xuân</w:t></w:r></w:p>\
        </w:tc><w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>\
        <w:tc><w:p><w:r><w:t>15</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
        <w:p><w:pPr><w:pStyle w:val=\"Chuthich\"/></w:pPr><w:r><w:t>Ruộng lúa</w:t></w:r></w:p>";
    let document = document(&docx(body), Format::Docx);
    assert_eq!(
        shown(&document),
        "T Giá lúa\nL Xã thu 1.234 tấn & 30 m²\nB Dòng hai.\nB Nửa đầu nửa sau.\nB Trong khung.\nB Sau khung.\nZ Vụ\n\
         Z Xuân\nZ 12\nZ 15\nC Ruộng lúa\nB Theo báo cáo năm 2924.\n"
    );
    assert_eq!(tables(&document), ["#2×1 Vụ\n1×2 Xuân|12\n15"]);
    let places = [
        ("Giá lúa", "word/document.xml", 1, 1, 1),
        ("1.234 tấn", "word/document.xml", 3, 1, 8),
        ("30 m²", "word/document.xml", 3, 2, 20),
        ("²", "word/document.xml", 3, 3, 24),
        ("Dòng hai", "word/document.xml", 3, 4, 26),
        ("nửa sau", "word/document.xml", 5, 1, 9),
        ("Sau khung", "word/document.xml", 6, 2, 1),
        ("12", "word/document.xml", 10, 1, 1),
        ("2924", "word/footnotes.xml", 1, 2, 18),
    ];
    for (needle, member, paragraph, run, column) in places {
        let at = document.text().rfind(needle).unwrap();
        let place = document.locate(Span::new(at, at + needle.len()));
        let run_of = place.run.unwrap();
        let got = (place.field, place.start.line, run_of.paragraph, run_of.run, place.start.column);
        assert_eq!(got, (Field::Member(member), paragraph, paragraph, run, column), "{needle}");
    }
}

#[test]
fn open_document_texts_are_read() {
    let text = "<text:tracked-changes><text:changed-region><text:deletion><text:p>Bỏ 99</text:p></text:deletion>\
        </text:changed-region></text:tracked-changes><text:p text:style-name=\"P1\">Giá lúa</text:p>\
        <text:p>Xã thu <text:span>1</text:span>.234<text:s text:c=\"2\"/>tấn, 30 m<text:span text:style-name=\"T1\">2</text:span>\
        <text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Theo xã.</text:p></text:note-body>\
        </text:note> một vụ.<text:line-break/>Dòng hai.</text:p><text:h text:outline-level=\"2\">Mục</text:h>\
        <table:table><table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned=\"2\">\
        <text:p>Vụ</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows>\
        <table:table-row><table:table-cell><text:p>Xuân</text:p></table:table-cell><table:table-cell><text:p>12</text:p>\
        </table:table-cell></table:table-row></table:table>";
    let document = document(&odt(text), Format::Odt);
    assert_eq!(
        shown(&document),
        "T Giá lúa\nL Xã thu 1.234  tấn, 30 m² một vụ.\nB Dòng hai.\nH Mục\nZ Vụ\nZ Xuân\nZ 12\nB Theo xã.\n"
    );
    assert_eq!(tables(&document), ["#2×1 Vụ\nXuân|12"]);
    let at = document.text().find("1.234").unwrap();
    let place = document.locate(Span::new(at, at + 5));
    assert_eq!((place.run.unwrap().paragraph, place.run.unwrap().run, place.start.column), (2, 2, 8));
}

#[test]
fn what_stands_beside_a_paragraph_does_not_part_it() {
    let boxed =
        "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Trong khung.</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>";
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let body = format!("<w:p>{}{boxed}{}</w:p><w:p>{boxed}{}</w:p>", run("Xã có 504 "), run("em."), run("Yên."));
    let expected = "B Xã có 504 em.\nB Trong khung.\nB Yên.\nB Theo báo cáo năm 2924.\nB Trong khung.\n";
    check(&docx(&body), Format::Docx, expected);
    let boxed = "<draw:frame><draw:text-box><text:p>Trong khung.</text:p></draw:text-box></draw:frame>";
    let note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Theo xã.</text:p>\
        </text:note-body></text:note>";
    let text = format!("<text:p>Xã có{note} 504{boxed} em.</text:p><text:p>{boxed}Yên.</text:p>");
    check(&odt(&text), Format::Odt, "B Xã có 504 em.\nB Trong khung.\nB Yên.\nB Theo xã.\nB Trong khung.\n");
}

/// Every article of the corpus, in every format, has the same findings on the same words.
#[test]
fn formats_agree() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/news");
    let findings = |document: Document| -> Vec<(String, String, String)> {
        let checked = soatso::check(document);
        let quote = |span| checked.document.original(span).to_owned();
        // Two spaces are one in HTML and Markdown.
        let told = checked.findings.iter().filter(|finding| finding.rule.id != "double-space");
        told.map(|f| (f.rule.id.to_owned(), quote(f.primary), f.working.clone().unwrap_or_default())).collect()
    };
    let mut all = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let plain = Document::from_text(&text);
        let lines: Vec<(BlockKind, String)> =
            plain.blocks().iter().map(|b| (b.kind, plain.text()[b.span.range()].to_owned())).collect();
        let published = plain.published();
        let expected = findings(plain);
        all += expected.len();
        let record = record(&lines).with_published(published);
        assert_eq!(findings(record), expected, "{} as a record", path.display());
        for (format, bytes) in renderings(&lines) {
            let got = findings(document(&bytes, format).with_published(published));
            assert_eq!(got, expected, "{} as {format:?}", path.display());
        }
    }
    assert!(all > 50, "{all} findings say little");
}

/// The lines as a record of an archive.
fn record(lines: &[(BlockKind, String)]) -> Document {
    let (titles, others): (Vec<_>, Vec<_>) = lines.iter().partition(|(kind, _)| *kind == BlockKind::Title);
    let text = others.iter().map(|(_, line)| line.as_str()).collect::<Vec<_>>().join("\n");
    Document::from_record(titles.first().map(|(_, line)| line.as_str()), &text)
}

/// The lines in every format.
fn renderings(lines: &[(BlockKind, String)]) -> Vec<(Format, Vec<u8>)> {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let is_title = |kind: BlockKind| kind == BlockKind::Title;
    let (mut markdown, mut html, mut word, mut writer) = (String::new(), String::new(), String::new(), String::new());
    for (kind, line) in lines {
        let special = |c: char| if "\\`*_{}[]<>()#+-.!|~&".contains(c) { format!("\\{c}") } else { c.to_string() };
        let plain: String = line.chars().map(special).collect();
        writeln!(markdown, "{}{plain}\n", if is_title(*kind) { "# " } else { "" }).unwrap();
        let tag = if is_title(*kind) { "h1" } else { "p" };
        let (first, rest) = line.split_at(line.char_indices().nth(9).map_or(line.len(), |(at, _)| at));
        writeln!(html, "<{tag}><b>{}</b>{}</{tag}>", escaped(first), escaped(rest).replace(' ', "&#32;")).unwrap();
        let style = if is_title(*kind) { "<w:pPr><w:pStyle w:val=\"Tiu\"/></w:pPr>" } else { "" };
        let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text));
        write!(word, "<w:p>{style}{}{}</w:p>", run(first), run(rest)).unwrap();
        let style = if is_title(*kind) { " text:style-name=\"P1\"" } else { "" };
        write!(writer, "<text:p{style}><text:span>{}</text:span>{}</text:p>", escaped(first), escaped(rest)).unwrap();
    }
    let word = {
        let main = format!("<w:document><w:body>{word}</w:body></w:document>");
        let styles = "<w:styles><w:style w:styleId=\"Tiu\"><w:name w:val=\"Title\"/></w:style></w:styles>";
        archive(&[("word/document.xml", &main), ("word/styles.xml", styles)])
    };
    let page = format!("<html><body><article>{html}</article></body></html>");
    vec![
        (Format::Markdown, markdown.into_bytes()),
        (Format::Html, html.into_bytes()),
        (Format::Html, page.into_bytes()),
        (Format::Docx, word),
        (Format::Odt, odt(&writer)),
    ]
}

/// Pieces of markup, of text, and of both gone wrong.
const PIECES: &[&str] = &[
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "12",
    ".345",
    "&nbsp;",
    "&#7879;",
    "&eacute;",
    "tỷ đồng ",
    "\n  ",
    " ",
    "<br>",
    "<table>",
    "<tr>",
    "<td>",
    "</td>",
    "</tr>",
    "</table>",
    "<!-- 7 -->",
    "<script>1</script>",
    "&",
    "<",
    ">",
    "e\u{301}",
    "\u{301}",
    "\u{200B}",
    "<sup>2</sup>",
    "<ul><li>",
    "</ul>",
    "<a href=\"x\">",
    "</a>",
    "<h1>",
    "</h1>",
    "**",
    "*",
    "_",
    "`",
    "```\n",
    "# ",
    "- ",
    "> ",
    "|",
    "|---|---|\n",
    "\n\n",
    "\r\n",
    "---\n",
    "title: \"a\\\"b\"\n",
    "~~",
    "[",
    "](",
    ")",
    "![",
    "\\",
    "<w:p>",
    "</w:p>",
    "<w:r>",
    "</w:r>",
    "<w:t>",
    "</w:t>",
    "<w:del>",
    "</w:del>",
    "<w:br/>",
    "<w:tbl>",
    "<w:tr>",
    "<w:tc>",
    "</w:tc>",
    "</w:tr>",
    "</w:tbl>",
    "<text:p>",
    "</text:p>",
    "<text:span>",
    "</text:span>",
    "👍",
    "Ảnh: A",
    "\"",
    ";",
];

fn mixed() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|pieces| pieces.concat())
}

/// Whether `slice` of a source could spell `seen`: every character of it stands there in order, or a reference, an
/// escape, a raised digit, a composed letter stands for it.
fn spells(slice: &str, seen: &str) -> bool {
    use unicode_normalization::UnicodeNormalization;
    const REFERENCES: [(&str, &str); 4] = [("&nbsp", " "), ("&#7879;", "ệ"), ("&eacute;", "é"), ("&uacute;", "ú")];
    // A reference may be seen as what it stands for, or as it is written.
    let either = |text: String, (written, seen): &(&str, &str)| text.replace(written, &format!("{seen}{written}"));
    let mut rest = REFERENCES.iter().fold(slice.to_owned(), either).nfd().collect::<Vec<char>>().into_iter();
    seen.nfd().all(|c| {
        let digit = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|r| r == c).and_then(|d| char::from_digit(d as u32, 10));
        rest.any(|found| found == c || Some(found) == digit || c == ' ' && found.is_whitespace())
    })
}

/// Every place of a document leads back to what spells it in `sources`.
fn leads_back(document: &Document) -> Result<(), TestCaseError> {
    let text = document.text();
    let fields: Vec<(Field, String)> = document.fields().map(|(f, s)| (f, s.to_owned())).collect();
    let ends: Vec<usize> = (0..=text.len()).filter(|&at| text.is_char_boundary(at)).collect();
    let mut last = 0;
    for pair in ends.windows(2) {
        let span = Span::new(pair[0], pair[1]);
        let place = document.locate(span);
        let Some((_, source)) = fields.iter().find(|(field, _)| *field == place.field) else { continue };
        let slice = source.get(place.bytes.clone());
        prop_assert!(slice.is_some(), "{:?} of {source:?}", place.bytes);
        prop_assert!(place.bytes.start >= last, "{:?} goes back", place);
        last = place.bytes.start;
        let seen = &text[span.range()];
        prop_assert!(seen == "\n" || spells(slice.unwrap(), seen), "{seen:?} at {:?} of {source:?}", place.bytes);
    }
    for block in document.blocks() {
        let (place, seen) = (document.locate(block.span), &text[block.span.range()]);
        if let Some((_, source)) = fields.iter().find(|(field, _)| *field == place.field) {
            prop_assert!(spells(&source[place.bytes.clone()], seen), "{seen:?} in {source:?}");
        }
        prop_assert!(place.start <= place.end || place.run.is_some());
    }
    for cell in document.tables().iter().flat_map(|t| &t.rows).flat_map(|r| &r.cells) {
        prop_assert!(text.get(cell.span.range()).is_some());
    }
    document.sentences();
    document.published();
    Ok(())
}

const FORMATS: [Format; 4] = [Format::Text, Format::Markdown, Format::Html, Format::Table];

proptest! {
    #![proptest_config(ProptestConfig { cases: 384, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_place_leads_back(source in mixed()) {
        for format in FORMATS {
            leads_back(&document(source.as_bytes(), format))?;
        }
        for bytes in [docx(&source), docx(&format!("<w:p>{source}</w:p>"))] {
            if let Ok(document) = read(&bytes, Format::Docx, Charset::Utf8) {
                leads_back(&document)?;
            }
        }
        if let Ok(document) = read(&odt(&source), Format::Odt, Charset::Utf8) {
            leads_back(&document)?;
        }
    }

    #[test]
    fn nothing_panics(bytes in any::<Vec<u8>>(), text in any::<String>()) {
        for format in [Format::Text, Format::Markdown, Format::Html, Format::Docx, Format::Odt, Format::Table] {
            for charset in [Charset::Utf8, Charset::Tcvn3, Charset::Vni, Charset::Viscii, Charset::Windows1258] {
                let _ = read(&bytes, format, charset);
                let _ = read(text.as_bytes(), format, charset);
            }
        }
    }

}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    /// A thousand damaged files of each format: cut off, or with a byte changed.
    #[test]
    fn damaged_files_are_read_or_refused(cut in 0..4000_usize, at in 0..4000_usize, byte in any::<u8>()) {
        let word = docx("<w:p><w:r><w:t>Xã thu 1.234 tấn lúa năm 2024.</w:t></w:r></w:p><w:tbl><w:tr><w:tc/></w:tr></w:tbl>");
        let writer = odt("<text:p>Xã thu <text:span>1.234</text:span> tấn.</text:p>");
        let samples = [
            (Format::Docx, word),
            (Format::Odt, writer),
            (Format::Html, PAGE.as_bytes().to_vec()),
            (Format::Markdown, b"---\ntitle: a\n---\n# b\n| c | d |\n|---|---|\n| 1 | 2 |\n".to_vec()),
        ];
        for (format, sample) in samples {
            let mut changed = sample.clone();
            if let Some(slot) = changed.get_mut(at % sample.len()) {
                *slot = byte;
            }
            for bytes in [&sample[..cut % sample.len()], &changed] {
                if let Ok(document) = read(bytes, format, Charset::Utf8) {
                    leads_back(&document)?;
                }
            }
        }
    }
}

#[test]
fn hostile_files_hit_a_limit() {
    let refused = |bytes: &[u8], format| read(bytes, format, Charset::Utf8).map(|d| d.text().len()).unwrap_err();
    let deep = "<div>".repeat(100_000);
    assert!(matches!(refused(deep.as_bytes(), Format::Html), FormatError::TooDeep { .. }));
    let quotes = format!("{}a", "> ".repeat(100_000));
    assert!(matches!(refused(quotes.as_bytes(), Format::Markdown), FormatError::TooDeep { .. }));
    assert!(matches!(refused(&docx(&"<w:sdt>".repeat(100_000)), Format::Docx), FormatError::TooDeep { .. }));
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:document>&b;</w:document>";
    let bomb = archive(&[("word/document.xml", bomb)]);
    assert!(matches!(refused(&bomb, Format::Docx), FormatError::DocumentType { .. }));
    let large = " ".repeat(soatso::format::MOST_BYTES + 1);
    assert!(matches!(refused(large.as_bytes(), Format::Html), FormatError::TooLarge { .. }));
    let packed = archive(&[("word/document.xml", &large)]);
    assert!(packed.len() < 1 << 20, "a bomb is small");
    assert!(matches!(refused(&packed, Format::Docx), FormatError::TooLarge { .. }));
    assert!(matches!(refused(b"PK\x03\x04", Format::Docx), FormatError::NotArchive(_)));
    assert!(matches!(refused(&odt(""), Format::Docx), FormatError::NoPart("word/document.xml")));
}

/// Files that would take minutes if any step cost the square of the length.
#[test]
fn long_files_cost_no_more_than_their_length() {
    for piece in [
        "<p>a",
        "<b>",
        "</b>",
        "<td>",
        "<tr>",
        "<table>",
        "<li>",
        "<li><td>",
        "<p><td>",
        "<tr><li><td>",
        "&",
        "&amp",
        "<a href=x>b</a>",
        "<h1>",
        "<p class=sapo>a",
        "<",
        "**",
        "[",
        "`a",
        "> ",
        "- ",
        "|a",
        "|a|\n|-|\n",
        "\\",
        "![a](",
        "<!-- ",
        "_a",
        "<sup>2",
        "<br>",
    ] {
        let source = piece.repeat(40_000);
        for format in [Format::Html, Format::Markdown] {
            let start = std::time::Instant::now();
            if let Ok(document) = read(source.as_bytes(), format, Charset::Utf8) {
                document.sentences();
            }
            let took = start.elapsed();
            assert!(took.as_secs() < 20, "{piece:?} as {format:?} took {took:?}");
        }
    }
}
