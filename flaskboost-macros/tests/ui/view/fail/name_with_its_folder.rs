use flaskboost::view::View;
use serde::Serialize;

#[derive(Serialize, View)]
#[view("templates/posts/index.html")]
struct Index {
    title: String,
}

fn main() {}
