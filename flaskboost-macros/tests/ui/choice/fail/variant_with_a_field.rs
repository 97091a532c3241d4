use flaskboost::form::Choice;

#[derive(Choice)]
enum Kind {
    Run,
    Other(String),
}

fn main() {}
