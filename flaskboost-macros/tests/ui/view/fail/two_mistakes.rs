use flaskboost::view::View;
use serde::Serialize;

#[derive(Serialize, View)]
#[view("/posts/index.html", jsn)]
struct Index {
    title: String,
}

fn main() {}
