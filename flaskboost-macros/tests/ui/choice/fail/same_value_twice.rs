use flaskboost::form::Choice;

#[derive(Choice)]
enum Kind {
    EasyRun,
    #[choice(value = "easy_run")]
    Slow,
}

fn main() {}
