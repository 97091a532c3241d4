use flaskboost::form::Form;

#[derive(Form)]
struct Post {
    #[field(label = "A", label = "B")]
    title: String,
}

fn main() {}
