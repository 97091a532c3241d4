use flaskboost::view::View;
use serde::Serialize;

#[derive(Serialize, View)]
#[view("../secret.html")]
struct Index {
    title: String,
}

fn main() {}
