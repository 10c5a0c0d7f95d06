// Node-RED without its editor, as a server of its flows alone.
module.exports = {
  uiHost: "127.0.0.1",
  uiPort: process.env.PORT,
  flowFile: "flows.json",
  httpAdminRoot: false,
  httpNodeCors: { origin: "*", methods: "GET,POST" },
  telemetry: { enabled: false, updateNotification: false },
};
