use flaskboost::view::View;
use serde::Serialize;

#[derive(Serialize, View)]
#[view("posts/index.html")]
struct Index<T> {
    item: T,
}

fn main() {}
