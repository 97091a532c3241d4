use flaskboost::form::Form;

#[derive(Form)]
#[form(columns = Column)]
struct Post {
    nickname: String,
}

enum Column {
    Title,
}

fn main() {}
