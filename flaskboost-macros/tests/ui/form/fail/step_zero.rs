use flaskboost::form::Form;

#[derive(Form)]
struct Post {
    #[field(step = 0)]
    count: i32,
}

fn main() {}
