use flaskboost::form::Choice;

#[derive(Choice)]
struct Kind;

fn main() {}
