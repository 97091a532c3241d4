//! Middleware that has no opinion on the application: ids, limits, headers, files, and a graceful stop.

mod assets;
mod bearer;
mod caller;
mod client_ip;
mod cookie;
mod device_name;
mod headers;
mod https;
mod log_path;
mod panics;
mod request_id;
mod serve;
mod static_files;
mod time_limit;

pub use assets::Assets;
pub use bearer::sends_bearer;
pub use caller::Caller;
pub use client_ip::{ClientIp, TrustedProxies};
pub use cookie::cookie;
pub use device_name::device_name;
pub use headers::{CONTENT_SECURITY_POLICY, SecurityHeaders, security_headers};
pub use https::{ToHttps, redirect_to_https};
pub use log_path::log_path;
pub use panics::catch_panics;
pub use request_id::{RequestId, identify_request};
pub use serve::{Limits, bind, serve};
pub use static_files::StaticFiles;
pub use time_limit::{TimeLimit, limit_time};
