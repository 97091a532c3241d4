//! Files that are none, or that are too much.

use super::{PLACE, upload_bytes};
use crate::parcels::{all, opened};

#[tokio::test]
async fn what_is_no_sound_table_is_refused_with_the_line() {
    let (site, mut root) = opened(1).await;
    for (bytes, says) in [
        (b"".as_slice(), "no line below the names"),
        (b"code,grams\n".as_slice(), "no line below the names"),
        (b"code,grams\nA,\0\n".as_slice(), "Line 2: There is a zero byte"),
        (b"code,grams\nA,1\nB\xff,2\n".as_slice(), "Line 3: This is not UTF-8"),
        (b"\x89PNG\r\n\x1a\n....".as_slice(), "This is not UTF-8"),
        (b"code,grams\nA,1\nB\n".as_slice(), "Line 3: This line has 1 cells"),
        (b"code,Code\nA,1\n".as_slice(), "Two columns are called \"Code\""),
        (b"code,\nA,1\n".as_slice(), "A column has no name"),
    ] {
        let page = upload_bytes(&mut root, bytes).await;
        page.assert_status(422).assert_text(says);
    }
    let long = format!("code,grams\n{},1\n", "x".repeat(70_000));
    upload_bytes(&mut root, long.as_bytes()).await.assert_status(422).assert_text("A cell is too long");
    assert_eq!(all(&site).await.len(), 1);
}

#[tokio::test]
async fn a_file_that_is_larger_than_the_site_takes_is_refused() {
    let (_site, mut root) = opened(1).await;
    let large = vec![b'x'; 21 * 1024 * 1024];
    upload_bytes(&mut root, &large).await.assert_status(413);
}

#[tokio::test]
async fn what_stands_between_cells_can_be_said() {
    let (_site, mut root) = opened(1).await;
    root.visit(PLACE).await.assert_status(200);
    root.attach("CSV file", "parcels.csv", "code;x,grams\nA,1\n").select("Between two cells stands", "a comma");
    root.submit("Send the file").await.assert_status(200).assert_text("code;x");
    upload_bytes(&mut root, b"\xef\xbb\xbfcode;grams\nA;1\n").await.assert_status(200).assert_text("Weight");
}
