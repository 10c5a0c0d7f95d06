// Sets what the visitor prefers before anything is painted (docs/adr/0022). The styles do
// what they can by these attributes. Where texts are to be rewritten, the script for that
// runs at once; else it comes when it comes, for the visitor's own time.
(() => {
  const { dataset } = document.documentElement;
  const script = document.currentScript.dataset.preferences;
  let kept;
  try {
    kept = JSON.parse(localStorage.preferences);
  } catch {}
  for (const name of ["theme", "digits", "months", "calendar"])
    if (/^[a-z]+$/.test(kept?.[name] || "")) dataset[name] = kept[name];
  if (dataset.digits || dataset.months) document.write(`<script src="${script}"><\/script>`);
  else document.head.append(Object.assign(document.createElement("script"), { src: script }));
})();
