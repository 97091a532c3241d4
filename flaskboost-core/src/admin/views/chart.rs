//! [`Chart`]: bars, drawn on the server.

use serde::Serialize;

/// How large the drawing is, in its own units.
const WIDTH: u64 = 300;
const HEIGHT: u64 = 60;

/// Bars side by side, as a drawing for the eye and as figures for a sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(in crate::admin) struct Chart {
    width: u64,
    height: u64,
    bars: Vec<Bar>,
    /// The sum of all bars.
    total: u64,
    /// The highest bar.
    most: u64,
    /// What the highest bar stands for; empty when there is nothing.
    most_at: String,
    first: String,
    last: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Bar {
    x: u64,
    y: u64,
    width: u64,
    height: u64,
    label: String,
    value: u64,
}

impl Chart {
    /// A bar for each value, in their order.
    #[expect(clippy::needless_pass_by_value, reason = "whoever draws has made them for the drawing")]
    pub(in crate::admin) fn new(values: Vec<(String, u64)>) -> Self {
        let most = values.iter().map(|(_, value)| *value).max().unwrap_or_default();
        let step = WIDTH / u64::try_from(values.len()).unwrap_or(1).max(1);
        let label_at = |found: Option<&(String, u64)>| found.map(|(label, _)| label.clone()).unwrap_or_default();
        let bars = values.iter().zip(0_u64..).map(|((label, value), place)| {
            // What is not nothing shows, however small it is.
            let height = (value * HEIGHT).checked_div(most).unwrap_or_default().max(u64::from(*value > 0));
            let width = step.saturating_sub(2).max(1);
            Bar { x: place * step, y: HEIGHT - height, width, height, label: label.clone(), value: *value }
        });
        Self {
            width: WIDTH,
            height: HEIGHT,
            bars: bars.collect(),
            total: values.iter().map(|(_, value)| *value).sum(),
            most,
            most_at: label_at(values.iter().find(|(_, value)| *value == most && most > 0)),
            first: label_at(values.first()),
            last: label_at(values.last()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_bar_fills_the_drawing_and_the_smallest_can_be_seen() {
        let chart = Chart::new(vec![("a".to_owned(), 0), ("b".to_owned(), 1), ("c".to_owned(), 9_000)]);
        let heights: Vec<u64> = chart.bars.iter().map(|bar| bar.height).collect();
        assert_eq!(heights, [0, 1, HEIGHT]);
        assert_eq!((chart.total, chart.most, chart.most_at.as_str()), (9_001, 9_000, "c"));
        assert!(chart.bars.iter().all(|bar| bar.y + bar.height == HEIGHT && bar.x + bar.width <= WIDTH));
    }

    #[test]
    fn nothing_is_no_bar() {
        assert!(Chart::new(Vec::new()).bars.is_empty());
        let chart = Chart::new(vec![("a".to_owned(), 0)]);
        assert_eq!((chart.bars[0].height, chart.most_at.as_str()), (0, ""));
    }
}
