use flaskboost::form::Choice;

#[derive(Choice)]
enum Kind {
    #[choice(lable = "A run")]
    Run,
}

fn main() {}
