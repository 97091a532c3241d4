use flaskboost::view::View;
use serde::Serialize;

#[derive(Serialize, View)]
#[view("posts/index.html")]
struct Index<'a> {
    title: &'a str,
}

fn main() {}
