//! What changes, and what follows it: Leptos' reactive graph without its generics.
//!
//! Leptos compiles its signals, memos and stores anew for each type that they hold: with
//! some twenty types that came to a sixth of the app. Here a value stands in a cell of its
//! own behind one concrete arena item, and one concrete trigger tells who reads it. The
//! handles are `Copy`, belong to the owner that made them, and are named like Leptos' own.

use leptos::prelude::*;
use leptos::reactive::signal::ArcTrigger;
use std::{any::Any, cell::RefCell, marker::PhantomData, rc::Rc};

thread_local! {
    /// What the app provides to all of its views; one app is drawn at a time.
    static PROVIDED: RefCell<Vec<Rc<dyn Any>>> = const { RefCell::new(Vec::new()) };
    /// The owner of what lives as long as the app.
    static ROOT: RefCell<Option<Owner>> = const { RefCell::new(None) };
}

/// Provides a value to all views, in place of one of its type that was provided before.
/// (Leptos' contexts are a map by type in each owner, which costs the app a kilobyte.)
pub(crate) fn provide<T: 'static>(value: T) {
    PROVIDED.with_borrow_mut(|all| {
        all.retain(|one| !one.is::<T>());
        all.push(Rc::new(value));
    });
}

/// Takes the current owner for the app's, which [`rooted`] values belong to.
pub(crate) fn provide_root() {
    ROOT.set(Owner::current());
}

/// Forgets what the app provided that was drawn before on this thread: its values are gone.
#[cfg(feature = "ssr")]
pub(crate) fn forget() {
    PROVIDED.take();
    ROOT.take();
}

/// What is made here lives as long as the app, whichever page asks for it.
pub(crate) fn rooted<T>(make: impl FnOnce() -> T) -> T {
    match ROOT.with_borrow(Clone::clone) {
        Some(root) => root.with(make),
        None => make(),
    }
}

/// A copy of what is provided.
pub(crate) fn provided<T: Clone + 'static>() -> Option<T> {
    PROVIDED.with_borrow(|all| all.iter().find_map(|one| one.downcast_ref().cloned()))
}

/// The one kind of arena item.
type Item = StoredValue<Rc<Inner>, LocalStorage>;

struct Inner {
    trigger: ArcTrigger,
    value: RefCell<Box<dyn Any>>,
}

#[inline(never)]
fn item(value: Box<dyn Any>) -> Item {
    StoredValue::new_local(Rc::new(Inner {
        trigger: ArcTrigger::new(),
        value: RefCell::new(value),
    }))
}

#[inline(never)]
fn held(item: Item) -> Option<Rc<Inner>> {
    item.try_get_value()
}

/// What is held, which is followed from here on if it `is_followed`.
#[inline(never)]
#[expect(
    clippy::panic,
    reason = "as Leptos does: there is no value to go on with"
)]
fn read(item: Item, is_followed: bool) -> Rc<Inner> {
    let Some(inner) = held(item) else {
        panic!("a value is gone with its page");
    };
    if is_followed {
        inner.trigger.track();
    }
    inner
}

#[cold]
#[inline(never)]
#[expect(
    clippy::panic,
    reason = "a handle only ever holds what it was made with"
)]
fn other_type() -> ! {
    panic!("a value of another type")
}

/// A value that others follow.
pub(crate) struct Live<T>(Item, PhantomData<fn() -> T>);

impl<T> Clone for Live<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Live<T> {}

impl<T: 'static> Live<T> {
    /// A value, which lives as long as the current owner.
    pub(crate) fn new(value: T) -> Self {
        Self(item(Box::new(value)), PhantomData)
    }

    fn see<R>(self, is_followed: bool, see: impl FnOnce(&T) -> R) -> R {
        let inner = read(self.0, is_followed);
        let value = inner.value.borrow();
        match value.downcast_ref() {
            Some(value) => see(value),
            None => other_type(),
        }
    }

    fn change<R>(self, is_told: bool, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        let inner = held(self.0)?;
        let changed = inner.value.borrow_mut().downcast_mut().map(change);
        if is_told {
            inner.trigger.notify();
        }
        changed
    }

    /// Reads it, and follows it.
    pub(crate) fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.see(true, read)
    }

    /// Reads it.
    pub(crate) fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.see(false, read)
    }

    /// Changes it, and tells who follows; nothing, if it is gone with its page.
    pub(crate) fn update(self, change: impl FnOnce(&mut T)) {
        self.change(true, change);
    }

    /// Sets it, and tells who follows; nothing, if it is gone with its page.
    pub(crate) fn set(self, value: T) {
        self.change(true, |old| *old = value);
    }
}

impl<T: Clone + 'static> Live<T> {
    /// A copy, and follows it.
    pub(crate) fn get(self) -> T {
        self.with(T::clone)
    }

    /// A copy.
    pub(crate) fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

impl<T: PartialEq + 'static> Live<T> {
    /// What follows from other values: computed at once, and in the browser again when one
    /// of them changes. Who reads it is told only of a change.
    pub(crate) fn memo(compute: impl Fn() -> T + 'static) -> Self {
        let live = Self::new(untrack(&compute));
        effect(move || live.renew(compute()));
        live
    }

    /// Sets it, and tells who follows only if it is another value: what is drawn anew
    /// loses the focus.
    pub(crate) fn renew(self, value: T) {
        if self.with_untracked(|old| *old != value) {
            self.set(value);
        }
    }
}

/// A value that nobody follows.
pub(crate) struct Kept<T>(Live<T>);

impl<T> Clone for Kept<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Kept<T> {}

impl<T: 'static> Kept<T> {
    /// A value, which lives as long as the current owner.
    pub(crate) fn new(value: T) -> Self {
        Self(Live::new(value))
    }

    /// Reads it.
    pub(crate) fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.0.with_untracked(read)
    }

    /// Changes it; `None`, if it is gone with its page.
    pub(crate) fn update<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        self.0.change(false, change)
    }

    /// Sets it; nothing, if it is gone with its page.
    pub(crate) fn set(self, value: T) {
        self.update(|old| *old = value);
    }
}

impl<T: Clone + 'static> Kept<T> {
    /// A copy.
    pub(crate) fn get(self) -> T {
        self.with(T::clone)
    }
}

/// Runs in the browser only: after what is being drawn is in the page, and whenever
/// something changes that it follows.
pub(crate) fn effect(run: impl Fn() + 'static) {
    boxed(Box::new(run));
}

#[inline(never)]
fn boxed(run: Box<dyn Fn()>) {
    Effect::new(run);
}

/// Runs a task beside the page.
pub(crate) fn spawn(task: impl Future<Output = ()> + 'static) {
    leptos::task::spawn_local(Box::pin(task) as std::pin::Pin<Box<dyn Future<Output = ()>>>);
}
