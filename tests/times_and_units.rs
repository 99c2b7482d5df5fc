//! What the reader makes of dates, lists, ranges, units and counted nouns: one short text a row.

use soatso::lexicon::Lexicon;
use soatso::mention::{Annotated, MentionRecord};

/// "text|kind|value|unit|modifier" of one mention; what it does not have is left out.
fn told(surface: &str, record: &MentionRecord) -> String {
    let bounds = || Some(format!("{}..{}", record.low.as_ref()?, record.high.as_ref()?));
    let value = record.class.map(str::to_owned).or_else(|| record.value.clone()).or_else(bounds);
    let modifier = record.modifier.map(str::to_owned);
    let parts = [Some(surface.to_owned()), Some(record.kind.to_owned()), value, record.unit.clone(), modifier];
    parts.into_iter().flatten().collect::<Vec<_>>().join("|")
}

/// Reads each text and compares all its mentions.
fn check(rows: &[(&str, &[&str])]) {
    let lexicon = Lexicon::builtin();
    for (text, expected) in rows {
        let read = Annotated::read(text, lexicon);
        let found: Vec<_> = read.mentions().iter().map(|m| told(&text[m.span.range()], &m.record(lexicon))).collect();
        assert_eq!(found, *expected, "{text}");
    }
}

#[test]
fn days_and_spans_of_days() {
    check(&[
        ("Hội chợ mở cửa (từ 29/8 đến 4/9).", &["từ 29/8 đến 4/9|period|--08-29/--09-04"]),
        (
            "Thuế được giảm từ ngày 15/12/2021 đến hết ngày 20/1/2022.",
            &["từ ngày 15/12/2021 đến hết ngày 20/1/2022|period|2021-12-15/2022-01-20"],
        ),
        ("Đoàn ở lại từ 28/12 đến 3/1/2023.", &["từ 28/12 đến 3/1/2023|period|2022-12-28/2023-01-03"]),
        ("Tỷ lệ tăng từ 1/4 đến 1/3 số hộ.", &["1/4|ratio|1/4", "1/3|fraction|1/3"]),
        ("Sổ được chốt đến 31/12 năm tài chính.", &["31/12|date|--12-31"]),
        ("Từ ngày 7-7 đoàn kiểm tra làm việc.", &["ngày 7-7|date|--07-07"]),
        ("Đêm 14- 3, cả xóm mất điện.", &["14- 3|date|--03-14"]),
    ]);
}

#[test]
fn months_and_quarters_in_a_row() {
    check(&[
        ("Trong tháng 7, 8, giá cát tăng.", &["tháng 7|date|--07", "8|date|--08"]),
        ("Các tháng 1,2 và 8, trời ít mưa.", &["tháng 1|date|--01", "2|date|--02", "8|date|--08"]),
        ("Lượng khách tháng 9 và 10 tăng.", &["tháng 9|date|--09", "10|date|--10"]),
        ("Quý 2 và 3 là mùa cao điểm.", &["Quý 2|quarter|Q2", "3|quarter|Q3"]),
        ("Trong tháng 7, 8 hộ dân dời đi.", &["tháng 7|date|--07", "8 hộ dân|number|8|hộ dân"]),
        ("Lãi suất tháng 1,2% là thấp.", &["1,2%|percent|1.2|%"]),
    ]);
}

#[test]
fn times_of_more_than_one_are_not_the_last_one() {
    check(&[
        ("Nhiều năm qua, chợ vắng khách.", &[]),
        ("Giá thấp hơn các tháng trước.", &[]),
        ("Giá thấp hơn tháng trước.", &["tháng trước|period|relative"]),
        ("Anh tiến tới thứ 4 chung cuộc.", &["thứ 4|ordinal|4"]),
        ("Làm việc từ thứ 2 đến thứ 6.", &["thứ 2|weekday|1", "thứ 6|weekday|5"]),
    ]);
}

#[test]
fn a_list_lends_only_what_its_items_share() {
    check(&[
        ("Thuế là 4.500.000 x 8%.", &["4.500.000|number|4500000", "8%|percent|8|%"]),
        ("Tấm gỗ 120 x 60 cm.", &["120|measure|120|cm", "60 cm|measure|60|cm"]),
        ("Quỹ thu 10 tỷ, 5 người góp.", &["10 tỷ|number|10000000000", "5 người|number|5|người"]),
        ("Thu nhập là 9.000.000 – 4.000.000.", &["9.000.000|number|9000000", "4.000.000|number|4000000"]),
        ("Bán 9.000.000 – 4.000.000 đồng.", &["9.000.000 – 4.000.000 đồng|range|9000000..4000000|VND"]),
    ]);
}

#[test]
fn amounts_of_money() {
    check(&[
        ("Giảm trừ 0,75 trđ.", &["0,75 trđ|money|750000|VND"]),
        ("Lương 12 trđ/tháng.", &["12 trđ/tháng|money|12000000|VND/tháng"]),
        ("Giá đất 35-40 triệu/m2.", &["35-40 triệu/m2|range|35000000..40000000|VND/m2"]),
        ("Giá tăng thêm hơn nửa triệu đồng.", &["hơn nửa triệu đồng|money|500000|VND|gt_approx"]),
        ("Căn từ 3 tỷ đồng đổ lại bán chạy.", &["từ 3 tỷ đồng đổ lại|money|3000000000|VND|le"]),
    ]);
}

#[test]
fn counted_nouns_are_taken_whole() {
    check(&[
        ("Xe có 5 chế độ lái và 3 tùy chọn màu.", &["5 chế độ|number|5|chế độ", "3 tùy chọn|number|3|tùy chọn"]),
        ("Cổng có 12 lượt thí sinh.", &["12 lượt thí sinh|number|12|lượt thí sinh"]),
        ("Ký 3 hiệp định, mở 2 cửa khẩu.", &["3 hiệp định|number|3|hiệp định", "2 cửa khẩu|number|2|cửa khẩu"]),
        (
            "Phạt cơ sở có từ 10 người đến dưới 50 người lao động.",
            &["từ 10 người đến dưới 50 người lao động|range|10..50|người lao động"],
        ),
        ("Đội 6 xe máy bao gồm xe cũ.", &["6 xe máy|number|6|xe máy"]),
        ("Doanh nghiệp nộp 2 triệu hàng tháng.", &["2 triệu|number|2000000"]),
        ("Hoạt động dưới hai hình thức.", &["hai hình thức|number|2|hình thức"]),
        ("Nghị định 98 doanh nghiệp cần biết.", &["98|identifier|law"]),
    ]);
}

#[test]
fn words_that_look_like_signs_and_hedges() {
    check(&[
        ("Bán tôm cỡ 30 con/kg.", &["30 con/kg|measure|30|con/kg"]),
        ("Bay cận âm 1.050 km/h.", &["1.050 km/h|measure|1050|km/h"]),
        ("Số giờ làm thêm không quá 40 giờ.", &["không quá 40 giờ|duration|40|giờ|le"]),
        ("Hạn trả không được vượt quá 9 tháng.", &["không được vượt quá 9 tháng|duration|9|tháng|le"]),
        ("Tính đến 31.12, quỹ còn 5 tỷ đồng.", &["31.12|date|--12-31", "5 tỷ đồng|money|5000000000|VND"]),
        (
            "Mục 30 = 20 + 21 – 22 – 24.",
            &["Mục 30|identifier|law", "20|number|20", "21|number|21", "22|number|22", "24|number|24"],
        ),
        ("Ghi ngày tháng, năm doanh nghiệp lập sổ.", &[]),
        ("Đóng 6 tháng một lần.", &["6 tháng|duration|6|tháng"]),
        ("Giá tăng ngày thứ hai (12/6).", &["thứ hai|weekday|1", "12/6|date|--06-12"]),
        ("Giá thuê 20 USD/m 2, trả trước.", &["20 USD/m 2|money|20|USD/m2"]),
        ("Tàu chở 10-20.000 tấn than.", &["10-20.000 tấn|range|10000..20000|t"]),
        ("Giá từ 500-2.000 đồng.", &["từ 500-2.000 đồng|range|500..2000|VND"]),
    ]);
}

#[test]
fn hours_from_one_to_another() {
    check(&[
        ("Chợ họp từ 7h30-11h30.", &["7h30|time|07:30", "11h30|time|11:30"]),
        ("Nắng gắt từ 10-18 giờ.", &["10|time|10:00", "18 giờ|time|18:00"]),
        ("Đoàn đến lúc 8-9 giờ sáng.", &["8|time|08:00", "9 giờ sáng|time|09:00"]),
        ("Anh ngủ 6-7 giờ mỗi đêm.", &["6-7 giờ|range|6..7|giờ"]),
        ("Lửa bùng lên lúc hơn 10h.", &["10h|time|10:00"]),
        ("Mưa từ 14h đến gần 22h.", &["14h|time|14:00", "22h|time|22:00"]),
        ("Nước dâng trong 24h qua.", &["24h|duration|24|giờ"]),
        ("Sau hơn 4h đồng hồ, xe mới qua.", &["hơn 4h|duration|4|giờ|gt_approx"]),
        ("Anh chạy hết 3h25.", &["3h25|duration|205|min"]),
        ("Chuyến bay dài 1h30 phút.", &["1h30 phút|duration|90|min"]),
        ("Tàu chạy lúc 8 giờ rưỡi tối.", &["8 giờ rưỡi tối|time|20:30"]),
        ("Đến 9 rưỡi tối mới xong.", &["9 rưỡi tối|time|21:30"]),
        ("Pháo hoa bắn lúc 12h đêm.", &["12h đêm|time|24:00"]),
        ("Mưa 80mm/3h.", &["80mm|measure|80|mm", "3h|duration|3|giờ"]),
    ]);
}

#[test]
fn parts_of_years_and_months() {
    check(&[
        ("Lãi nửa đầu năm 2024 tăng.", &["nửa đầu năm 2024|period|2024-01/2024-06"]),
        ("So với nửa cuối tháng 5/2024.", &["nửa cuối tháng 5/2024|period|2024-05-16/2024-05-31"]),
        ("So với kỳ 2 tháng 10/2020.", &["kỳ 2 tháng 10/2020|period|2020-10-16/2020-10-31"]),
        ("Thanh toán định kỳ 2 tháng.", &["2 tháng|duration|2|tháng"]),
        ("Vụ việc xảy ra trung tuần tháng 6.", &["trung tuần tháng 6|period|--06-11/--06-20"]),
        ("Xuất khẩu 15 ngày đầu tháng 9/2020.", &["15 ngày đầu tháng 9/2020|period|2020-09-01/2020-09-15"]),
        ("Trong 10 tháng của năm 2020.", &["10 tháng của năm 2020|period|2020-01/2020-10"]),
        ("Trong 7 tháng đầu của năm 2020.", &["7 tháng đầu của năm 2020|period|2020-01/2020-07"]),
        ("Ba quý đầu năm 2024.", &["Ba quý đầu năm 2024|period|2024-01/2024-09"]),
        ("Từ tháng 9-10/2020.", &["tháng 9-10/2020|period|2020-09/2020-10"]),
        ("Mỗi tháng 3-5 triệu đồng.", &["3-5 triệu đồng|range|3000000..5000000|VND"]),
        ("Phim của thập niên 60, 70 thế kỷ trước.", &["thập niên 60|period|1960/1969", "70|period|1970/1979"]),
        (
            "Những năm 60-70 của thế kỷ 20.",
            &["Những năm 60|period|1960/1969", "70|period|1970/1979", "thế kỷ 20|ordinal|20"],
        ),
        ("Thập niên 20 của thế kỷ XXI.", &["Thập niên 20|period|2020/2029", "thế kỷ XXI|ordinal|21"]),
        ("Năm 938, Ngô Quyền thắng trận.", &["Năm 938|year|938"]),
        ("Một năm 360 ngày.", &["Một năm|duration|1|năm", "360 ngày|duration|360|ngày"]),
    ]);
}

#[test]
fn days_that_the_last_one_names() {
    check(&[
        ("Trong hai ngày 3 và 4-6.", &["hai ngày|duration|2|ngày", "3|date|--06-03", "4-6|date|--06-04"]),
        ("Đêm 18 rạng sáng 19/7, trời mưa.", &["18|date|--07-18", "19/7|date|--07-19"]),
        ("Báo cáo nộp trước ngày 5 tháng này.", &["ngày 5|date|---05", "tháng này|period|relative"]),
        ("Cô sinh (1987.05.22).", &["1987.05.22|date|1987-05-22"]),
        ("Quy hoạch tỷ lệ 1/2000.", &["1/2000|ratio|1/2000"]),
        ("Ghi rõ ngày tháng năm phát hành.", &[]),
        ("Lũ về trong tháng năm.", &["tháng năm|date|--05"]),
    ]);
}

#[test]
fn lunar_days() {
    check(&[
        ("Chợ nghỉ từ mùng 1 đến mùng 5 Tết.", &["mùng 1|lunar-date|L--01-01", "mùng 5 Tết|lunar-date|L--01-05"]),
        ("Hội mở 12-16 tháng Giêng.", &["12|lunar-date|L--01-12", "16 tháng Giêng|lunar-date|L--01-16"]),
        ("Nghỉ 29 đến mùng 5 Tết.", &["29|lunar-date|L--12-29", "mùng 5 Tết|lunar-date|L--01-05"]),
        ("Giỗ 10/3 (âm lịch).", &["10/3 (âm lịch)|lunar-date|L--03-10"]),
        ("Giỗ 15-6 âm lịch.", &["15-6 âm lịch|lunar-date|L--06-15"]),
        ("Sáng mùng 3, cả nhà đi lễ.", &["mùng 3|lunar-date|L---03"]),
        ("Nộp vào ngày mùng 3 hằng tháng.", &["ngày mùng 3|date|---03"]),
        ("Mưa đến tháng 7 âm lịch.", &["tháng 7 âm lịch|lunar-date|L--07"]),
        ("Cưới theo năm Âm lịch.", &[]),
    ]);
}

#[test]
fn sides_and_dashed_lists() {
    check(&[
        ("Bướu 10x15cm.", &["10|measure|10|cm", "15cm|measure|15|cm"]),
        ("Tấm 2,4x1,2m.", &["2,4|measure|2.4|m", "1,2m|measure|1.2|m"]),
        ("Đội chạy 4x400m.", &["4x400m|identifier|code"]),
        ("Cự ly 25-50-250m.", &["25|measure|25|m", "50|measure|50|m", "250m|measure|250|m"]),
        (
            "Học phí 40 – 70 – 100.000 đồng.",
            &["40|money|40000|VND", "70|money|70000|VND", "100.000 đồng|money|100000|VND"],
        ),
        ("Mâm 18-inch.", &["18-inch|measure|18|[in_i]"]),
        ("Màn hình 6,1 inch.", &["6,1 inch|measure|6.1|[in_i]"]),
        ("Tàu nghiêng 15 độ về mạn trái.", &["15 độ|measure|15|độ"]),
        ("Anh có 5 năm sinh sống ở Huế.", &["5 năm|duration|5|năm"]),
        ("Gấp 3,6 lần và 11 lần chuẩn.", &["Gấp 3,6 lần|multiple|3.6|lần", "11 lần|multiple|11|lần"]),
    ]);
}

#[test]
fn powers_with_nothing_before_them() {
    check(&[
        ("Hơn chục người bị thương.", &["Hơn chục người|number|10|người|gt_approx"]),
        ("Gần trăm triệu đồng.", &["Gần trăm triệu đồng|money|100000000|VND|lt_approx"]),
        ("Mất cả trăm tỷ đồng.", &["cả trăm tỷ đồng|vague|100000000000..999999999999|VND"]),
        ("Cao hơn tỷ giá sổ sách.", &[]),
        ("Mười mấy năm ân oán.", &["Mười mấy năm|vague|11..19|năm"]),
        ("Cầu thủ ngoài 30 tuổi.", &["ngoài 30 tuổi|age|30|năm|gt_approx"]),
        ("Gần như 100% hàng.", &["Gần như 100%|percent|100|%|lt_approx"]),
    ]);
}

#[test]
fn rates_per_so_many() {
    check(&[
        ("Xe hao 7,5 lít/100 km.", &["7,5 lít/100 km|measure|7.5|L/100 km"]),
        ("Có 16 xe/1.000 dân.", &["16 xe/1.000 dân|number|16|xe/1000 dân"]),
        ("Giá 10.000 USD/1 người.", &["10.000 USD/1 người|money|10000|USD/người"]),
        ("Đã xong 7 xã/10 xã.", &["7 xã|number|7|xã", "10 xã|number|10|xã"]),
        ("Đất rộng 360m 2.", &["360m 2|measure|360|m2"]),
        ("Nạo vét 2,4 triệu m 3 bùn.", &["2,4 triệu m 3|measure|2400000|m3"]),
        ("Phạt từ 5 – 10 tr đồng.", &["từ 5 – 10 tr đồng|range|5000000..10000000|VND"]),
        ("Bản 2.4 V có giá cao.", &["2.4|identifier|version"]),
        ("Đèn 3.000 W.", &["3.000 W|measure|3000|W"]),
        ("Rơi ở độ cao hơn 6.000m.", &["hơn 6.000m|measure|6000|m|gt_approx"]),
        ("Nhiệt độ cao hơn 2 độ C.", &["2 độ C|measure|2|Cel"]),
        ("Từ mùng 6, mùng 7 Tết.", &["mùng 6|lunar-date|L--01-06", "mùng 7 Tết|lunar-date|L--01-07"]),
    ]);
}

#[test]
fn days_that_only_the_text_before_shows() {
    check(&[
        ("Giải diễn ra từ ngày 20-5 đến 11-6.", &["ngày 20-5|date|--05-20", "11-6|date|--06-11"]),
        ("Hội nghị họp từ 24 đến 27/9.", &["24 đến 27/9|period|--09-24/--09-27"]),
        ("Đoàn thăm từ 8 đến 11/7/2024.", &["8 đến 11/7/2024|period|2024-07-08/2024-07-11"]),
        ("Chiếm từ 1 đến 2/3 số hộ.", &["1|number|1", "2/3|fraction|2/3"]),
        ("Dịp lễ 30-4, đường đông.", &["30-4|date|--04-30"]),
        ("Nhân Quốc khánh 2-9, xã treo cờ.", &["2-9|date|--09-02"]),
        ("Không khí lạnh về đêm 12, ngày 13/1.", &["12|date|--01-12", "ngày 13/1|date|--01-13"]),
        ("Mưa đêm 31, ngày 1/6.", &["31|date|--05-31", "ngày 1/6|date|--06-01"]),
        ("Phiên 15/5, tỷ giá giảm.", &["15/5|date|--05-15"]),
        ("Nguyễn Du (1765 - 1820) quê Hà Tĩnh.", &["1765 - 1820|period|1765/1820"]),
        ("Mở cửa thứ 2-6.", &["thứ 2|weekday|1", "6|weekday|5"]),
        ("Từ sau 21 giờ hàng đêm, tổ tuần tra.", &["21 giờ|time|21:00"]),
        ("Sau 22 giờ giải cứu, anh ra ngoài.", &["22 giờ|duration|22|giờ"]),
        ("Giá giảm trong phiên thứ Ba.", &["thứ Ba|weekday|2"]),
        ("Chỉ trong vòng 2 - 3 năm nữa.", &["2 - 3 năm|range|2..3|năm"]),
        (
            "Tăng từ 123 năm ngoái lên 104 năm nay.",
            &["123|number|123", "năm ngoái|period|relative", "104|number|104", "năm nay|period|relative"],
        ),
        ("Ngày 25.5, bộ ban hành; từ 1.6, giá mới.", &["Ngày 25.5|date|--05-25", "1.6|date|--06-01"]),
        ("Như vậy, từ 1.6, giá mới có hiệu lực.", &["1.6|date|--06-01"]),
        ("Tỉ lệ chọi là 1/6.", &["1/6|ratio|1/6"]),
        ("Xe chạy từ 1 đến 5-2.", &["1 đến 5-2|period|--02-01/--02-05"]),
        ("Tính từ 8-3 đến 7-4.", &["8-3|date|--03-08", "7-4|date|--04-07"]),
        ("Có mưa trong ngày 24-25, sau nắng.", &["24-25|period|---24/---25"]),
        ("Gặp Lào (26-10), Đồng Nai (28-10).", &["26-10|range|26..10", "28-10|range|28..10"]),
        ("Hạn đến 31/12 bạn được giảm.", &["31/12|date|--12-31"]),
        ("Lũ sớm (7-2017) đã qua.", &["7-2017|date|2017-07"]),
        ("Triều Goryeo (918-1392).", &["918-1392|period|918/1392"]),
        ("Lãi 9 tháng 2016 tăng.", &["9 tháng 2016|period|2016-01/2016-09"]),
        ("Kéo dài hơn 2 tháng.", &["hơn 2 tháng|duration|2|tháng|gt_approx"]),
        ("Bé sinh non 28 tuần.", &["28 tuần|duration|28|tuần"]),
        ("Nghỉ thứ 7, chủ nhật.", &["thứ 7|weekday|6", "chủ nhật|weekday|7"]),
        ("Cấm từ sau 22 giờ đến 6 giờ.", &["22 giờ|time|22:00", "6 giờ|time|06:00"]),
    ]);
}

#[test]
fn parts_of_years() {
    check(&[
        ("Lãi quý II, III/2024 giảm.", &["quý II|quarter|2024-Q2", "III/2024|quarter|2024-Q3"]),
        ("Lãi quý 1, 2/2024 tăng.", &["quý 1|quarter|2024-Q1", "2/2024|quarter|2024-Q2"]),
        ("Lãi H1/2024 tăng.", &["H1/2024|period|2024-01/2024-06"]),
        ("Vô địch mùa 2016/17 vòng cuối.", &["2016/17|period|2016/2017"]),
    ]);
}

#[test]
fn amounts_that_go_on() {
    check(&[
        ("Giá 2 nghìn 3 trăm đồng.", &["2 nghìn 3 trăm đồng|money|2300|VND"]),
        ("Lãi $12.5 million, lỗ US$3bn.", &["$12.5 million|money|12500000|USD", "US$3bn|money|3000000000|USD"]),
        ("Nhà có 3 sào 5 thước ruộng.", &["3 sào 5 thước|measure|50|thước"]),
        ("Thu 1 tấn 2 tạ lúa.", &["1 tấn 2 tạ|measure|12|tạ"]),
        ("Tải 6,25 MB/s, gói 300 Mb/s.", &["6,25 MB/s|measure|6.25|MB/s", "300 Mb/s|measure|300|Mbps"]),
        ("Lấy 30 mẫu ở gà để xét nghiệm.", &["30 mẫu|number|30|mẫu"]),
        ("Nhà có 30 mẫu ruộng ven sông.", &["30 mẫu|measure|30|mẫu"]),
        ("Lực xoắn 184 lb-ft.", &["184 lb-ft|measure|184|[lbf_av].[ft_i]"]),
        ("Lương 130.000 bảng/tuần.", &["130.000 bảng/tuần|money|130000|GBP/tuần"]),
        ("Vòng loại có 4 bảng đấu.", &["4 bảng đấu|number|4|bảng đấu"]),
        ("Giá 120k một suất.", &["120k|number|120000", "một suất|number|1|suất"]),
        ("Đạt điểm 10 môn Toán.", &["10|number|10"]),
        ("Năng suất gần gấp 3 trung bình cả nước.", &["gấp 3|multiple|3|lần"]),
        ("Chỉ số 56,75 -0,14", &["56,75|number|56.75", "-0,14|number|-0.14"]),
    ]);
}

#[test]
fn times_that_are_none() {
    check(&[
        ("Chị bán hàng hơn chục năm nay.", &["hơn chục năm|duration|10|năm|gt_approx"]),
        ("Trong những ngày đầu năm sau Tết.", &[]),
        ("Tính theo lương tháng trước khi nghỉ.", &[]),
        ("Giao bóng ăn điểm 83% (5/6).", &["83%|percent|83|%", "5/6|fraction|5/6"]),
        ("Lễ hội 11/11 năm nay đông.", &["11/11|date|--11-11", "năm nay|period|relative"]),
        ("Sinh năm Giáp Tuất (1874).", &["1874|year|1874"]),
        ("Thăm từ 29 - 31.5.2017.", &["29 - 31.5.2017|period|2017-05-29/2017-05-31"]),
        ("Đêm 30 rạng ngày 31/1/1968.", &["30|date|1968-01-30", "ngày 31/1/1968|date|1968-01-31"]),
        ("Năm 2015 và 2016 lần lượt lãi 3 tỷ.", &["Năm 2015|year|2015", "2016|year|2016", "3 tỷ|number|3000000000"]),
    ]);
}

#[test]
fn hours_of_the_night_halves_of_years_and_strokes_of_time() {
    check(&[
        ("Cấm hát sau 22 giờ, kể cả ngày nghỉ.", &["22 giờ|time|22:00"]),
        ("Ông tỉnh lại sau 22 giờ phẫu thuật.", &["22 giờ|duration|22|giờ"]),
        ("Ca mổ xong sau 6 giờ, ông tỉnh.", &["6 giờ|duration|6|giờ"]),
        ("Khoảng 12 giờ, ngày 2/7, họ đi.", &["Khoảng 12 giờ|time|12:00|approx", "ngày 2/7|date|--07-02"]),
        ("Lãi 1H24 và 2H2023.", &["1H24|period|2024-01/2024-06", "2H2023|period|2023-07/2023-12"]),
        ("Tin tức 24h mới nhất.", &["24h|duration|24|giờ"]),
        ("Lúc này là khoảng 24h.", &["khoảng 24h|time|24:00|approx"]),
        ("Quán mở đến 24h.", &["24h|time|24:00"]),
        ("Tàu chạy lúc 1H24.", &["1H24|time|01:24"]),
        ("Doanh thu 9T24 tăng.", &["9T24|period|2024-01/2024-09"]),
        ("Anh chạy hết 12'30\".", &["12'30\"|duration|750|s"]),
        ("Họp báo hôm 5-10/2016.", &["5-10/2016|date|2016-10-05"]),
    ]);
}

#[test]
fn what_falls_is_no_range_and_what_follows_a_rank_is_one() {
    check(&[
        ("Giá 700 USD – 500 USD.", &["700 USD|money|700|USD", "500 USD|money|500|USD"]),
        ("Giá 500 USD – 700 USD.", &["500 USD – 700 USD|range|500..700|USD"]),
        (
            "Nộp 30 triệu đồng – 6 triệu đồng – 10 triệu đồng.",
            &["30 triệu đồng|money|30000000|VND", "6 triệu đồng|money|6000000|VND", "10 triệu đồng|money|10000000|VND"],
        ),
        ("Từ người thứ 2 tới thứ 4.", &["thứ 2|ordinal|2", "thứ 4|ordinal|4"]),
        ("Đội đều hơn hai đối thủ.", &["hai đối thủ|number|2|đối thủ"]),
        ("Có hơn 20 đối thủ.", &["hơn 20 đối thủ|number|20|đối thủ|gt_approx"]),
    ]);
}

#[test]
fn what_a_number_word_or_a_bound_belongs_to() {
    check(&[
        (
            "Doanh thu một năm không vượt quá 500 triệu đồng.",
            &["một năm|duration|1|năm", "không vượt quá 500 triệu đồng|money|500000000|VND|le"],
        ),
        ("Giải một năm hai lần.", &["một năm|duration|1|năm", "hai lần|multiple|2|lần"]),
        ("Giải ngân 92,5/95 triệu đồng.", &["92,5/95 triệu đồng|fraction|92500000/95000000|VND"]),
        ("Tuyến kè dài hơn 100m.", &["hơn 100m|measure|100|m|gt_approx"]),
        ("Bản mới dài hơn 2 cm so với bản cũ.", &["2 cm|measure|2|cm"]),
        ("Cả nhà nghỉ. Khoảng 9 giờ, ông về.", &["Khoảng 9 giờ|time|09:00|approx"]),
        ("Khoảng 9 giờ sau, ông về.", &["Khoảng 9 giờ|duration|9|giờ|approx"]),
        ("Vụ đông xuân 2016-2017 ba ngày nữa xong.", &["2016-2017|period|2016/2017", "ba ngày|duration|3|ngày"]),
        ("Đứng bóng lúc11:55 trưa.", &["11:55 trưa|time|11:55"]),
        (
            "Mẫu đá CaCO3> 85%, cát <7% và bụi ≥ 12 g.",
            &["CaCO3|identifier|code", "> 85%|percent|85|%|gt_approx", "<7%|percent|7|%|le", "≥ 12 g|measure|12|g|ge"],
        ),
        (
            "Người bệnh có 3 triệu chứng, 2 triệu người mắc.",
            &["3 triệu chứng|number|3|triệu chứng", "2 triệu người|number|2000000|người"],
        ),
        (
            "Xe chạy lúc 8h 30 sáng và 8h 30 người lên.",
            &["8h 30 sáng|time|08:30", "8h|time|08:00", "30 người|number|30|người"],
        ),
        ("Thu nhập rơi vào khoảng 2000 USD.", &["vào khoảng 2000 USD|money|2000|USD|approx"]),
        (
            "Chi nhánh có mã số thuế 0123456789-001 và “3.Trường hợp” riêng.",
            &["0123456789-001|identifier|id", "3|identifier|code"],
        ),
        ("Bốc thăm tại quận 2 ngày 21/5 rồi về.", &["quận 2|identifier|address", "ngày 21/5|date|--05-21"]),
        ("Máy có dung tích 1496 cm 3 mới bán.", &["1496 cm 3|measure|1496|cm3"]),
        ("Vì 5/2 > 3/2 nên làm tròn.", &["5/2|fraction|5/2", "3/2|fraction|3/2"]),
    ]);
}

#[test]
fn levels_scales_and_hours_between_commas() {
    check(&[
        ("Gió mạnh cấp 7-8, giật cấp 10.", &["cấp 7-8|ordinal|7..8", "cấp 10|ordinal|10"]),
        ("Tỷ lệ phổ biến là 1:12, 1:18 và 1:24.", &["1:12|ratio|1/12", "1:18|ratio|1/18", "1:24|ratio|1/24"]),
        ("Theo phóng viên, hơn 8h, ông đã có mặt.", &["8h|time|08:00"]),
        ("Ông đi bộ hơn 8h, rất mệt.", &["hơn 8h|duration|8|giờ|gt_approx"]),
        ("Nộp trong tháng 5, 6,7 thì đủ.", &["tháng 5|date|--05", "6|date|--06", "7|date|--07"]),
        ("Điểm Break 4/7 (57%) là thấp.", &["4/7|fraction|4/7", "57%|percent|57|%"]),
        ("Anh lấy người vợ hơn 4 tuổi.", &["4 tuổi|age|4|năm"]),
        ("Lúc đó cô mới ngoài 20.", &["ngoài 20|number|20|gt_approx"]),
        ("Đó là một trong năm đại diện.", &["năm đại diện|number|5|đại diện"]),
        ("Lễ hội mua sắm 11/11 năm 2020 đã mở.", &["11/11|date|--11-11", "năm 2020|year|2020"]),
        ("Giá được công bố hàng năm sau khi thẩm định.", &[]),
        (
            "Lãi chỉ 1.700 thay vì 2.000 tỷ đồng.",
            &["1.700|money|1700000000000|VND", "2.000 tỷ đồng|money|2000000000000|VND"],
        ),
        ("Tốc độ còn 64 Kbps.", &["64 Kbps|measure|64|kbps"]),
    ]);
}
