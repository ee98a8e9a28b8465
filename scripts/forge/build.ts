import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getEntryPoints, getNodeBundler, getWrapperProvider } from '@forge/bundler';
import { readHandlers } from './app';
import { closedGates, quietLogger, useStandInRuntime } from './offline';

type WrapperArguments = Parameters<typeof getWrapperProvider>[0];
type BundlerArguments = Parameters<typeof getNodeBundler>;

/** One bundle as Forge would upload it: where its files are, and what it is. */
export interface Bundle {
  codeFile: string;
  mapFile: string;
  /** SHA-256 of the code, in hex. */
  sha256: string;
}

/**
 * Bundles the app in the current folder with Atlassian's own bundler, offline, and puts
 * `index.cjs` and its source map into `outputFolder`. Throws on anything the bundler reports,
 * warnings included: a bundle that warns is one nobody has looked at.
 */
export async function buildBundle(outputFolder: string): Promise<Bundle> {
  useStandInRuntime();
  const { logger, problems } = quietLogger();
  const readFile = async (file: string) => readFileSync(file, 'utf8');
  const wrapper = getWrapperProvider({
    fileSystemReader: { readFileAsync: readFile },
    statsigService: closedGates,
  } as unknown as WrapperArguments);
  const config = { readConfig: async () => ({ app: {} }) } as unknown as BundlerArguments[2];
  const bundler = getNodeBundler(logger, wrapper, config, closedGates as BundlerArguments[3]);
  const output = await bundler.bundle({
    appDirectory: process.cwd(),
    entryPoints: getEntryPoints(readHandlers()),
  });
  if (problems.length > 0) throw new Error(`The bundler reported:\n${problems.join('\n')}`);
  mkdirSync(outputFolder, { recursive: true });
  const [codeFile, mapFile] = ['index.cjs', 'index.cjs.map'].map((name) =>
    join(outputFolder, name),
  ) as [string, string];
  copyFileSync(join(output.outputDir, 'index.cjs'), codeFile);
  copyFileSync(join(output.outputDir, 'index.cjs.map'), mapFile);
  return {
    codeFile,
    mapFile,
    sha256: createHash('sha256').update(readFileSync(codeFile)).digest('hex'),
  };
}
