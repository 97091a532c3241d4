use flaskboost::form::Form;

#[derive(Form)]
struct Post {
    #[field(min = 0.5)]
    count: i32,
}

fn main() {}
