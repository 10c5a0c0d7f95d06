//! The browser's entry. Natively it does nothing: pages are written by the `multaqa`
//! program, which uses this package as a library.

fn main() {
    multaqa_app::start();
}
