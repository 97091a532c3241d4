use flaskboost::form::Form;

#[derive(Form)]
struct Post {
    author: Author,
}

struct Author;

fn main() {}
