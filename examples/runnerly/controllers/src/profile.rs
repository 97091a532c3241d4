//! Somebody's own profile.

use flaskboost::auth::CurrentUser;
use flaskboost::controller::{Redirect, Replies, Reply};
use flaskboost::db::Db;
use flaskboost::error::Result;
use flaskboost::form::Form;
use models::{Profile, ProfileForm};
use views::profile;

/// Shows the profile as a form.
pub(crate) async fn edit(db: Db, user: CurrentUser) -> Result<profile::Edit> {
    let known = Profile::for_user(&db, user.id()).await?.map(ProfileForm::from).unwrap_or_default();
    Ok(profile::Edit { form: Form::fill(&known) })
}

/// Saves the profile.
pub(crate) async fn update(db: Db, user: CurrentUser, form: Form<ProfileForm>) -> Result<Reply> {
    let save = async |input| db.transaction(async |tx| Profile::save(tx, user.id(), input).await).await;
    match form.save(save).await? {
        Ok(_) => Ok(Redirect::to("profile.edit").flash("Your profile is saved.").into()),
        Err(form) => Ok(profile::Edit { form }.invalid()),
    }
}
