//! Windows of a session: further ones, and the end of one while it is at work.

use crate::{device::asked, engine::Engine, page::Page};
use anyhow::{Context, Result, ensure};
use thirtyfour::WindowHandle;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

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
    /// gives up a session in which it is asked for that, so Chromium itself is asked.
    async fn crash(&self, window: &WindowHandle) -> Result<()> {
        self.load("/__test/blank").await?;
        let options = self.web.handle().capabilities().get("goog:chromeOptions");
        let address = options.and_then(|options| options.get("debuggerAddress")?.as_str());
        let address = address.context("no debugger")?;
        let crash = r#"{"id":1,"method":"Page.crash"}"#;
        let _held = devtools(address, window, crash).await?;
        // It was at work, and so held a lock.
        let free = "const look = async () => { \
            const { held } = await navigator.locks.query(); \
            if (held.length === 0) answer(true); else setTimeout(look, 5); }; look()";
        let is_gone: bool = asked(self, free, vec![]).await?;
        ensure!(is_gone, "it lives on");
        let close = format!("GET /json/close/{window} HTTP/1.1\r\nHost: {address}\r\n\r\n");
        let mut stream = TcpStream::connect(address).await?;
        stream.write_all(close.as_bytes()).await?;
        let mut reply = [0; 12];
        stream.read_exact(&mut reply).await?;
        ensure!(reply.ends_with(b"200"), "what is left cannot be closed");
        Ok(())
    }
}

/// Sends one short command to a window, as a WebSocket (RFC 6455) does: one text frame,
/// masked by zeros.
async fn devtools(address: &str, window: &WindowHandle, command: &str) -> Result<TcpStream> {
    let mut stream = TcpStream::connect(address).await?;
    let greeting = format!(
        "GET /devtools/page/{window} HTTP/1.1\r\nHost: {address}\r\nUpgrade: websocket\r\n\
         Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n\
         Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
    );
    stream.write_all(greeting.as_bytes()).await?;
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await?);
    }
    ensure!(head.starts_with(b"HTTP/1.1 101"), "no WebSocket");
    let length = u8::try_from(command.len()).ok().filter(|n| *n < 126);
    let length = length.context("too long a command")?;
    let mut frame = vec![0x81, 0x80 | length, 0, 0, 0, 0];
    frame.extend_from_slice(command.as_bytes());
    stream.write_all(&frame).await?;
    Ok(stream)
}
