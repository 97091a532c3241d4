use flaskboost::view::View;
use serde::Serialize;

#[derive(Serialize, View)]
#[view("posts/index")]
struct Index {
    title: String,
}

fn main() {}
