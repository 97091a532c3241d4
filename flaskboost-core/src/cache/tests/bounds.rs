//! A cache in memory stays within its bounds.

use super::{MINUTE, clock, memory};
use crate::cache::Cache;
use crate::cache::store::Store;

fn bytes(cache: &Cache) -> usize {
    match cache.parts().0 {
        Store::Memory(memory) => memory.bytes(),
        Store::Redis(_) => 0,
    }
}

#[tokio::test]
async fn the_least_recently_used_leaves_first_and_the_bound_holds() {
    let cache = Cache::in_memory(20_000, clock());
    let text = "x".repeat(1000);
    cache.set("first", &text, MINUTE).await.unwrap();
    for number in 0..100 {
        cache.set(&format!("other:{number}"), &text, MINUTE).await.unwrap();
        assert!(cache.get::<String>("first").await.is_some(), "it is used all the time");
        assert!(bytes(&cache) <= 20_000, "{}", bytes(&cache));
    }
    assert!(cache.get::<String>("other:0").await.is_none());
    assert!(cache.get::<String>("other:99").await.is_some());
}

#[tokio::test]
async fn a_value_larger_than_the_cache_is_not_kept_and_drives_nobody_out() {
    let cache = Cache::in_memory(5_000, clock());
    cache.set("small", &1, MINUTE).await.unwrap();
    cache.set("large", &"x".repeat(10_000), MINUTE).await.unwrap();
    assert!(cache.get::<String>("large").await.is_none());
    assert_eq!(cache.get::<u8>("small").await, Some(1));
}

#[tokio::test]
async fn what_is_gone_takes_no_room() {
    let clock = clock();
    let cache = memory(&clock);
    for number in 0..50 {
        let tagged = cache.tagged([format!("tag:{number}")]);
        tagged.set(&format!("a:{number}"), &"x".repeat(100), MINUTE).await.unwrap();
    }
    for number in 0..50 {
        cache.remove(&format!("a:{number}")).await.unwrap();
    }
    assert_eq!(bytes(&cache), 0);
}

#[tokio::test]
async fn more_tags_than_are_remembered_forget_everything_rather_than_too_little() {
    let cache = memory(&clock());
    cache.tagged(["mine"]).set("a", &1, MINUTE).await.unwrap();
    cache.set("untagged", &1, MINUTE).await.unwrap();
    for number in 0..10_001 {
        cache.invalidate_tag(&format!("tag:{number}")).await.unwrap();
    }
    assert_eq!(cache.get::<u8>("a").await, None);
    cache.tagged(["mine"]).set("a", &2, MINUTE).await.unwrap();
    assert_eq!(cache.get::<u8>("a").await, Some(2));
}

#[tokio::test]
async fn nothing_is_left_of_what_was_computed_but_the_value() {
    let cache = memory(&clock());
    for number in 0..20 {
        cache.get_or_compute(&format!("a:{number}"), MINUTE, async || Ok(number)).await.unwrap();
    }
    assert_eq!(cache.parts().1.count(), 0);
}
