use flaskboost::form::Form;

#[derive(Form)]
struct Post {
    #[field(accept = "gpx")]
    track: flaskboost::form::Upload,
}

fn main() {}
