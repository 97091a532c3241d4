use flaskboost::form::Form;

#[derive(Form)]
struct Post {
    #[field(list)]
    children: Vec<Post>,
}

fn main() {}
