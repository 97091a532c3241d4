use flaskboost::form::Form;

#[derive(Form)]
struct Post(String);

fn main() {}
