use flaskboost::form::Form;

#[derive(Form)]
#[form(check = Self::dates)]
struct Post {
    title: String,
}

fn main() {}
