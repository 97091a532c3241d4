use flaskboost::form::Form;

#[derive(Form)]
struct Post {
    #[field(list(max = 3))]
    tags: Option<Tag>,
}

#[derive(Form)]
struct Tag {
    name: String,
}

fn main() {}
