use flaskboost::view::View;
use serde::Serialize;

#[derive(Serialize, View)]
#[view("")]
struct Index {
    title: String,
}

fn main() {}
