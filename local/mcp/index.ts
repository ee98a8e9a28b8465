/** A Model Context Protocol server over the actions of the app. */
export { createMcpServer, type McpServerOptions } from './server';
export { serveStdio } from './serve-stdio';
