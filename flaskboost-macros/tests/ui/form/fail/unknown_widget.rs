use flaskboost::form::Form;

#[derive(Form)]
struct Post {
    #[field(widget = "textaera")]
    title: String,
}

fn main() {}
