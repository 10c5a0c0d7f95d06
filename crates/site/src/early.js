// Sets what the visitor prefers before anything is painted (docs/adr/0022). The styles do
// what they can by these attributes. Where texts are to be rewritten, the page is painted once
// the script for that has run, has failed, or has taken too long.
(() => {
  const { dataset } = document.documentElement;
  let kept;
  try {
    kept = JSON.parse(localStorage.preferences);
  } catch {}
  for (const name of ["theme", "digits", "months", "calendar"])
    if (/^[a-z]+$/.test(kept?.[name] || "")) dataset[name] = kept[name];
  if (!dataset.digits && !dataset.months) return;
  dataset.rewriting = "";
  const show = () => delete dataset.rewriting;
  addEventListener("error", ({ target }) => target.async && show(), true);
  setTimeout(show, 3000);
})();
