use flaskboost::form::Form;

#[derive(Form)]
struct Post {
    #[field(list(min = 3, max = 2))]
    children: Vec<Post>,
}

fn main() {}
