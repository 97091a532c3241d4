use flaskboost::form::Form;

#[derive(Form)]
struct Post {
    #[field(nested, list(max = 3))]
    title: Vec<String>,
}

fn main() {}
