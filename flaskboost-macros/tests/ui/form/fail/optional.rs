use flaskboost::form::Form;

#[derive(Form)]
struct Post {
    #[field(optional)]
    title: String,
}

fn main() {}
