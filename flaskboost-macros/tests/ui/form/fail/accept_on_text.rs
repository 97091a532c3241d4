use flaskboost::form::Form;

#[derive(Form)]
struct Post {
    #[field(accept = ".gpx")]
    title: String,
}

fn main() {}
