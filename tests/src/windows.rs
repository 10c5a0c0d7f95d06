//! Windows of a session: further ones, and the end of one while it is at work.

use crate::{device::asked, engine::Engine, page::Page};
use anyhow::{Context, Result, ensure};
use serde_json::json;
use thirtyfour::WindowHandle;

/// How a window ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It is closed.
    Closed,
    /// The process that runs it crashes; Chromium only.
    Crashed,
}

impl Page {
    /// The window that is looked at.
    pub async fn window(&self) -> Result<WindowHandle> {
        Ok(self.web.window().await?)
    }

    /// Opens a further window with nothing in it, and looks at it.
    pub async fn open_window(&self) -> Result<WindowHandle> {
        let window = self.web.new_tab().await?;
        self.look_at(&window).await?;
        Ok(window)
    }

    /// Looks at another window.
    pub async fn look_at(&self, window: &WindowHandle) -> Result<()> {
        self.web.switch_to_window(window.clone()).await?;
        Ok(())
    }

    /// Ends the window that is looked at, whatever it is doing, and looks at a new one of
    /// the same browser.
    pub async fn kill(&self, end: End) -> Result<()> {
        let old = self.window().await?;
        let new = self.web.new_tab().await?;
        if end == End::Crashed && self.engine == Engine::Chromium {
            self.look_at(&new).await?;
            return self.crash(&old).await;
        }
        self.web.close_window().await?;
        self.look_at(&new).await
    }

    /// Crashes the process of another window, then removes what is left of it. The driver
    /// gives up a session whose own window crashes, so this is done from outside.
    async fn crash(&self, window: &WindowHandle) -> Result<()> {
        self.load("/__test/blank").await?;
        let tools = self.web.cdp();
        let target = json!({ "targetId": window.to_string() });
        let attached = tools
            .send_raw("Target.attachToTarget", target.clone())
            .await?;
        let session = attached.get("sessionId").context("not attached")?;
        let crash = json!({ "sessionId": session, "message": r#"{"id":1,"method":"Page.crash"}"# });
        tools
            .send_raw("Target.sendMessageToTarget", crash)
            .await?;
        // It was at work, and so held a lock.
        let free = "const look = async () => { \
            const { held } = await navigator.locks.query(); \
            if (held.length === 0) answer(true); else setTimeout(look, 5); }; look()";
        let is_gone: bool = asked(self, free, vec![]).await?;
        ensure!(is_gone, "it lives on");
        tools
            .send_raw("Target.closeTarget", target)
            .await?;
        Ok(())
    }
}
