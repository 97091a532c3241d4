use flaskboost::form::Form;

#[derive(Form)]
struct Post<'a> {
    title: &'a str,
}

fn main() {}
