use flaskboost::form::Form;

#[derive(Form)]
struct Post {
    #[field(list(maxi = 2))]
    children: Vec<Post>,
}

fn main() {}
