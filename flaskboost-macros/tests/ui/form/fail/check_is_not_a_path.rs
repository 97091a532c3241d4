use flaskboost::form::Form;

#[derive(Form)]
#[form(check = "dates")]
struct Post {
    title: String,
}

fn main() {}
