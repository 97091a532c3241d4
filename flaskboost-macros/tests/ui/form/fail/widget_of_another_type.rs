use flaskboost::form::Form;

#[derive(Form)]
struct Post {
    #[field(widget = "textarea")]
    count: i32,
}

fn main() {}
