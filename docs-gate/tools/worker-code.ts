/** The gate as the one file that Pages runs. */
import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Nothing of Node is there to be found: a worker that needed it would not build. The same sources
 * always give the same text.
 */
export async function workerCode(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, '../worker.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'silent',
    // The comments of the sources are for their readers.
    legalComments: 'none',
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error('esbuild wrote nothing');
  return file.text;
}
