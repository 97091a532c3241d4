//! Metres climbed, counted so that the noise of the altimeter does not become a mountain.

/// A rise counts once it exceeds this, and ends once the ground has fallen by it.
///
/// Height from satellites wavers by metres from second to second and from a barometer by less than one, so summing
/// every upward step makes hundreds of metres out of a flat lap. Three metres lies above the one and most of the
/// other, and is still less than the first kerb-to-bridge climb that a runner would notice.
const HYSTERESIS_METRES: f64 = 3.0;

/// Sums the rises from each low point to the next high point, where both turns are deeper than the hysteresis.
pub(crate) fn climb(heights: &[f64]) -> f64 {
    let Some(first) = heights.first() else { return 0.0 };
    let (mut total, mut low, mut high, mut is_rising) = (0.0, *first, *first, false);
    for height in heights {
        if is_rising {
            high = height.max(high);
            if high - height >= HYSTERESIS_METRES {
                total += high - low;
                (low, is_rising) = (*height, false);
            }
        } else {
            low = height.min(low);
            if height - low >= HYSTERESIS_METRES {
                (high, is_rising) = (*height, true);
            }
        }
    }
    if is_rising { total + high - low } else { total }
}

#[cfg(test)]
mod tests {
    use super::climb;

    #[test]
    fn whole_climbs_count_from_the_lowest_to_the_highest_point() {
        assert!((climb(&[10.0, 8.0, 20.0, 15.0, 40.0, 5.0]) - (12.0 + 25.0)).abs() < 1e-9);
        assert!((climb(&[100.0, 101.0, 102.0, 103.0, 104.0]) - 4.0).abs() < 1e-9);
    }

    #[test]
    fn a_dip_shallower_than_the_noise_does_not_end_a_climb() {
        assert!((climb(&[0.0, 10.0, 8.0, 20.0]) - 20.0).abs() < 1e-9);
    }

    #[test]
    fn noise_on_flat_ground_is_no_climb() {
        let wavering: Vec<f64> = (0..3600).map(|second| 50.0 + 1.4 * (f64::from(second) * 1.7).sin()).collect();
        assert!(climb(&wavering).abs() < 1e-9);
        assert!(climb(&[]).abs() < 1e-9);
    }
}
