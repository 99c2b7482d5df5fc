//! What keeps an input from being checked, said to a person in both languages. Invariant: every problem names its remedy.

use crate::format::{FormatError, MOST_BYTES, MOST_DEPTH};
use crate::report::{Problem, Trouble, Wording};
use crate::text::DecodeError;

impl Wording {
    /// A problem: what it is, and its remedy in brackets.
    pub fn problem(self, problem: &Problem) -> String {
        self.trouble(&problem.trouble)
    }

    fn trouble(self, trouble: &Trouble) -> String {
        let (what, remedy) = match trouble {
            Trouble::NotFound => self.pick(
                ("không có tệp hay thư mục này".into(), "kiểm tra đường dẫn"),
                ("no such file or folder".into(), "check the path"),
            ),
            Trouble::Denied => self.pick(
                ("không có quyền đọc".into(), "cấp quyền đọc cho tệp"),
                ("permission denied".into(), "make it readable"),
            ),
            Trouble::NoArticles { extensions } => self.pick(
                (format!("thư mục không có tệp {extensions} nào"), "nêu thẳng tên tệp, hoặc đổi --from"),
                (format!("the folder holds no {extensions} file"), "name the files, or change --from"),
            ),
            Trouble::Binary => self.pick(
                ("tệp nhị phân, không phải văn bản".into(), "xuất ra văn bản UTF-8"),
                ("a binary file, not text".into(), "export it as UTF-8 text"),
            ),
            Trouble::InvalidUtf8 { byte } => self.pick(
                (format!("không phải UTF-8, sai từ byte {byte}"), "lưu lại với bảng mã UTF-8"),
                (format!("invalid UTF-8 at byte {byte}"), "save it as UTF-8"),
            ),
            Trouble::NotJson { column } => self.pick(
                (format!("không phải JSON, sai ở cột {column}"), "mỗi dòng là một đối tượng JSON"),
                (format!("not JSON at column {column}"), "one JSON object a line"),
            ),
            Trouble::WrongShape(reason) => self.pick(
                (format!("bản ghi sai kiểu: {reason}"), "id, title, text, published; chỉ cần text"),
                (format!("not a record: {reason}"), "id, title, text, published; only text is required"),
            ),
            Trouble::DeepJson { column } => self.pick(
                (format!("JSON lồng nhau quá sâu, ở cột {column}"), "bỏ trường không cần đến"),
                (format!("JSON nested too deep at column {column}"), "take out fields that are not needed"),
            ),
            Trouble::NoText { field } => self.pick(
                (format!("bản ghi không có \"{field}\""), "thêm trường ấy, hoặc nêu tên khác bằng --field text=TÊN"),
                (format!("the record has no \"{field}\""), "add the field, or name another with --field text=NAME"),
            ),
            Trouble::NoColumn { wanted, names } => {
                let names = names.join(", ");
                self.pick(
                    (
                        format!("không có cột \"{wanted}\" trong các cột: {names}"),
                        "nêu tên cột bằng --field text=TÊN; bảng số liệu thì --from table",
                    ),
                    (
                        format!("no column \"{wanted}\" among: {names}"),
                        "name the column with --field text=NAME; for a table of figures --from table",
                    ),
                )
            }
            Trouble::LongLine => self.pick(
                ("dòng dài hơn 64 MB".into(), "tách bản ghi ấy ra, hoặc bỏ bớt trường"),
                ("a line longer than 64 MB".into(), "split that record, or leave out fields"),
            ),
            Trouble::Unpacking(reason) => self.pick(
                (format!("không giải nén được: {reason}"), "nén lại rồi chạy lại"),
                (format!("cannot be unpacked: {reason}"), "pack it again and run again"),
            ),
            Trouble::NotBuilt => self.pick(
                ("bản soatso này chỉ đọc văn bản thuần".into(), "dùng bản có tính năng formats"),
                ("this build of soatso reads plain text only".into(), "use one with the feature formats"),
            ),
            Trouble::Suppression(complaint) => self.suppression(complaint),
            Trouble::Sidecar(reason) => self.pick(
                (format!("không hiểu tệp bỏ qua: {reason}"), "[[ignore]] với rule, quote, reason"),
                (format!("cannot use the file of suppressions: {reason}"), "[[ignore]] with rule, quote, reason"),
            ),
            Trouble::Format(error) => return self.format_problem(error),
            Trouble::Other(reason) => self.pick(
                (format!("không đọc được: {reason}"), "kiểm tra tệp rồi chạy lại"),
                (format!("cannot read: {reason}"), "check the file and run again"),
            ),
        };
        format!("{what} ({remedy})")
    }

    /// A file that cannot be read as what it is.
    fn format_problem(self, error: &FormatError) -> String {
        let megabytes = MOST_BYTES >> 20;
        let (what, remedy) = match error {
            FormatError::Decode(DecodeError::Binary { .. }) => return self.trouble(&Trouble::Binary),
            FormatError::Decode(DecodeError::InvalidUtf8 { offset, .. }) => {
                return self.trouble(&Trouble::InvalidUtf8 { byte: *offset });
            }
            FormatError::Decode(DecodeError::OddUtf16 { length }) => self.pick(
                (format!("UTF-16 bị cắt cụt: {length} byte là số lẻ"), "lưu lại với bảng mã UTF-8"),
                (format!("UTF-16 cut off: {length} bytes are an odd number"), "save it as UTF-8"),
            ),
            FormatError::Decode(DecodeError::UnpairedSurrogate { offset, .. }) => self.pick(
                (format!("không phải UTF-16, sai từ byte {offset}"), "lưu lại với bảng mã UTF-8"),
                (format!("invalid UTF-16 at byte {offset}"), "save it as UTF-8"),
            ),
            FormatError::OldEncoding(charset) => {
                let name = charset.name();
                return self.pick(
                    format!("có vẻ là chữ Việt mã cũ {name}, không phải Unicode (thử --encoding {name})"),
                    format!("seems to be Vietnamese in the old encoding {name}, not Unicode (try --encoding {name})"),
                );
            }
            FormatError::TooLarge { what } => self.pick(
                (format!("{what} lớn hơn {megabytes} MB"), "tách nhỏ, hoặc bỏ ảnh và tệp nhúng"),
                (format!("{what} is larger than {megabytes} MB"), "split it, or take out pictures and embedded files"),
            ),
            FormatError::TooDeep { part, at } => self.pick(
                (
                    format!("{}: các phần tử lồng nhau quá {MOST_DEPTH} tầng, ở byte {at}", self.part(part)),
                    "lưu lại bằng trình soạn thảo",
                ),
                (
                    format!("{}: elements nested more than {MOST_DEPTH} deep at byte {at}", self.part(part)),
                    "save it again from an editor",
                ),
            ),
            FormatError::NotArchive(reason) => self.pick(
                (format!("không phải tệp DOCX hay ODT nguyên vẹn: {reason}"), "mở rồi lưu lại, hoặc đổi --from"),
                (format!("not an intact DOCX or ODT: {reason}"), "open and save it again, or change --from"),
            ),
            FormatError::NoPart(name) => self.pick(
                (format!("trong tệp không có {name}"), "mở rồi lưu lại, hoặc đổi --from"),
                (format!("the file holds no {name}"), "open and save it again, or change --from"),
            ),
            FormatError::Encrypted => self.pick(
                ("tệp có mật khẩu".to_owned(), "bỏ mật khẩu rồi lưu lại"),
                ("the file has a password".to_owned(), "take the password off and save it again"),
            ),
            FormatError::Damaged { part, at, reason } => self.pick(
                (format!("{part} hỏng ở byte {at}: {reason}"), "mở bằng Word hay LibreOffice rồi lưu lại"),
                (
                    format!("{part} is damaged at byte {at}: {reason}"),
                    "open it in Word or LibreOffice and save it again",
                ),
            ),
            FormatError::DocumentType { part, at } => self.pick(
                (
                    format!("{part} có khai báo DTD ở byte {at}, không trình soạn thảo nào ghi như vậy"),
                    "mở rồi lưu lại",
                ),
                (format!("{part} declares a DTD at byte {at}, as no editor writes it"), "open and save it again"),
            ),
            FormatError::Foreign(kind) => self.pick(
                (format!("chưa đọc được {kind}"), "lưu thành .docx, .odt hoặc .txt"),
                (format!("{kind} is not read"), "save it as .docx, .odt or .txt"),
            ),
            FormatError::NotBuilt(_) => return self.trouble(&Trouble::NotBuilt),
            other => return self.trouble(&Trouble::Other(other.to_string())),
        };
        format!("{what} ({remedy})")
    }

    fn part(self, part: &'static str) -> &'static str {
        if part == "the file" { self.pick("tệp", part) } else { part }
    }
}
