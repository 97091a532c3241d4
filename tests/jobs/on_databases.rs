//! The databases keep what every engine promises, and workers on them do what jobs may count on.

use crate::contract::contract;
use crate::places;
use crate::working::working;

contract!(sqlite, places::sqlite);
contract!(postgres, places::postgres);
working!(working_on_sqlite, places::sqlite);
working!(working_on_postgres, places::postgres);
