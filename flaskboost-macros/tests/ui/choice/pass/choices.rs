use flaskboost::form::Choice;

#[derive(Choice, Debug, PartialEq)]
enum Kind {
    LongRun,
    #[choice(value = "race", label = "Race day")]
    Competition,
}

fn main() {
    assert_eq!(Kind::all(), [Kind::LongRun, Kind::Competition]);
    assert_eq!((Kind::LongRun.value(), Kind::LongRun.label()), ("long_run", "Long run"));
    assert_eq!((Kind::Competition.value(), Kind::Competition.label()), ("race", "Race day"));
    assert_eq!(Kind::from_value("RACE"), None);
}
