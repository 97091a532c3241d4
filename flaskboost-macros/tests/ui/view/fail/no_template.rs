use flaskboost::view::View;
use serde::Serialize;

#[derive(Serialize, View)]
struct Index {
    title: String,
}

fn main() {}
