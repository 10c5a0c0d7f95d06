//! What REST servers have in common.

use super::Server;
use anyhow::Result;
use multaqa_domain::json::Json;

/// The whole answer is a list of rows.
pub(super) fn plain_list(server: &Server, path: &str) -> Result<Vec<Json>> {
    server.rows_at(path, "")
}
