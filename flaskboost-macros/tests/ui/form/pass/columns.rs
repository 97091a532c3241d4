use flaskboost::form::{Fields, Form};
use sea_orm::entity::prelude::Decimal;

#[derive(Form)]
#[form(columns = post::Column)]
struct Post {
    #[field(max_len = 80)]
    title: String,
    about: String,
    price: Decimal,
    #[field(no_column)]
    publish: bool,
}

fn main() {
    let [title, about, price, publish] = Post::specs() else {
        panic!("four fields");
    };
    assert_eq!((title.rules().max_len, title.rules().required), (Some(60), true));
    assert_eq!((about.rules().max_len, about.rules().required), (Some(500), false));
    assert_eq!(price.rules().decimal, Some((8, 2)));
    assert!(!publish.rules().required);
}

mod post {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "posts")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        #[sea_orm(column_type = "String(StringLen::N(60))")]
        pub title: String,
        #[sea_orm(column_type = "String(StringLen::N(500))", nullable)]
        pub about: Option<String>,
        #[sea_orm(column_type = "Decimal(Some((8, 2)))")]
        pub price: Decimal,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
