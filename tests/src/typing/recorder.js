// Notes what each key costs. It runs in the page before the search is opened.
//
// A key's time begins before any listener of the app, and ends when nothing of the page
// changes any more: microtasks, frames and timers of the app included. What a file takes
// that has come (folding it, and showing what it has) is noted apart: it begins when its
// text is there.
window.__typing = (() => {
    const keys = [];
    const arrivals = [];
    // What the page's changes follow from now.
    let current = null;
    // Changes that came when all seemed to be over: then the times are not to be believed.
    let late = 0;
    let isSettled = true;

    const begin = (list, record) => {
        record.began = record.ended = performance.now();
        list.push(record);
        current = record;
        isSettled = false;
    };
    const end = () => {
        if (current) current.ended = performance.now();
    };
    addEventListener('keydown', (event) => begin(keys, { stamp: event.timeStamp, inserted: 0, painted: 0 }), true);
    for (const name of ['keydown', 'keypress', 'beforeinput', 'input']) addEventListener(name, end);
    // What the browser does between the two, as in any field: it puts the letter in.
    let asked = 0;
    addEventListener('beforeinput', () => (asked = performance.now()));
    addEventListener('input', () => current && (current.inserted = performance.now() - asked), true);
    new MutationObserver((changes) => {
        end();
        queueMicrotask(end);
        if (isSettled && keys.length && changes.some(({ target }) => target.parentElement?.closest('.page.search'))) late += 1;
    }).observe(document.documentElement, { subtree: true, childList: true, characterData: true, attributes: true });

    const read = Response.prototype.text;
    Response.prototype.text = function () {
        return read.call(this).then((text) => {
            begin(arrivals, { bytes: text.length });
            return text;
        });
    };

    // How long it took until Chromium showed the next picture, in steps of 8 ms; what is shown
    // within 16 ms is not told of.
    const note = (entries) => {
        for (const entry of entries) {
            const key = keys.findLast((key) => key.stamp <= entry.startTime);
            if (key && entry.name !== 'keyup') key.painted = Math.max(key.painted, entry.startTime + entry.duration - key.stamp);
        }
    };
    const paints = new PerformanceObserver((list) => note(list.getEntries()));
    paints.observe({ type: 'event', durationThreshold: 16 });

    const frame = () => new Promise(requestAnimationFrame);
    const task = () => new Promise((done) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = done;
        port2.postMessage(0);
    });
    const isLoading = () => document.querySelector('.status')?.dataset.state === 'loading';
    const hits = () => document.querySelectorAll('#found a.hit').length;

    return {
        // When all is loaded that is needed, and drawn.
        async settled() {
            do {
                await frame();
                await frame();
                await task();
            } while (isLoading());
            await frame();
            await task();
            isSettled = true;
            current = null;
            return { typed: document.querySelector('#q')?.value ?? null, hits: hits() };
        },
        // Forgets what there was so far, and returns it.
        taken() {
            note(paints.takeRecords());
            const taken = { keys: keys.splice(0), arrivals: arrivals.splice(0), late };
            late = 0;
            return taken;
        },
    };
})();
