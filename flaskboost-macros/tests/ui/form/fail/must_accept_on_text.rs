use flaskboost::form::Form;

#[derive(Form)]
struct Post {
    #[field(must_accept)]
    title: String,
}

fn main() {}
