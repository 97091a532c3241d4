//! All controls of a page, and what a person has put into them.

use std::fmt::Write;

use crate::testing::forms::control::{Attachment, Control, Kind};
use crate::testing::forms::{label, reader};
use crate::testing::html::{Document, NodeId};

/// The controls of one page as they stand now.
#[derive(Clone, Debug, Default)]
pub(crate) struct Paper {
    pub(crate) controls: Vec<Control>,
    /// The form that was last written in, which settles which of two equal names is meant.
    pub(crate) last_form: Option<NodeId>,
    /// Where to look, when the test has narrowed it: the elements inside one part of the page.
    within: Option<Vec<NodeId>>,
}

impl Paper {
    pub(crate) fn of(document: &Document) -> Self {
        Self { controls: reader::controls(document), last_form: None, within: None }
    }

    pub(crate) fn narrow(&mut self, nodes: Vec<NodeId>) {
        self.within = Some(nodes);
    }

    pub(crate) fn is_in_reach(&self, node: NodeId) -> bool {
        self.within.as_ref().is_none_or(|nodes| nodes.contains(&node))
    }

    /// Types into a control.
    pub(crate) fn fill(&mut self, label: &str, value: &str) -> Result<(), String> {
        let control = self.usable(label, |kind| !matches!(kind, Kind::Button(_) | Kind::Hidden { .. }))?;
        if control.is_read_only {
            return Err(format!("\"{label}\" is read-only: a person could not fill it"));
        }
        match &mut control.kind {
            Kind::Text { value: held } => {
                value.clone_into(held);
                Ok(())
            }
            Kind::Checkbox { .. } | Kind::Radio { .. } => Err(format!("\"{label}\" is a box: use `check`")),
            Kind::Select { .. } => Err(format!("\"{label}\" is a list of choices: use `select`")),
            Kind::File { .. } => Err(format!("\"{label}\" takes a file: use `attach`")),
            Kind::Hidden { .. } | Kind::Button(_) => Err(format!("\"{label}\" cannot be filled")),
        }
    }

    /// Sets or clears a check box, or picks a radio button.
    pub(crate) fn check(&mut self, label: &str, yes: bool) -> Result<(), String> {
        let is_box = |kind: &Kind| matches!(kind, Kind::Checkbox { .. } | Kind::Radio { .. });
        let control = self.usable(label, is_box)?;
        let (node, form, name) = (control.node, control.form, control.name.clone());
        match &mut control.kind {
            Kind::Checkbox { is_checked, .. } => {
                *is_checked = yes;
                return Ok(());
            }
            Kind::Radio { .. } if !yes => {
                return Err(format!("\"{label}\" is a radio button, which is not unchecked but left for another"));
            }
            _ => {}
        }
        for control in self.controls.iter_mut().filter(|other| other.form == form && other.name == name) {
            if let Kind::Radio { is_checked, .. } = &mut control.kind {
                *is_checked = control.node == node;
            }
        }
        Ok(())
    }

    /// Picks a choice by its text.
    pub(crate) fn select(&mut self, label: &str, wanted: &str) -> Result<(), String> {
        let control = self.usable(label, |kind| matches!(kind, Kind::Select { .. }))?;
        let Kind::Select { choices, is_multiple } = &mut control.kind else { return Ok(()) };
        let Some(found) = choices.iter().position(|choice| choice.text == wanted) else {
            let texts = choices.iter().map(|choice| format!("\"{}\"", choice.text)).collect::<Vec<_>>();
            return Err(format!("\"{label}\" has no choice \"{wanted}\"; it has {}", texts.join(", ")));
        };
        if choices[found].is_disabled {
            return Err(format!("the choice \"{wanted}\" of \"{label}\" is disabled"));
        }
        for (at, choice) in choices.iter_mut().enumerate() {
            choice.is_selected = at == found || (*is_multiple && choice.is_selected);
        }
        Ok(())
    }

    /// Picks a file.
    pub(crate) fn attach(&mut self, label: &str, file: Attachment) -> Result<(), String> {
        let control = self.usable(label, |kind| matches!(kind, Kind::File { .. }))?;
        if let Kind::File { files, is_multiple } = &mut control.kind {
            if !*is_multiple {
                files.clear();
            }
            files.push(file);
        }
        Ok(())
    }

    /// The control with this label, for reading.
    pub(crate) fn labelled(&self, label: &str) -> Result<&Control, String> {
        let at = self.find(label, |kind| !matches!(kind, Kind::Button(_) | Kind::Hidden { .. }))?;
        Ok(&self.controls[at])
    }

    fn usable(&mut self, label: &str, fits: impl Fn(&Kind) -> bool) -> Result<&mut Control, String> {
        let at = self.find(label, fits)?;
        let control = &mut self.controls[at];
        if control.is_disabled {
            return Err(format!("\"{label}\" is disabled: a person could not use it"));
        }
        if control.form.is_none() {
            return Err(format!("\"{label}\" stands outside of every form, so it would never be sent"));
        }
        self.last_form = control.form;
        Ok(control)
    }

    fn find(&self, wanted: &str, fits: impl Fn(&Kind) -> bool) -> Result<usize, String> {
        let wanted = label::tidy(wanted);
        let is_meant = |control: &Control| self.is_in_reach(control.node) && control.labels.contains(&wanted);
        let found: Vec<usize> = (0..self.controls.len())
            .filter(|at| is_meant(&self.controls[*at]) && fits(&self.controls[*at].kind))
            .collect();
        let in_last_form = || found.iter().filter(|at| self.controls[**at].form == self.last_form).collect::<Vec<_>>();
        match (found.as_slice(), self.last_form) {
            ([], _) => Err(self.missing(&wanted, fits)),
            ([one], _) => Ok(*one),
            (_, Some(_)) if in_last_form().len() == 1 => Ok(*in_last_form()[0]),
            (several, _) => Err(format!(
                "{} controls of this page have the label \"{wanted}\": say which with `within(\"#id\")`",
                several.len()
            )),
        }
    }

    fn missing(&self, wanted: &str, fits: impl Fn(&Kind) -> bool) -> String {
        let mut message = format!("no such control has the label \"{wanted}\"");
        let other = self.controls.iter().find(|control| control.labels.iter().any(|label| label == wanted));
        if let Some(other) = other {
            let why = if self.is_in_reach(other.node) { "of another kind" } else { "outside of `within`" };
            write!(message, " (there is one, {why})").expect("writing to a String cannot fail");
        }
        let labels: Vec<String> = self
            .controls
            .iter()
            .filter(|control| fits(&control.kind) && self.is_in_reach(control.node))
            .map(|control| match control.labels.first() {
                Some(label) => format!("\"{label}\""),
                None => format!("(one without a label, name=\"{}\")", control.name),
            })
            .collect();
        if labels.is_empty() {
            message.push_str("; the page has none of that kind");
        } else {
            write!(message, "; the page has {}", labels.join(", ")).expect("writing to a String cannot fail");
        }
        message
    }
}
