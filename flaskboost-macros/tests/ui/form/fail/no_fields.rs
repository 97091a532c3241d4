use flaskboost::form::Form;

#[derive(Form)]
struct Post {}

fn main() {}
