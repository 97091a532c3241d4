use flaskboost::view::View;
use serde::Serialize;

#[derive(Serialize, View)]
#[view("posts/index.html")]
enum Index {
    Full,
    Empty,
}

fn main() {}
