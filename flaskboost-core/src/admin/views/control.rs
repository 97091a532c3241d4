//! [`Control`]: a field of a form that is made of a column.

use serde::Serialize;

use crate::admin::models::{ColumnFacts, Complaint, Draft, Facts, Field, Kind, Offer, is_box};
use crate::form::Widget;

/// A field, with what the component `control` needs of it. Its errors and some labels are put into words by the
/// template.
#[derive(Debug, Serialize)]
pub(in crate::admin) struct Control {
    name: String,
    id: String,
    label: String,
    widget: Widget,
    value: String,
    checked: bool,
    required: bool,
    help: Option<String>,
    autofocus: bool,
    step: Option<String>,
    maxlength: Option<u32>,
    rows: Option<u32>,
    multiple: bool,
    options: Vec<Choice>,
    complaints: Vec<Complaint>,
    /// Whether its options are yes and no.
    is_flag: bool,
    /// Whether it is a point in time.
    is_moment: bool,
    /// Where rows to choose from are looked for.
    pub(in crate::admin) choices: Option<String>,
    /// What the chosen row is called.
    pub(in crate::admin) chosen: Option<String>,
    /// The list of the rows to choose from.
    pub(in crate::admin) list: Option<String>,
    /// The id of the field that this one is made of.
    pub(in crate::admin) slug_from: Option<String>,
    /// While which other fields have which values it counts.
    when: Vec<When>,
}

/// A field counts only while another one has one of these values.
#[derive(Debug, Serialize)]
struct When {
    name: String,
    id: String,
    /// A list, as JSON.
    values: String,
}

/// Something to choose.
#[derive(Debug, Serialize)]
struct Choice {
    value: String,
    label: String,
    selected: bool,
}

impl Control {
    pub(in crate::admin) fn of(column: &ColumnFacts, field: &Field) -> Self {
        let text = field.text.as_str();
        let is_flag = column.kind == Kind::Flag && column.is_nullable;
        let words = match &column.kind {
            Kind::Choice(words) => words.as_slice(),
            _ => &[],
        };
        let options = words.iter().map(|word| (word.clone(), word.clone()));
        let widget = widget(column, field);
        Self {
            name: column.name.to_owned(),
            id: id_of(column.name),
            label: column.label.clone(),
            widget,
            value: if is_box(column) { "true".to_owned() } else { text.to_owned() },
            checked: is_box(column) && matches!(text, "true" | "on" | "1"),
            required: !column.is_nullable && !matches!(column.kind, Kind::Text { .. }) && !is_box(column),
            help: column.help.clone(),
            autofocus: false,
            step: step(column, widget),
            maxlength: column.max_len.filter(|_| widget.is_text()),
            rows: (widget == Widget::Textarea).then_some(8),
            multiple: false,
            options: choices(options, text, matches!(column.kind, Kind::Choice(_))),
            complaints: field.complaints.clone(),
            is_flag,
            is_moment: column.kind == Kind::Moment,
            choices: None,
            chosen: None,
            list: None,
            slug_from: None,
            when: Vec::new(),
        }
    }

    /// A small one in the row of a list that has this key.
    #[must_use]
    pub(in crate::admin) fn in_list(mut self, key: &str) -> Self {
        self.id = format!("cell-{key}-{}", self.name);
        self.name = format!("{key}.{}", self.name);
        self.rows = self.rows.map(|_| 2);
        self.help = None;
        self
    }

    /// The same field, while others have the values that the model wants.
    #[must_use]
    pub(in crate::admin) fn when(mut self, facts: &Facts, draft: &Draft, place: usize) -> Self {
        let conditions = facts.conditions.iter().filter(|condition| condition.column == place);
        let deciding = conditions.filter(|condition| draft.field(condition.other).is_some());
        self.when.extend(deciding.filter_map(|condition| {
            let name = facts.columns.get(condition.other)?.name.to_owned();
            let values = serde_json::to_string(&condition.values).ok()?;
            Some(When { id: id_of(&name), name, values })
        }));
        self
    }

    /// The same field, under a name of its own in the form of another row.
    #[must_use]
    pub(in crate::admin) fn under(mut self, prefix: &str) -> Self {
        self.name = format!("{prefix}{}", self.name);
        self.id = id_of(&self.name).replace('.', "-");
        for when in &mut self.when {
            when.id = id_of(&format!("{prefix}{}", when.name)).replace('.', "-");
        }
        self
    }

    /// The same field, where it may be left empty with all the others.
    #[must_use]
    pub(in crate::admin) fn without_demands(mut self) -> Self {
        self.required = false;
        self
    }

    /// How much speaks against what is in it.
    pub(in crate::admin) fn complaints(&self) -> usize {
        self.complaints.len()
    }

    /// One of these rows is to be chosen.
    #[must_use]
    pub(in crate::admin) fn with_offers(mut self, offers: Vec<Offer>, is_nullable: bool) -> Self {
        let offers = offers.into_iter().map(|offer| (offer.value, offer.title));
        self.options = choices(offers, &self.value, true);
        self.widget = Widget::Select;
        self.required = !is_nullable;
        self
    }
}

/// The id of the field of a column.
pub(in crate::admin) fn id_of(name: &str) -> String {
    format!("field-{name}")
}

fn widget(column: &ColumnFacts, field: &Field) -> Widget {
    // A browser shows nothing of what is no number in a field of numbers, and it should be seen again.
    let is_broken = !field.text.is_empty() && !field.complaints.is_empty();
    let is_number = || field.text.is_empty() || field.text.parse::<f64>().is_ok_and(f64::is_finite);
    match &column.kind {
        Kind::Flag if column.is_nullable => Widget::Select,
        Kind::Flag => Widget::Checkbox,
        Kind::Choice(_) => Widget::Select,
        Kind::Json => Widget::Textarea,
        Kind::Text { is_long } if *is_long || field.text.contains('\n') => Widget::Textarea,
        Kind::Whole | Kind::Real | Kind::Decimal if !is_broken && is_number() => Widget::Number,
        Kind::Date if !is_broken => Widget::Date,
        Kind::Time if !is_broken => Widget::Time,
        Kind::Moment if !is_broken => Widget::DatetimeLocal,
        _ => Widget::Text,
    }
}

/// Everything that can be kept can be typed: the step of a browser is one of whole numbers and of whole minutes.
fn step(column: &ColumnFacts, widget: Widget) -> Option<String> {
    match (widget, &column.kind, column.decimal) {
        (Widget::Number, Kind::Whole, _) => None,
        (Widget::Number, _, Some((_, after))) if after > 0 => {
            Some(format!("0.{}1", "0".repeat(after.saturating_sub(1) as usize)))
        }
        (Widget::Number, _, Some(_)) => Some("1".to_owned()),
        (Widget::Number | Widget::Time | Widget::DatetimeLocal, _, _) => Some("any".to_owned()),
        _ => None,
    }
}

/// What can be chosen, and what is chosen even where it is no more among it: otherwise it would be lost in silence.
fn choices(options: impl Iterator<Item = (String, String)>, text: &str, keeps: bool) -> Vec<Choice> {
    let choice = |(value, label): (String, String)| Choice { selected: value == text, value, label };
    let mut choices: Vec<Choice> = options.map(choice).collect();
    if keeps && !text.is_empty() && !choices.iter().any(|choice| choice.selected) {
        choices.insert(0, Choice { value: text.to_owned(), label: text.to_owned(), selected: true });
    }
    choices
}
