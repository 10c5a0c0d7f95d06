//! The moments at which a tab is killed, and how the app is brought to a stop there.

use anyhow::Result;
use multaqa_tests::{
    page::Page,
    stage::{Fault, Gate},
};

/// A moment on the way of a registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moment {
    /// One in the page, as `park.js` names it.
    Page(&'static str),
    /// The request has left; the endpoint never gets it.
    RequestLost,
    /// The request has left; the endpoint gets it when somebody has come back.
    RequestLate,
    /// The endpoint has it, and its answer has not left.
    AnswerHeld,
}

/// A stop that was prepared.
pub(super) struct Stop {
    moment: Moment,
    gate: Gate,
}

impl Moment {
    /// Prepares the stop at the stage.
    pub(super) fn prepare(self, page: &Page) -> Stop {
        let gate = Gate::default();
        let fault = match self {
            Self::Page(_) => None,
            Self::RequestLost => Some(Fault::Hold(gate.clone())),
            Self::RequestLate => Some(Fault::Late(gate.clone())),
            Self::AnswerHeld => Some(Fault::HoldAfter(gate.clone())),
        };
        if let Some(fault) = fault {
            page.stage.on("POST *", fault);
        }
        Stop { moment: self, gate }
    }

    /// Prepares the stop in the page: a script to run before the button is pressed.
    pub(super) fn first(self) -> String {
        match self {
            Self::Page(at) => format!("__park.at = '{at}'"),
            _ => String::new(),
        }
    }
}

impl Stop {
    /// Waits until the app has come to it.
    pub(super) async fn until_reached(&self, page: &Page) -> Result<()> {
        if let Moment::Page(at) = self.moment {
            let script = "return window.__park.reached";
            return page.until_true(&format!("{at} is reached"), script).await;
        }
        page.until("the stage is reached", async || {
            Ok((self.gate.reached() == 1).then_some(()))
        })
        .await
    }

    /// Lets the endpoint get what is late, and waits until it has.
    pub(super) async fn release(&self, page: &Page) -> Result<()> {
        if self.moment != Moment::RequestLate {
            return Ok(());
        }
        self.gate.open();
        page.until("the late request is answered", async || {
            Ok((self.gate.passed() == 1).then_some(()))
        })
        .await
    }
}
