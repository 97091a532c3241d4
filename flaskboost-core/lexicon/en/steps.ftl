## Rows of another model in the form of the row they belong to.

steps-more = Add another { $what }
steps-open = Open its page
steps-open-this = Open the page of { $what }
steps-leave = Delete when saving
steps-changed = Somebody else changed this meanwhile. Fields that you did not change show what they saved; save again to keep yours.
steps-theirs = Somebody else saved “{ $what }” here.
steps-gone = Somebody else deleted this meanwhile. Save again to add it anew, or clear its fields to let it go.
steps-lost = Somebody else deleted one of these meanwhile. You had typed: { $what }
steps-too-few = There must be at least { $what }.
steps-too-many = There may be at most { $what }.

## The parts of a form.

steps-parts = Parts of the form
steps-complaints = { $count ->
    [one] { $count } mistake
   *[other] { $count } mistakes
}
