//! Years by stem and branch: "Giáp Thìn" is 2024. Invariant: a pair that is no year of the cycle of sixty has none.

/// The ten stems, from that of the years that end in 4.
pub const STEMS: [&str; 10] = ["Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý"];
/// The twelve branches, from that of 2020.
pub const BRANCHES: [&str; 12] = ["Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi"];

/// A lunar year by its stem and branch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CycleYear {
    /// 0 (Giáp) to 9 (Quý).
    pub stem: u8,
    /// 0 (Tý) to 11 (Hợi).
    pub branch: u8,
}

impl CycleYear {
    /// The stem and branch of the lunar year that begins in solar year `year`.
    pub fn of(year: i32) -> CycleYear {
        let part = |base: i32| u8::try_from((year - 4).rem_euclid(base)).unwrap_or(0);
        CycleYear { stem: part(10), branch: part(12) }
    }

    /// Whether the cycle has it: stem and branch are both odd or both even.
    pub fn exists(self) -> bool {
        self.stem % 2 == self.branch % 2
    }

    /// The year of that name that lies nearest to `year`; of two as far away, the earlier.
    pub fn nearest(self, year: i32) -> Option<i32> {
        (0..=30).flat_map(|far| [year - far, year + far]).find(|&near| CycleYear::of(near) == self)
    }

    /// "Giáp Thìn".
    pub fn name(self) -> String {
        let stem = STEMS.get(usize::from(self.stem)).copied().unwrap_or_default();
        let branch = BRANCHES.get(usize::from(self.branch)).copied().unwrap_or_default();
        format!("{stem} {branch}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_have_their_names() {
        for (year, name) in [
            (1010, "Canh Tuất"),
            (1789, "Kỷ Dậu"),
            (1911, "Tân Hợi"),
            (1945, "Ất Dậu"),
            (1954, "Giáp Ngọ"),
            (1968, "Mậu Thân"),
            (1984, "Giáp Tý"),
            (2000, "Canh Thìn"),
            (2023, "Quý Mão"),
            (2024, "Giáp Thìn"),
            (2025, "Ất Tỵ"),
            (2026, "Bính Ngọ"),
        ] {
            assert_eq!(CycleYear::of(year).name(), name, "{year}");
            assert_eq!(CycleYear::of(year).nearest(year), Some(year));
        }
    }

    #[test]
    fn every_sixty_years_are_all_there_are() {
        let mut names: Vec<String> = (1900..1960).map(|year| CycleYear::of(year).name()).collect();
        assert!(
            (1900..2100).all(|year| CycleYear::of(year).exists() && CycleYear::of(year) == CycleYear::of(year + 60))
        );
        names.sort();
        names.dedup();
        assert_eq!(names.len(), 60);
        assert!(!CycleYear { stem: 0, branch: 1 }.exists());
        assert_eq!(CycleYear { stem: 0, branch: 1 }.nearest(2000), None);
        assert_eq!(CycleYear::of(2024).nearest(1990), Some(1964));
    }
}
