use flaskboost::view::View;
use serde::Serialize;

#[derive(Serialize, View)]
#[view(json)]
struct Index {
    title: String,
}

fn main() {}
