use flaskboost::form::Form;

#[derive(Form)]
struct Post {
    #[field(nested)]
    author: Author,
}

struct Author;

fn main() {}
