//! Recovery codes: for somebody whose app is out of reach. Each works once, and only its hash is kept.

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, ConnectionTrait};
use sha2::{Digest, Sha256};

use crate::db::Tx;
use crate::error::Result;
use crate::random::Random;

/// How many somebody gets.
const COUNT: usize = 10;

/// How many characters a code has: 80 bits, which nobody tries out, not even with a copy of the hashes.
const LENGTH: usize = 16;

/// Letters and digits that nobody mistakes for each other.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A row of `recovery_codes`: one code that is left.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "recovery_codes")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    id: i64,
    user_id: i64,
    /// SHA-256 in hexadecimal.
    #[sea_orm(column_type = "String(StringLen::N(64))")]
    code_hash: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Makes the codes of somebody anew; those before are void.
pub(super) async fn renew(tx: &Tx, random: &Random, user_id: i64) -> Result<Vec<String>> {
    forget_all(tx, user_id).await?;
    let codes: Vec<String> = (0..COUNT).map(|_| new_code(random)).collect();
    let rows = codes.iter().map(|code| ActiveModel {
        user_id: Set(user_id),
        code_hash: Set(hash(user_id, &plain(code))),
        ..Default::default()
    });
    Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(codes)
}

/// Uses a code up. Of many who try at once, one succeeds.
pub(super) async fn spend(db: &impl ConnectionTrait, user_id: i64, typed: &str) -> Result<bool> {
    let code = plain(typed);
    if code.len() != LENGTH {
        return Ok(false);
    }
    let one =
        Entity::delete_many().filter(Column::UserId.eq(user_id)).filter(Column::CodeHash.eq(hash(user_id, &code)));
    Ok(one.exec(db).await?.rows_affected == 1)
}

/// How many are left.
pub(super) async fn left(db: &impl ConnectionTrait, user_id: i64) -> Result<u64> {
    Ok(Entity::find().filter(Column::UserId.eq(user_id)).count(db).await?)
}

pub(super) async fn forget_all(db: &impl ConnectionTrait, user_id: i64) -> Result<()> {
    Entity::delete_many().filter(Column::UserId.eq(user_id)).exec(db).await?;
    Ok(())
}

/// `k3tw-9xq0-…`: four groups of four.
fn new_code(random: &Random) -> String {
    let letters: Vec<char> =
        random.bytes::<LENGTH>().iter().map(|byte| char::from(ALPHABET[usize::from(byte & 31)])).collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join("-")
}

/// A code without what people add or mistake when they type it.
fn plain(typed: &str) -> String {
    let letters = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').take(LENGTH + 1);
    letters
        .map(|c| match c.to_ascii_lowercase() {
            'o' => '0',
            'i' | 'l' => '1',
            other => other,
        })
        .collect()
}

fn hash(user_id: i64, code: &str) -> String {
    let digest = Sha256::new().chain_update(user_id.to_be_bytes()).chain_update(code).finalize();
    hex::encode(digest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_known_again_however_it_is_typed() {
        let code = new_code(&Random::seeded(1));
        assert_eq!((code.len(), code.matches('-').count()), (19, 3), "{code}");
        let spaced = code.replace('-', " ").to_uppercase();
        let mistaken = code.replace('0', "O").replace('1', "l");
        for typed in [code.clone(), spaced, mistaken, code.replace('-', ""), format!("  {code}\n")] {
            assert_eq!(hash(7, &plain(&typed)), hash(7, &plain(&code)), "{typed}");
        }
        assert_ne!(hash(8, &plain(&code)), hash(7, &plain(&code)));
    }

    #[test]
    fn no_letter_stands_for_two() {
        let mut letters = ALPHABET.to_vec();
        letters.sort_unstable();
        letters.dedup();
        assert_eq!(letters.len(), 32);
        assert!(!letters.iter().any(|letter| b"ilou".contains(letter)));
    }

    #[test]
    fn what_is_typed_is_bounded() {
        assert_eq!(plain(&"x".repeat(100_000)).len(), LENGTH + 1);
    }
}
