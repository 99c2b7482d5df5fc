//! Numbers that name something, beside numbers that count: what a reader sees of each class.

use soatso::lexicon::Lexicon;
use soatso::mention::Annotated;

/// Checks that `text` is read as `expected`: "surface=kind" or "surface=kind value unit", in order.
fn check(text: &str, expected: &[&str]) {
    let lexicon = Lexicon::builtin();
    let read = Annotated::read(text, lexicon);
    let shown: Vec<String> = read
        .mentions()
        .iter()
        .map(|mention| {
            let record = mention.record(lexicon);
            let surface = text.get(mention.span.range()).unwrap_or_default();
            let kind = record.class.unwrap_or(record.kind);
            let told = [Some(kind.to_owned()), record.value, record.unit].into_iter().flatten();
            format!("{surface}={}", told.collect::<Vec<_>>().join(" "))
        })
        .collect();
    assert_eq!(shown, expected, "{text}");
}

#[test]
fn a_number_behind_a_naming_noun_is_a_name() {
    check("Nợ xấu chuyển sang nhóm 4 rồi nhóm 5.", &["nhóm 4=code", "nhóm 5=code"]);
    check("Trường hợp 2: hai bên đã ký.", &["Trường hợp 2=code", "hai bên=number 2 bên"]);
    check("Bến xe 7 có thêm 12 quầy vé.", &["Bến xe 7=code", "12 quầy=number 12 quầy"]);
    check("Nợ 1121 và TK 338 (3382, 3383)", &["Nợ 1121=code", "338=code", "3382=code", "3383=code"]);
    check("tiêu chuẩn 3, 4 và 5 được áp dụng", &["tiêu chuẩn 3=code", "4=code", "5=code"]);
}

#[test]
fn a_number_that_counts_what_follows_is_none() {
    check("chia thành 3 nhóm 15 người", &["3 nhóm=number 3 nhóm", "15 người=number 15 người"]);
    check("xếp vị trí số 1 với 36 HCV", &["số 1=code", "36 HCV=number 36 HCV"]);
    check("nhóm 12 tàu ra khơi", &["12 tàu=number 12 tàu"]);
    check("tăng lần lượt 6, 8 và 11%", &["6=percent 6 %", "8=percent 8 %", "11%=percent 11 %"]);
    check("Số ca mắc: Hà Nam 41, Nam Định 38, Hòa Bình 12.", &["41=number 41", "38=number 38", "12=number 12"]);
}

#[test]
fn a_number_behind_a_proper_name_belongs_to_it() {
    check("nhà máy nhiệt điện Sông Hậu 2 đã vận hành", &["Sông Hậu 2=code"]);
    check("chiếc Mazda 6 có giá mới", &["Mazda 6=model"]);
    check("theo IFRS 16 và IAS 2", &["IFRS 16=code", "IAS 2=code"]);
    check("đội bóng ở Thai League 1 từ mùa trước", &["League 1=code"]);
}

#[test]
fn the_rounds_of_a_cup_stand_before_dates() {
    check("đá vòng 5 ngày 3/7 trên sân khách", &["vòng 5=code", "ngày 3/7=date --07-03"]);
    check("tuyển sinh lớp 10 năm học 2017 - 2018", &["lớp 10=code", "năm học 2017 - 2018=period 2017/2018"]);
    check("lãi cả tài khóa 2016-2017", &["2016-2017=period 2016/2017"]);
    check("vô địch SEA Games 22 năm 2003", &["22=code", "năm 2003=year 2003"]);
    check("dự World Cup 2010, vào tứ kết World Cup 2018.", &["2010=year 2010", "2018=year 2018"]);
    check("Hoàng Nam (39’), Minh Tú (71’) ghi bàn", &["39’=code", "71’=code"]);
    check("giành thắng lợi 3-0 trên sân khách", &["3-0=score 3-0"]);
    check("thắng bảy, hòa hai và thua một.", &["bảy=number 7", "hai=number 2", "một=number 1"]);
}

#[test]
fn an_age_may_stand_before_its_number() {
    check("qua đời ở tuổi 83.", &["tuổi 83=age 83 năm"]);
    check("trong độ tuổi từ 18 đến 25", &["tuổi từ 18 đến 25=range năm"]);
    check("đã ở tuổi ngoài 50", &["tuổi ngoài 50=age 50 năm"]);
    check("em bé 12 tuổi 3 tháng", &["12 tuổi=age 12 năm", "3 tháng=duration 3 tháng"]);
}

#[test]
fn lists_and_rows_have_numbers_of_their_own() {
    check("Gồm: (1) Đơn đề nghị; (2) Bản sao.", &["1=code", "2=code"]);
    check("3371 Kinh phí hoạt động", &["3371=code"]);
    check("bao gồm: 1.1. Người lao động; 1.2. Người thuê.", &["1.1=code", "1.2=code"]);
    check("35.Việc ghi nhận doanh thu", &["35=code"]);
    check("hội nghị lần thứ 6,7,8 Ban Chấp hành", &["thứ 6=ordinal 6", "7=ordinal 7", "8=ordinal 8"]);
}

#[test]
fn documents_goods_and_places_have_their_numbers() {
    check("Theo NĐ 67 và TT 133", &["67=law", "133=law"]);
    check("quy định tại khoản 1, 2, 3 Điều này", &["khoản 1=law", "2=law", "3=law"]);
    check("tại Điều 6 dự thảo Luật", &["Điều 6=law"]);
    check("các TK 151, 152,153,156", &["151=code", "152=code", "153=code", "156=code"]);
    check("hàng hóa mã HS 17.01", &["17.01=code"]);
    check("vé số Mega 6/45", &["6/45=lottery"]);
    check("vàng nhẫn tròn 9999, vàng 999,9", &["9999=code", "999,9=code"]);
    check("dọc ĐT 827", &["ĐT 827=road"]);
    check("ở số 76 Lê Lai, quận 1", &["số 76=address", "quận 1=address"]);
}

#[test]
fn words_that_are_no_numbers_stay_words() {
    check("đăng ký qua cơ chế một cửa quốc gia", &[]);
    check("hàng năm người dân đóng góp", &[]);
    check("bán một phần vì thiếu vốn", &[]);
    check("lập quy hoạch chi tiết 1/500", &["1/500=ratio 1/500"]);
    check("một đô đốc đã nghỉ hưu", &["một đô đốc=number 1 đô đốc"]);
    check("chỉ gần 1 phần 3 công ty có lãi", &["gần 1 phần 3=fraction 1/3"]);
    check("đón hơn 2,000 lượt khách", &["hơn 2,000 lượt khách=number 2000 lượt khách"]);
}

#[test]
fn a_name_ends_before_any_word_that_is_not_counted() {
    check("mẫu Mazda 6 giảm giá 20 triệu đồng", &["Mazda 6=model", "20 triệu đồng=money 20000000 VND"]);
    check("cầu Thủ Thiêm 2 sắp thông xe", &["Thủ Thiêm 2=code"]);
    check("Tàu Minh Long 06 xuất phát lúc 8h", &["Minh Long 06=code", "8h=time 08:00"]);
    check("vô địch K-League 1 rồi J-League 2", &["K-League 1=code", "J-League 2=code"]);
    check("set 2 lặp lại kịch bản cũ", &["set 2=code"]);
    check("hai tuyến 08 và 12 đã chạy", &["hai tuyến=number 2 tuyến", "08=code", "12=code"]);
    check("Hà Nam 12 bác sĩ", &["12 bác sĩ=number 12 bác sĩ"]);
}

#[test]
fn versions_goods_and_points_have_full_stops() {
    check("cài .NET Framework 3.5 trở lên", &["3.5=version"]);
    check("chiếc Mazda6 2.0AT cũ", &["Mazda6=model", "2.0AT=version"]);
    check("cách mạng 4.0 đang đến", &["4.0=version"]);
    check("thuộc nhóm 25.21 nêu trên", &["25.21=code"]);
    check("theo điểm b.2 khoản 1 Điều 5", &["b.2=code", "khoản 1 Điều 5=law"]);
    check("tiết a điểm 2 Điều 12", &["2=law", "Điều 12=law"]);
    check("màn hình 4K giá 15K", &["4K=code", "15K=number 15000"]);
    check("trực thăng Mi -17 và dịch Covid – 19", &["Mi -17=code", "19=code"]);
}

#[test]
fn items_go_on_with_their_numbers() {
    check(
        "1. An Bình được 12 tỷ đồng 2. Hòa Phát được 9 tỷ đồng",
        &["1=code", "12 tỷ đồng=money 12000000000 VND", "2=code", "9 tỷ đồng=money 9000000000 VND"],
    );
    check("Xong. 10. DEFOE ghi bàn 9. BENTEKE ghi bàn", &["10=code", "9=code"]);
    check("cung cấp 70 DVCTT lên cổng", &["70=number 70"]);
    check("Sống chậm lại. 2/ Ngủ đủ giấc", &["2=code"]);
}

#[test]
fn some_and_half_may_have_a_digit() {
    check("ở 1 số quận và 1 vài phường", &["1 số quận=vague quận", "1 vài phường=vague phường"]);
    check("còn hơn 1 nửa; hơn nửa giờ", &["hơn 1 nửa=fraction 1/2", "hơn nửa giờ=duration 0.5 giờ"]);
    check("cả chục nghìn người, kể cả tỷ lệ", &["cả chục nghìn người=vague người"]);
}

#[test]
fn numbers_of_houses_and_cards_are_read_whole() {
    check("số 12 ngõ 34 phố Huế", &["số 12=address", "ngõ 34=address"]);
    check("phố Lý Thường Kiệt 12", &["Lý Thường Kiệt 12=code"]);
    check("CCCD: 001 095 012 345", &["001 095 012 345=id"]);
    check("SĐT 0163 640 5352", &["0163 640 5352=phone"]);
}

#[test]
fn a_year_may_stand_before_a_noun_and_a_word_of_five_be_one() {
    check("cuối 2017 con số này giảm", &["2017=year 2017"]);
    check("đăng ký kinh doanh 2019 doanh nghiệp cần biết", &["2019=year 2019"]);
    check("vô địch Pháp Mở rộng 2012", &["2012=year 2012"]);
    check("những năm tháng ấy", &[]);
    check("ngày 31/7 năm báo cáo", &["ngày 31/7=date --07-31"]);
    check("được khấu trừ năm 2017", &["năm 2017=year 2017"]);
    check("ngoại trừ hai chế độ", &["hai chế độ=number 2 chế độ"]);
    check("ông Nguyễn Văn Mười tên thật là Hải", &[]);
    check("vào vòng 1/8 Cúp Quốc gia", &["vòng 1/8=code"]);
    check("trong kỳ 1 tháng 12", &["kỳ 1 tháng 12=period --12-01/--12-15"]);
}

#[test]
fn screens_scores_places_and_addresses() {
    check("màn hình 12,3 inch", &["12,3 inch=measure 12.3 [in_i]"]);
    check("la-zăng 19-inch mới", &["19-inch=measure 19 [in_i]"]);
    check("theo chuỗi 7-Eleven", &["7-Eleven=code"]);
    check("có lẽ chỉ là 2-0 dù dẫn sớm", &["2-0=score 2-0"]);
    check("bàn ở phút 90+4 của hiệp hai", &["phút 90+4=code", "hiệp hai=ordinal 2"]);
    check("quy định tại mục 1 phần I", &["mục 1=law", "phần I=ordinal 1"]);
    check("các khoản 1,2 và 4 Điều 54", &["khoản 1=law", "2=law", "4=law", "Điều 54=law"]);
    check("cửa hàng tại 215 phố Trung Kính", &["215=address"]);
    check("biển quảng cáo ở 38 Lê Quang Đạo, quận 3", &["38=address", "quận 3=address"]);
    check("chuyên án QB 320 và ông Hải (SN 1987)", &["QB 320=code", "1987=year 1987"]);
    check("câu 88 mã 209", &["câu 88=code", "209=code"]);
    check("Có 131 : 500", &["131=code", "500=number 500"]);
    check("Trung đoàn tên lửa 64", &["Trung đoàn tên lửa 64=code"]);
    check("chip 8 nhân và một nhân cách lớn", &["8 nhân=number 8 nhân"]);
}

#[test]
fn a_name_ends_before_its_owner_a_verb_or_the_next_sentence() {
    check("UBND quận 1 tổ chức họp báo.", &["quận 1=address"]);
    check("Đội 3 tỉnh An Giang về nhất.", &["Đội 3=code"]);
    check("vòng 5 giải V-League khởi tranh", &["vòng 5=code"]);
    check("Đoàn dự SEA Games 29 Thành viên đã về.", &["29=code"]);
    check("chức vô địch K-League 1 năm 2009", &["K-League 1=code", "năm 2009=year 2009"]);
    check("Nhóm 2 tỷ lệ mắc cao hơn.", &["Nhóm 2=code"]);
    check("giai đoạn 2 năm 2027", &["giai đoạn 2=ordinal 2", "năm 2027=year 2027"]);
    check("máy bay thế hệ 4++ của Nga", &["thế hệ 4=code"]);
    check("Doanh thu của Điện lực Vĩnh Tân 1 năm 2019", &["Vĩnh Tân 1=code", "năm 2019=year 2019"]);
    check("cảm biến của OnePlus 5 Cảm biến này", &["OnePlus 5=code"]);
    check("Chiến tranh thế giới 2 kết thúc", &["Chiến tranh thế giới 2=code"]);
    check("SEA Games 29 lần này", &["29=code"]);
    check("BV 175 bàn giao mặt bằng", &["BV 175=code"]);
    check("Vaccine 5 trong 1", &["5=number 5", "1=number 1"]);
    check("có 3 tỉnh miền Tây tham gia", &["3 tỉnh=number 3 tỉnh"]);
}

#[test]
fn an_organisation_may_end_in_a_number() {
    check("Công ty Điện lực 1 và Xí nghiệp Xây lắp 11.", &["Điện lực 1=code", "Xây lắp 11=code"]);
    check("Lữ đoàn pháo binh 490 mừng ngày thành lập", &["Lữ đoàn pháo binh 490=code"]);
    check("Chỉ số Nikkei 225 giảm 80 điểm.", &["Nikkei 225=code", "80 điểm=measure 80 điểm"]);
}

#[test]
fn cars_and_their_parts() {
    check("động cơ 1.5, hộp số 9 cấp", &["1.5=version", "9 cấp=number 9 cấp"]);
    check("động cơ xăng 2.0 tăng áp", &["2.0=version"]);
    check("lốp 225/45-19 hoặc 205/55 R16", &["225/45-19=code", "205/55 R16=code"]);
    check("Mercedes C 300 và Lexus RX 350", &["Mercedes C 300=model", "Lexus RX 350=model"]);
    check("Mazda 3 phiên bản mới", &["Mazda 3=model"]);
    check("chiếc Honda RS150R bản độ", &["RS150R=code"]);
}

#[test]
fn pairs_that_are_one_thing() {
    check("cao 6'1\" và nặng 80 kg", &["6'1\"=measure 73 [in_i]", "80 kg=measure 80 kg"]);
    check("tâm bão 18,5N-112,3E", &["18,5N-112,3E=code"]);
    check("về đích sau 2:05.34", &["2:05.34=duration 125.34 s"]);
    check("phân NPK 16-16-8", &["16-16-8=code"]);
    check("căn 2+1 rộng 80 m2", &["2+1=code", "80 m2=measure 80 m2"]);
    check("số 12/6 và 58/13 Lũy Bán Bích", &["số 12/6=address", "58/13=address"]);
    check("thương binh 2/4", &["thương binh 2/4=code"]);
    check("mẫu sedan 3 Series của BMW", &["3 Series=code"]);
    check("gồm 3 series phim", &["3=number 3"]);
    check("kỳ thi vào lớp 10 năm nay", &["lớp 10=code", "năm nay=period relative"]);
    check("gọi đầu số 1900 để hỏi", &["đầu số 1900=code"]);
    check("mã 5402.33.3000 và 5402.33.6000", &["5402.33.3000=code", "5402.33.6000=code"]);
    check("\"7-Eleven vào Việt Nam\"", &["7-Eleven=code"]);
    check("Tổ dân phố 11-phường Thủy Xuân", &["Tổ dân phố 11=address"]);
    check("thủy điện sông Tranh 2 xả lũ", &["Tranh 2=code"]);
    check("tàu CSB 8004 cập cảng", &["CSB 8004=code"]);
    check("đường cao tốc 405 ở Mỹ", &["đường cao tốc 405=code"]);
    check("tiêu chuẩn khí thải mức 4 từ 1/1/2018", &["khí thải mức 4=code", "1/1/2018=date 2018-01-01"]);
    check("Nợ C331, 111, 112", &["C331=code", "111=code", "112=code"]);
    check("ở 7-Eleven. Khách đến đông.", &["7-Eleven=code"]);
    check("màn hình 7’’ đa sắc", &["7’’=measure 7 [in_i]"]);
    check("trên đường 3 tháng 2, quận 10", &["3 tháng 2=address", "quận 10=address"]);
    check("tàu SAR 27-01 về bờ", &["27-01=code"]);
    check("chiếc Porsche 911 GT3", &["Porsche 911=model", "GT3=code"]);
    check("dầu diesel 0,05S tăng giá", &["0,05S=code"]);
    check("(1) chi phí hoàn thành (2) chi phí bán hàng", &["1=code", "2=code"]);
    check("gọi 113, 114, 115", &["113=phone", "114=phone", "115=phone"]);
}

#[test]
fn a_pair_in_the_report_of_a_match_is_a_score() {
    check("rút ngắn tỷ số xuống còn 3-7", &["3-7=score 3-7"]);
    check("Bình Phước – Huế: 1-4", &["1-4=score 1-4"]);
    check("thua 0-3 (2014), 0-2 (2020)", &["0-3=score 0-3", "2014=year 2014", "0-2=score 0-2", "2020=year 2020"]);
    check("các hiệp đấu là 25-20 rồi 25-17", &["25-20=score 25-20", "25-17=score 25-17"]);
    check("ba set 6-3 6-4 6-0", &["ba set=number 3 set", "6-3=score 6-3", "6-4=score 6-4", "6-0=score 6-0"]);
    check("Toán 9.2, Lý 8.5", &["9.2=number 9.2", "8.5=number 8.5"]);
    check("7-6 (8), 6-4", &["7-6 (8)=score 7-6", "6-4=score 6-4"]);
    check("cơ hội là 50-50", &["50-50=ratio 50/50"]);
    check("thường có 3-4 mâm", &["3-4 mâm=range mâm"]);
    check("Toán 8,5; Văn 7,75", &["8,5=number 8.5", "7,75=number 7.75"]);
}

#[test]
fn grades_and_prizes_are_counted_whole() {
    check("Lớp có 4 điểm 10 và ba điểm 9.", &["4 điểm 10=number 4 điểm 10", "ba điểm 9=number 3 điểm 9"]);
    check("đạt 27 điểm 9 môn", &["27 điểm=measure 27 điểm", "9 môn=number 9 môn"]);
    check("đội có 25 điểm 10 bàn thắng", &["25 điểm=measure 25 điểm", "10 bàn thắng=number 10 bàn thắng"]);
    check("giành 5 Cúp Liên đoàn", &["5 Cúp Liên đoàn=number 5 cúp liên đoàn"]);
    check("nhận 3 Quả bóng vàng", &["3 Quả bóng vàng=number 3 quả bóng vàng"]);
    check("trận lượt về bán kết 2 Cúp Nhà vua", &["bán kết 2=code"]);
}

#[test]
fn codes_have_several_parts() {
    check("nhồi loại AZ-SO-50, AZ-SR-50", &["AZ-SO-50=code", "AZ-SR-50=code"]);
    check("máy bay A321 (VN-A327) hạ cánh", &["A321=model", "VN-A327=code"]);
    check("Thông tư 35/2016/TT- BGTVT", &["35/2016/TT- BGTVT=law"]);
    check("tiêm kích Su-30 (8585)", &["Su-30=model", "8585=code"]);
}

#[test]
fn names_of_stores_teams_accounts_and_texts() {
    check("ở kho số 3 bãi đỗ xe", &["số 3=code"]);
    check("Đoàn 3 – Bộ đội Biên phòng", &["Đoàn 3=code"]);
    check("một đoàn 12 người", &["một đoàn=number 1 đoàn", "12 người=number 12 người"]);
    check("TK đầu 5 và TK đầu 7", &["TK đầu 5=code", "TK đầu 7=code"]);
    check("soạn DK gửi 191 để đăng ký", &["191=phone"]);
    check("gửi 191 bức thư", &["191 bức=number 191 bức"]);
    check("nhà máy Vĩnh Tân 1 tỉnh Bình Thuận", &["Vĩnh Tân 1=code"]);
    check("doanh nghiệp (mã 10 số)", &["10 số=number 10 số"]);
    check("Có TK 1331 Số tiền", &["1331=code"]);
    check("3, Cơ sở Thanh Xuân", &["3=code"]);
    check("Phật lịch 2561", &["2561=code"]);
    check("lọt vào Global 2000 của Forbes", &["Global 2000=code"]);
    check("đề án “Thành phố 4 an”", &["4=number 4"]);
}

#[test]
fn sheets_number_their_rows_columns_and_accounts() {
    check("Mã\n\n243\n\nTài sản\n\n244\n\nKý quỹ", &["243=code", "244=code"]);
    check("Cột\n\n1\n\n2\n\n3\n\nCộng", &["1=code", "2=code", "3=code"]);
    check("Tổng sản lượng\n\n1500\n\nDoanh thu\n\n243", &["1500=number 1500", "243=number 243"]);
    check("khai tại các cột: (1), (2), (7) của mẫu", &["1=code", "2=code", "7=code"]);
    check("2.\n\nThời điểm lập báo cáo", &["2=code"]);
    check("Nợ 331\n\nCó 156", &["Nợ 331=code", "156=code"]);
}

#[test]
fn marks_and_letters_make_names_of_numbers() {
    check("khẩu độ f/1.7, bộ nhớ UFS 2.1", &["f/1.7=code", "UFS 2.1=version"]);
    check("mẫu chiến đấu cơ 4++ của hãng", &["4++=code"]);
    check("biểu đồ 3-D đẹp", &["3-D=code"]);
    check("chủ xe 911R buồn khi 911 GT3 ra mắt", &["911R=code", "911=code", "GT3=code"]);
    check(
        "OnePlus 5 cao hơn 80 USD so với OnePlus 3 và 40 USD so với 3T",
        &["OnePlus 5=code", "80 USD=money 80 USD", "OnePlus 3=code", "40 USD=money 40 USD", "3T=code"],
    );
    check("giải U15-Cúp nhựa", &["U15=code"]);
    check("có 2 yếu tố, 1 là chủ quyền, 2 là ổn định", &["2 yếu tố=number 2 yếu tố", "1=code", "2=code"]);
    check("THPT Hà An (huyện Hà An) và THPT Hà Bình 1 (huyện Hà Bình)", &["THPT Hà Bình 1=code"]);
    check("xây thêm 2,3 triệu m 2 nhà ở", &["2,3 triệu m 2=measure 2300000 m2"]);
    check("đội không triệu tập thủ môn", &[]);
    check("cư dân tòa nhà VP 3.", &["VP 3=code"]);
    check("Cư dân gọi 115 giúp", &["115=phone"]);
    check("cấp cứu 115 người bị nạn", &["115 người=number 115 người"]);
    check("vàng hồng 18k và vàng 24K (999.9)", &["18k=code", "24K=code", "999.9=code"]);
    check("phim “Vua bóng đêm 3” ra rạp", &["đêm 3=code"]);
    check("mẫu số 04.1-ĐK-TCT kèm theo", &["04.1-ĐK-TCT=code"]);
    check("dòng xe như 1299 Panigale R", &["1299=code"]);
    check("đường ống cấp 1,2 để cấp nước", &["cấp 1=ordinal 1", "2=ordinal 2"]);
    check("ở căn nhà 19 Lê Văn Ba, phường Bến", &["19=address"]);
    check("khi tuổi bước qua 40 là vui", &["tuổi bước qua 40=age 40 năm"]);
    check("từ đêm 27 đến đêm 29/6", &["27=date --06-27", "29/6=date --06-29"]);
    check("lúc 01h:30 - 30/5: Al Ain", &["01h:30=time 01:30", "30/5=date --05-30"]);
}

#[test]
fn shirts_houses_and_goods_have_their_numbers() {
    check("Đội hình: 19Lê Văn Ba, 8Đỗ Hữu Tư", &["19=code", "8=code"]);
    check("Đội hình: 1 Lê Văn Ba, 3 Đỗ Hữu Tư", &["1=code", "3=code"]);
    check("siêu thị Hà An 163 đường D2", &["163=address", "D2=code"]);
    check("(HS 3402) và (HS 12 em)", &["HS 3402=code", "12 em=number 12 em"]);
    check("các nhóm như 84.09, 84.31, 84.48", &["84.09=code", "84.31=code", "84.48=code"]);
    check("trạm Km15-Bến tàu Hòa Lạc", &["Km15=road"]);
    check("chiếc 300 SL đời 1955", &["300 SL=model", "1955=year 1955"]);
    check("chiếc xe thứ 15.000 của hãng", &["thứ 15.000=ordinal 15000"]);
    check("Chi cục hải quan 2 lấy mẫu", &["hải quan 2=code"]);
    check("bộ số là: 08 – 20 – 25 – 27 – 30 - 33.", &["08 – 20 – 25 – 27 – 30 - 33=lottery"]);
    check("(Văn Ba 90'+5)", &["90'+5=code"]);
    check("giải quyết một phần, còn một vài xã", &["một vài xã=vague xã"]);
}

#[test]
fn years_months_and_nights_go_on_from_what_was_told() {
    check("Nghị định 122 năm 2016 của Chính phủ", &["122=law", "năm 2016=year 2016"]);
    check("trong 3 tháng 9, 10 và 11", &["3 tháng=duration 3 tháng", "9=date --09", "10=date --10", "11=date --11"]);
    check("vào tháng 10, 11 và 12 năm 2014", &["tháng 10=date --10", "11=date --11", "12 năm 2014=date 2014-12"]);
    check("vào tháng 9, 10 hộ dân", &["tháng 9=date --09", "10 hộ dân=number 10 hộ dân"]);
    check("đêm 19 và ngày 20/5", &["19=date --05-19", "ngày 20/5=date --05-20"]);
    check("sáng ngày 9.7 giờ địa phương", &["ngày 9.7=date --07-09"]);
    check("vào ngày 05 hàng tháng", &["ngày 05=date ---05"]);
    check("mất 1 tháng 7 ngày", &["1 tháng=duration 1 tháng", "7 ngày=duration 7 ngày"]);
    check("từ 5 cho đến 30%", &["từ 5 cho đến 30%=range %"]);
}

#[test]
fn sets_may_have_strokes() {
    check("thắng 6/4, 2/6, 7/5", &["6/4=score 6-4", "2/6=score 2-6", "7/5=score 7-5"]);
    check("các ngày 6/4, 2/6 và 6/1", &["ngày 6/4=date --04-06", "2/6=date --06-02", "6/1=date --01-06"]);
}

#[test]
fn an_audience_is_told_with_letters() {
    check("đạt 3,2M view và 5K like", &["3,2M view=number 3200000 view", "5K like=number 5000 like"]);
    check("hãng 3M ra mắt", &["3M=code"]);
}

#[test]
fn a_number_word_behind_what_is_counted_in_order_is_a_rank() {
    check("Sang hiệp hai, đội khách gỡ hòa.", &["hiệp hai=ordinal 2"]);
    check("Ở vòng loại ba World Cup, đội thua.", &["vòng loại ba=ordinal 3"]);
    check("trận lượt hai bảng F tối qua", &["lượt hai=ordinal 2", "tối qua=date relative"]);
    check("Giai đoạn một và hai đã xong.", &["Giai đoạn một=ordinal 1", "hai=ordinal 2"]);
    check("thua ở vòng một Cup Quốc gia", &["vòng một=ordinal 1"]);
    check("chia làm sáu bảng, vòng hai trận đấu", &["sáu bảng=number 6 bảng", "hai trận đấu=number 2 trận đấu"]);
    check("việc cấp hai GCN cho một thửa", &["một thửa=number 1 thửa"]);
    check("Vòng đấu kéo dài ba ngày.", &["ba ngày=duration 3 ngày"]);
}

#[test]
fn marks_between_small_numbers_name_too() {
    check("bản 4×4 và bản 6×2 của xe tải", &["4×4=code", "6×2=code"]);
    check("Kết quả lần này là: 01 – 09 – 23 – 32 – 34 - 35.", &["01 – 09 – 23 – 32 – 34 - 35=lottery"]);
    check("dành cho lớp 3-4, 5-6 và 7-8.", &["lớp 3-4=code", "5-6=code", "7-8=code"]);
    check("Huy gỡ 3-3. Rồi đội lại bị dội gáo nước lạnh 3-4.", &["3-3=score 3-3", "3-4=score 3-4"]);
    check("ở trận giao hữu với Lào (2-3).", &["2-3=score 2-3"]);
    check("sinh viên năm 2018 - 2019", &["năm 2018 - 2019=period 2018/2019"]);
    check("Ảnh: Hai Tư Vòng loại khởi tranh", &[]);
}

#[test]
fn names_that_a_word_or_the_text_before_shows() {
    check("đổi mã vùng cũ 511 sang đầu số mới 236.", &["mã vùng cũ 511=code", "đầu số mới 236=code"]);
    check("có số thửa đất 61, rộng 80m2", &["số thửa đất 61=code", "80m2=measure 80 m2"]);
    check("phiên bản 911 Turbo mới. Khi mua 911 Turbo, ai cũng vui.", &["phiên bản 911=version", "911=code"]);
    check("Khi giai đoạn một khép lại, họ đấu lần hai.", &["giai đoạn một=ordinal 1", "lần hai=ordinal 2"]);
    check("Liên hiệp hai nước; cả hai chạy đến.", &["hai nước=number 2 nước", "hai=number 2"]);
    check("mặt kính 2.5D, mẫu 05-1BK-QTT và bảng I", &["2.5D=code", "05-1BK-QTT=code"]);
    check("Văn phòng (ENC), 40/7 Lữ Gia, quận 11", &["40/7=address", "quận 11=address"]);
    check("kỳ 83 ngày 29/01/2017", &["kỳ 83=code", "ngày 29/01/2017=date 2017-01-29"]);
    check("thủ môn số ba Trần Kiên, trong số ba của họ", &["số ba=ordinal 3"]);
    check("Thông số: McHale 4-6, 2-6", &["4-6=score 4-6", "2-6=score 2-6"]);
    check("Một đề gồm nhiều chục câu hỏi.", &["nhiều chục câu hỏi=vague câu hỏi"]);
    check("Nhiều nguồn nói vậy [24,25] và [26].", &["24,25=code", "26=code"]);
    check("vàng Rồng Thăng Long 999,9 (24k) giảm", &["999,9=code", "24k=code"]);
    check("Theo khoản 3 điểm g Điều 3 Thông tư 68", &["khoản 3=law", "Điều 3=law", "68=law"]);
    check("F-35A chỉ đạt thành tích 15-1 khi bay kèm", &["F-35A=code", "15-1=score 15-1"]);
    check("Juventus một mình một chợ.", &[]);
    check("2.676 em dưới điểm 2; 9 em bị loại", &["2.676 em=number 2676 em", "2=number 2", "9 em=number 9 em"]);
}
