use flaskboost::form::Choice;

#[derive(Choice)]
enum Kind<const LIMIT: usize> {
    Run,
}

fn main() {}
