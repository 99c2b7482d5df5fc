//! What one unit is in the base unit of its dimension, from the facts. Invariant: a unit of several regions has a worth
//! for each, and only what all of them rule out is called wrong.

use crate::facts::{Facts, Topic};
use crate::number::{Decimal, Rational};

/// A unit in terms of its dimension.
#[derive(Debug)]
pub(super) struct Worth<'f> {
    /// "area", "mass".
    pub(super) dimension: &'f str,
    /// How many base units it is; several where regions differ.
    pub(super) factors: Vec<Rational>,
    /// What is added to a reading before it is multiplied: scales of temperature.
    pub(super) offset: Option<Rational>,
}

/// The worth of the unit with this symbol.
pub(super) fn of<'f>(facts: &'f Facts, symbol: &str) -> Option<Worth<'f>> {
    facts.named(Topic::UnitFactors, symbol).next().and_then(|row| worth(&row.value))
}

/// "area 360 500", "temperature 5/9 -32".
fn worth(value: &str) -> Option<Worth<'_>> {
    let (dimension, numbers) = value.split_once(' ')?;
    let numbers: Vec<Rational> = numbers.split(' ').map(rational).collect::<Option<_>>()?;
    if dimension == "temperature" {
        let [factor, offset] = numbers.as_slice() else { return None };
        return Some(Worth { dimension, factors: vec![factor.clone()], offset: Some(offset.clone()) });
    }
    Some(Worth { dimension, factors: numbers, offset: None })
}

/// "1609.344", "-32", "5/9".
pub(super) fn rational(text: &str) -> Option<Rational> {
    if let Some((above, below)) = text.split_once('/') {
        return Some(rational(above)? / rational(below)?);
    }
    let places = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let mantissa: i128 = text.replace('.', "").parse().ok()?;
    Some(Decimal::new(mantissa, -i32::try_from(places).ok()?).to_rational())
}

#[cfg(test)]
mod tests {
    use super::{of, rational};
    use crate::facts::Facts;

    #[test]
    fn worths_are_read() {
        let check = |unit: &str, dimension: &str, factors: &[&str]| {
            let facts = Facts::builtin();
            let worth = of(&facts, unit).unwrap();
            let wanted: Vec<_> = factors.iter().map(|text| rational(text).unwrap()).collect();
            assert_eq!((worth.dimension, &worth.factors), (dimension, &wanted), "{unit}");
        };
        check("ha", "area", &["10000"]);
        check("lượng", "mass", &["0.0375"]);
        check("sào", "area", &["360", "500", "497", "1000", "1296"]);
        check("[degF]", "temperature", &["5/9"]);
    }
}
