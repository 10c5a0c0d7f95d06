// Preloaded into the scanner: leads connections to the name in MULTAQA_NAME to ports of this
// machine, MULTAQA_HTTPS and MULTAQA_HTTP; and none elsewhere.

import fs from "node:fs";
import net from "node:net";

const { MULTAQA_NAME, MULTAQA_HTTPS, MULTAQA_HTTP } = process.env;
const ports = { 443: MULTAQA_HTTPS, 80: MULTAQA_HTTP };

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...given) {
  // Node has put its own calls into an array already.
  const [options] = Array.isArray(given[0]) ? given[0] : given;
  const port = ports[options.port];
  if (options.host !== MULTAQA_NAME || !port) throw new Error(`no way to ${options.host}`);
  // The certificate is still compared with the name.
  Object.assign(options, { host: "127.0.0.1", port });
  return connect.apply(this, given);
};

// Browsers' list of names that they ask by https alone is downloaded after an installation, of
// which the tests run no scripts. Here it is empty: no name is on it.
const { readFileSync } = fs;
fs.readFileSync = (path, ...options) =>
  `${path}`.endsWith("hsts-preload.json") ? "{}" : readFileSync(path, ...options);
