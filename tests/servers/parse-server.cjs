// Parse Server on PostgreSQL in WebAssembly: node parse-server.cjs PORT NODE_MODULES
const { createServer } = require("node:net");
const [port, modules] = process.argv.slice(2);
const from = require("node:module").createRequire(modules + "/from.js");
const { PGlite } = from("@electric-sql/pglite");
const { PGLiteSocketServer } = from("@electric-sql/pglite-socket");
const { ParseServer } = from("parse-server");

const free = () =>
  new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

(async () => {
  const [db, at] = [await PGlite.create(), await free()];
  await new PGLiteSocketServer({ db, host: "127.0.0.1", port: at, maxConnections: 8 }).start();
  const text = { type: "String", required: true };
  await ParseServer.startApp({
    appId: "forum",
    masterKey: "s3cret",
    databaseURI: `postgres://postgres:x@127.0.0.1:${at}/postgres`,
    serverURL: `http://127.0.0.1:${port}/parse`,
    host: "127.0.0.1",
    port: Number(port),
    mountPath: "/parse",
    logsFolder: null,
    idempotencyOptions: { paths: ["classes/Registration"], ttl: 300 },
    rateLimit: [
      {
        requestPath: "/classes/Registration",
        requestMethods: "POST",
        requestTimeWindow: 3600000,
        requestCount: 20,
        includeInternalRequests: true,
      },
    ],
    schema: {
      definitions: [
        {
          className: "Registration",
          fields: { name: text, email: text, companions: { type: "Number" } },
          classLevelPermissions: { create: { "*": true } },
        },
      ],
    },
  });
})();
