use flaskboost::form::Form;

#[derive(Form)]
struct Post {
    #[field(nested, max_len = 5)]
    author: Author,
}

#[derive(Form)]
struct Author {
    name: String,
}

fn main() {}
