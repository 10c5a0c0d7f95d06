// Stands before the site as a host's proxy does: https, and a redirect from http to it.
//
// node proxy.mjs NAME SITE KEY CERTIFICATE, where the site is a port of this machine. It prints
// its ports for https and http.

import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";

const [name, site, key, certificate] = process.argv.slice(2);

function pass({ method, url, headers, socket }, response) {
  const forwarded = {
    ...headers,
    "x-forwarded-for": socket.remoteAddress,
    "x-forwarded-proto": "https",
  };
  const options = { host: "127.0.0.1", port: site, method, path: url, headers: forwarded };
  http
    .request(options, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    })
    .on("error", () => response.writeHead(502).end())
    .end();
}

function redirect({ url }, response) {
  response.writeHead(308, { location: `https://${name}${url}` }).end();
}

function listen(server) {
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve(server.address().port)),
  );
}

const identity = { key: readFileSync(key), cert: readFileSync(certificate) };
console.log(
  await listen(https.createServer(identity, pass)),
  await listen(http.createServer(redirect)),
);
