//! [`Frame`]: what stands around every page.

use serde::Serialize;

use crate::admin::area::Area;
use crate::admin::models::MOST_SHOWN;
use crate::admin::panel::Panel;
use crate::auth::Actor;
use crate::lexicon::Language;

/// What stands around every page of the panel: the ways to the others, as far as somebody may go them.
///
/// A page of the app's own gets one too: its handler takes a `Frame`, which lets nobody pass who may not enter, and
/// hands it to its view in a field of the name `frame`. The template extends `admin/layout.html` and fills the block
/// `main`. See [`Admin::page`](crate::admin::Admin::page).
///
/// ```
/// use flaskboost::admin::Frame;
/// use flaskboost::view::View;
///
/// #[derive(Default, serde::Serialize, View)]
/// #[view("reports/admin.html")]
/// struct Reports {
///     frame: Frame,
/// }
///
/// async fn reports(frame: Frame) -> Reports {
///     Reports { frame }
/// }
/// ```
#[derive(Debug, Clone, Default, Serialize)]
pub struct Frame {
    models: Vec<Entry>,
    pages: Vec<Entry>,
    areas: Vec<AreaEntry>,
    languages: Vec<Tongue>,
    is_home: bool,
    bell: Option<Bell>,
}

/// How many notices somebody has not read.
#[derive(Debug, Clone, Serialize)]
struct Bell {
    /// As far as it is told.
    count: u64,
    is_more: bool,
    is_current: bool,
}

/// A link to the list of a model, or to a page of the app.
#[derive(Debug, Clone, Serialize)]
struct Entry {
    name: &'static str,
    label: String,
    is_current: bool,
}

/// A link to a page about the site itself.
#[derive(Debug, Clone, Serialize)]
struct AreaEntry {
    name: &'static str,
    key: &'static str,
    is_current: bool,
}

/// A language that the panel speaks.
#[derive(Debug, Clone, Serialize)]
struct Tongue {
    tag: &'static str,
    name: &'static str,
}

impl Frame {
    pub(in crate::admin) fn new(panel: &Panel, actor: &Actor, current: Option<&str>) -> Self {
        let models = panel.seen_by(actor).map(|shelf| {
            let facts = shelf.facts();
            Entry { name: facts.name, label: facts.plural.clone(), is_current: current == Some(facts.name) }
        });
        let pages = panel.pages_for(actor).map(|page| Entry {
            name: page.name,
            label: page.label.clone(),
            is_current: current == Some(page.name),
        });
        let areas = Area::ALL.iter().filter(|area| actor.may(area.view)).map(|area| AreaEntry {
            name: area.name,
            key: area.key,
            is_current: current == Some(area.name),
        });
        let languages = Language::all().map(|language| Tongue { tag: language.tag(), name: language.name() });
        Self {
            models: models.collect(),
            pages: pages.collect(),
            areas: areas.collect(),
            languages: languages.collect(),
            is_home: current.is_none(),
            bell: Some(Bell { count: 0, is_more: false, is_current: current == Some("notices") }),
        }
    }

    /// With so many unread notices; without a bell in a panel that has none.
    pub(in crate::admin) fn with_bell(self, unread: Option<u64>) -> Self {
        let bell = self.bell.zip(unread).map(|(bell, unread)| Bell {
            count: unread.min(MOST_SHOWN),
            is_more: unread > MOST_SHOWN,
            ..bell
        });
        Self { bell, ..self }
    }
}
