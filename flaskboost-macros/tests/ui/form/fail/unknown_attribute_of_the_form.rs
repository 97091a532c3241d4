use flaskboost::form::Form;

#[derive(Form)]
#[form(column = post::Column)]
struct Post {
    title: String,
}

fn main() {}
