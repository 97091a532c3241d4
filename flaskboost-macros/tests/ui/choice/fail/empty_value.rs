use flaskboost::form::Choice;

#[derive(Choice)]
enum Kind {
    #[choice(value = "")]
    Run,
}

fn main() {}
