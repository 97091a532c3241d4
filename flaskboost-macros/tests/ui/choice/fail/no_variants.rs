use flaskboost::form::Choice;

#[derive(Choice)]
enum Kind {}

fn main() {}
