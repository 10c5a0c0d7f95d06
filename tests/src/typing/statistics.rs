//! Medians and the like.

/// The value below which this share of the values lies, and one of them (the nearest rank);
/// nought of nothing.
pub fn percentile(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (share * sorted.len() as f64).ceil() as usize;
    sorted
        .get(rank.saturating_sub(1))
        .copied()
        .unwrap_or_default()
}

/// The middle one of the values; of an even number the lower of the two.
pub fn median(values: &[f64]) -> f64 {
    percentile(values, 0.5)
}

/// The largest; nought of nothing.
pub fn worst(values: &[f64]) -> f64 {
    percentile(values, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_the_nearest_rank() {
        let values = [5.0, 1.0, 4.0, 2.0, 3.0];
        assert_eq!(median(&values), 3.0);
        assert_eq!(percentile(&values, 0.95), 5.0);
        assert_eq!(percentile(&values, 0.2), 1.0);
        assert_eq!(percentile(&values, 0.0), 1.0);
        assert_eq!(worst(&values), 5.0);
        assert_eq!(median(&[1.0, 2.0]), 1.0);
        assert_eq!(median(&[]), 0.0);
    }
}
