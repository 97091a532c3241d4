//! A box to tick.

use crate::form::control::Control;
use crate::form::given::Given;
use crate::form::problem::Problem;
use crate::form::rules::Rules;
use crate::form::widget::Widget;

use super::field_value::FieldValue;

impl FieldValue for bool {
    const CONTROL: Control = Control::new(Widget::Checkbox).optional();

    fn read(given: Given<'_>, rules: &Rules) -> Result<Self, Problem> {
        let ticked = match given.text()?.trim() {
            "" | "false" | "off" | "0" => false,
            "true" | "on" | "1" => true,
            _ => return Err(Problem::new("Tick this box, or leave it empty.")),
        };
        if rules.must_accept && !ticked { Err(Problem::missing(Widget::Checkbox)) } else { Ok(ticked) }
    }

    fn write(&self) -> Vec<String> {
        if *self { vec!["true".to_owned()] } else { Vec::new() }
    }
}
