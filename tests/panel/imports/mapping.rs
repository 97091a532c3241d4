//! What the columns of a file mean, and mappings that are none.

use flaskboost::testing::TestApp;

use super::{map, path, try_it, upload};
use crate::parcels::{all, depot, opened, plant, send};

const FILE: &str = "id,Code,weight,remark\n1,P1,9,x\n";

#[tokio::test]
async fn the_heads_are_guessed_by_name_and_by_label() {
    let (_site, mut root) = opened(1).await;
    let address = upload(&mut root, FILE).await;
    let page = root.visit(&address).await;
    let chosen = |at: usize| {
        let options = page.find_all(&format!("#column-{at} option[selected]"));
        options.first().and_then(|option| option.attribute("value")).unwrap_or_default().to_owned()
    };
    assert_eq!([chosen(0), chosen(1), chosen(2), chosen(3)], ["id", "code", "grams", ""]);
    let find = page.find_all("#import-find option[selected]");
    assert_eq!(find.first().and_then(|option| option.attribute("value")), Some("id"));
    let offered: Vec<&str> =
        page.find_all("#column-3 option").iter().filter_map(|option| option.attribute("value")).collect::<Vec<_>>();
    assert_eq!(offered, ["", "id", "code", "note", "grams", "is_locked"], "nothing secret, nothing that is only read");
}

#[tokio::test]
async fn a_forged_mapping_is_refused() {
    let (site, mut root) = opened(1).await;
    let address = upload(&mut root, FILE).await;
    for (fields, says) in [
        (&[("column-2", "pin"), ("find", "")][..], "is no column that you can choose"),
        (&[("column-2", "sent"), ("find", "")], "is no column that you can choose"),
        (&[("column-2", "nothing"), ("find", "")], "is no column that you can choose"),
        (&[("column-9", "code"), ("find", "")], "is no column that you can choose"),
        (&[("column-1", "code"), ("find", "grams")], "is no column that you can choose"),
        (&[("column-1", "code"), ("column-2", "code")], "Two columns of the file become \"Code\""),
        (&[("column-1", "code"), ("find", "id")], "no column of the file becomes it"),
        (&[("find", "")], "Choose a column"),
    ] {
        map(&mut root, &address, fields).await.assert_status(422).assert_text(says);
    }
    // Nothing was tried, so nothing can be confirmed.
    let confirm = format!("{}/confirm", path(&address));
    for fields in [&[][..], &[("check", "1")]] {
        send(&mut root, &confirm, fields).await.assert_status(422).assert_text("not tried");
    }
    assert_eq!(all(&site).await.first().map(|one| (one.sent, one.pin.clone())), Some((0, "pin".to_owned())));
}

#[tokio::test]
async fn a_column_that_somebody_may_not_write_is_not_offered() {
    let site = TestApp::new(depot()).await;
    plant(site.db(), 1).await;
    let mut kim = site.log_in_with_role("kim@example.org", "packer").await;
    let address = upload(&mut kim, FILE).await;
    assert!(kim.visit(&address).await.find_all("option[value=grams]").is_empty());
    map(&mut kim, &address, &[("column-0", "id"), ("column-2", "grams"), ("find", "id")]).await.assert_status(422);
}

#[tokio::test]
async fn an_import_belongs_to_who_sent_the_file() {
    let site = TestApp::new(depot()).await;
    let mut kim = site.log_in_with_role("kim@example.org", "packer").await;
    let mut lee = site.log_in_with_role("lee@example.org", "packer").await;
    let mut watch = site.log_in_with_role("watch@example.org", "watch").await;
    let address = upload(&mut kim, "code\nA\n").await;
    try_it(&mut kim, &address).await.assert_status(200);
    for browser in [&mut lee, &mut watch] {
        browser.visit(&address).await.assert_status(404);
        browser.visit(&format!("{address}/failures")).await.assert_status(404);
        map(browser, &address, &[("column-0", "code")]).await.assert_status(404);
        send(browser, &format!("{}/confirm", path(&address)), &[("check", "1")]).await.assert_status(404);
    }
    kim.visit("/admin/users/-/import").await.assert_status(404);
    kim.visit("/admin/parcels/-/import/x").await.assert_status(404);
}
