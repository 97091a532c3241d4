//! Tests of a panel in a few lines: lists, rows, what is done to several of them, and files, as their visitors get them.
//!
//! It goes through the pages alone and reads the HTML. What a page does not offer is sent nevertheless, as a forger
//! would: a button that is not there is no proof that the site refuses.

mod draft;
mod list_visit;
mod panel_answer;
mod panel_file;
mod panel_list;
mod panel_row;
mod row_visit;
mod test_panel;

use draft::Draft;
pub use list_visit::ListVisit;
pub use panel_answer::PanelAnswer;
pub use panel_file::PanelFile;
pub use panel_list::PanelList;
pub use panel_row::PanelRow;
pub use row_visit::RowVisit;
pub use test_panel::TestPanel;
