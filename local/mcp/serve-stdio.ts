import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { Server } from '@modelcontextprotocol/sdk/server/index.js';

export interface StdioOptions {
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
  /** Resolves when the process is told to end. */
  stopped: Promise<void>;
}

/**
 * Serves one client over stdin and stdout until it goes, or until `stopped`. Nothing else may
 * write to stdout meanwhile.
 */
export async function serveStdio(
  server: Server,
  { stdin, stdout, stopped }: StdioOptions,
): Promise<void> {
  const gone = new Promise<void>((resolve) => {
    stdin.once('end', resolve).once('close', resolve);
    stdout.once('error', () => resolve());
  });
  await server.connect(new StdioServerTransport(stdin, stdout));
  await Promise.race([gone, stopped]);
  await server.close();
}
