//! [`Kind`]: what is known of a value before it is there, and what can be called.

/// What is known of a value before it is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Anything, such as a claim of a token.
    Any,
    /// What a leaf may hold, or `null`.
    Primitive,
    Null,
    Flag,
    Number,
    Text,
    Pattern,
    Snapshot,
    Query,
    Function(Function),
}

/// What can be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Function {
    Val,
    Child,
    Parent,
    HasChild,
    HasChildren,
    Exists,
    GetPriority,
    IsNumber,
    IsString,
    IsBoolean,
    Contains,
    BeginsWith,
    EndsWith,
    Replace,
    ToLowerCase,
    ToUpperCase,
    Matches,
}

impl Function {
    const OF_SNAPSHOTS: [(&'static str, Self, &'static [Kind], Kind); 10] = [
        ("val", Self::Val, &[], Kind::Primitive),
        ("child", Self::Child, &[Kind::Text], Kind::Snapshot),
        ("parent", Self::Parent, &[], Kind::Snapshot),
        ("hasChild", Self::HasChild, &[Kind::Text], Kind::Flag),
        ("hasChildren", Self::HasChildren, &[], Kind::Flag),
        ("exists", Self::Exists, &[], Kind::Flag),
        ("getPriority", Self::GetPriority, &[], Kind::Any),
        ("isNumber", Self::IsNumber, &[], Kind::Flag),
        ("isString", Self::IsString, &[], Kind::Flag),
        ("isBoolean", Self::IsBoolean, &[], Kind::Flag),
    ];

    const OF_TEXTS: [(&'static str, Self, &'static [Kind], Kind); 7] = [
        ("contains", Self::Contains, &[Kind::Text], Kind::Flag),
        ("beginsWith", Self::BeginsWith, &[Kind::Text], Kind::Flag),
        ("endsWith", Self::EndsWith, &[Kind::Text], Kind::Flag),
        ("replace", Self::Replace, &[Kind::Text, Kind::Text], Kind::Text),
        ("toLowerCase", Self::ToLowerCase, &[], Kind::Text),
        ("toUpperCase", Self::ToUpperCase, &[], Kind::Text),
        ("matches", Self::Matches, &[Kind::Pattern], Kind::Flag),
    ];

    pub(super) fn of_snapshot(name: &str) -> Option<Self> {
        Self::OF_SNAPSHOTS.iter().find(|(known, ..)| *known == name).map(|(_, function, ..)| *function)
    }

    pub(super) fn of_text(name: &str) -> Option<Self> {
        Self::OF_TEXTS.iter().find(|(known, ..)| *known == name).map(|(_, function, ..)| *function)
    }

    pub(super) fn signature(self) -> (&'static str, &'static [Kind], Kind) {
        let mut all = Self::OF_SNAPSHOTS.iter().chain(&Self::OF_TEXTS);
        let found = all.find(|(_, function, ..)| *function == self);
        found.map_or(("", &[], Kind::Any), |(name, _, takes, gives)| (*name, *takes, *gives))
    }
}

impl Kind {
    pub(super) fn is_open(self) -> bool {
        matches!(self, Self::Any | Self::Primitive)
    }

    /// Whether it is, or may be, one of these.
    pub(super) fn may_be(self, kinds: &[Self]) -> bool {
        self.is_open() || kinds.contains(&self)
    }

    pub(super) fn is_primitive(self) -> bool {
        matches!(self, Self::Primitive | Self::Null | Self::Flag | Self::Number | Self::Text)
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Any | Self::Primitive => "a value of any kind",
            Self::Null => "null",
            Self::Flag => "a boolean",
            Self::Number => "a number",
            Self::Text => "a string",
            Self::Pattern => "a pattern",
            Self::Snapshot => "a snapshot",
            Self::Query => "the query",
            Self::Function(_) => "a method that is not called",
        }
    }
}
