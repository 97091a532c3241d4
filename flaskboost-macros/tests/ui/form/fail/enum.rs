use flaskboost::form::Form;

#[derive(Form)]
enum Post {
    Draft,
    Public,
}

fn main() {}
