/**
 * A whole deployment and a visit of the page, with every socket of this process and every request
 * of the browser recorded.
 */
import dns from 'node:dns';
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { forbidEgress } from '../../local/forge-host';
import { currentInvocation } from '../../local/forge-host/runtime';
import * as handlers from '../../src/index';
import { startBrowser } from '../browser/browser';
import { openTab, startSite } from '../browser/support';
import { startMachine } from '../../simulator/loopback-machine';

interface Opening {
  what: string;
  byApp: boolean;
}

/** Every connection and every look-up of a name, with whether code of the app asked for it, until `stop`. */
function watchSockets(): { openings: Opening[]; stop(): void } {
  const openings: Opening[] = [];
  const note = (what: string): void =>
    void openings.push({ what, byApp: currentInvocation() !== undefined });
  const { connect } = net.Socket.prototype;
  const { lookup } = dns;
  net.Socket.prototype.connect = function patched(
    this: net.Socket,
    ...args: unknown[]
  ): net.Socket {
    note(`connect ${addressOf(args)}`);
    return Reflect.apply(connect, this, args) as net.Socket;
  };
  dns.lookup = Object.assign((...args: unknown[]): void => {
    note(`lookup ${String(args[0])}`);
    Reflect.apply(lookup, dns, args);
  }, lookup) as unknown as typeof dns.lookup;
  return {
    openings,
    stop() {
      net.Socket.prototype.connect = connect;
      dns.lookup = lookup;
    },
  };
}

/** `connect` is given options, or a list with options in it by those who have sorted the arguments before. */
function addressOf(args: readonly unknown[]): string {
  const first: unknown = Array.isArray(args[0]) ? (args[0] as unknown[])[0] : args[0];
  if (typeof first !== 'object' || first === null) return String(first);
  const { host, port, path } = first as { host?: string; port?: number | string; path?: string };
  return path ?? `${host ?? 'localhost'}:${String(port)}`;
}

describe('the back end', () => {
  it(
    'opens no socket itself in a whole deployment; what stands in for the platform ' +
      'speaks to the emulator alone',
    async () => {
      const egress = forbidEgress();
      const watch = watchSockets();
      const machine = await startMachine({ host: { egress } });
      try {
        expect((await machine.deploy({ schema: 'BASIC', project: 'ITSM' })).code).toBe('succeeded');
        for (const key of [
          'list-templates',
          'read-viewer',
          'list-deployments',
          'list-activity',
          'read-settings',
        ])
          await machine.app.invokeResolver(key, {}, { accountId: 'acc-admin' });
        await machine.app.invokeScheduled('report-personal-data');
        await machine.app.uninstall();
      } finally {
        watch.stop();
        await machine.close();
      }
      expect(egress.attempts).toEqual([]);
      expect(watch.openings.filter(({ byApp }) => byApp)).toEqual([]);
      const { port } = new URL(machine.emulator.url);
      expect([...new Set(watch.openings.map(({ what }) => what))].sort()).toEqual([
        `connect 127.0.0.1:${port}`,
        'lookup 127.0.0.1',
      ]);
    },
  );

  it('the watch would see a socket, a look-up and a request of the app', async () => {
    const egress = forbidEgress();
    const watch = watchSockets();
    const listSchemas = async (): Promise<unknown> => {
      const socket = net.connect({ host: '127.0.0.1', port: 9 });
      await new Promise<void>(
        (resolve) => void socket.once('error', () => resolve()).once('connect', () => resolve()),
      );
      socket.destroy();
      await new Promise<void>((resolve) => dns.lookup('localhost', () => resolve()));
      return fetch('http://127.0.0.1:9/').then(
        () => 'reached',
        (error: unknown) => (error as Error).name,
      );
    };
    const machine = await startMachine({
      host: { egress, handlers: { ...handlers, listSchemas } },
    });
    try {
      expect(await machine.app.invokeAction('list-schemas', {}, { accountId: 'acc-admin' })).toBe(
        'REQUEST_EGRESS_ALLOWLIST_ERR',
      );
    } finally {
      watch.stop();
      await machine.close();
    }
    expect(egress.attempts.map(({ url }) => url)).toEqual(['http://127.0.0.1:9/']);
    expect(watch.openings.filter(({ byApp }) => byApp).map(({ what }) => what)).toEqual(
      expect.arrayContaining(['connect 127.0.0.1:9', 'lookup localhost']),
    );
  });
});

describe('the page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());

  it('asks only the server that stands in for Atlassian’s, in every view', async () => {
    const site = await startSite();
    const asked = new Set<string>();
    const tab = await openTab(browser, site);
    try {
      tab.context.on('request', (request) => asked.add(new URL(request.url()).origin));
      tab.outer.on('websocket', (socket) => asked.add(new URL(socket.url()).origin));
      await tab.outer.reload();
      await tab.page.getByRole('link', { name: 'IT Asset Management' }).waitFor();
      for (const path of [
        '/templates/ITAM',
        '/deploy/BASIC',
        '/deployments',
        '/activity',
        '/settings',
        '/',
      ]) {
        await tab.go(path);
        await tab.page.getByRole('heading', { level: 1 }).first().waitFor();
      }
      expect([...asked]).toEqual([new URL(site.server.url).origin]);
      expect(tab.context.serviceWorkers()).toEqual([]);
      expect(await tab.context.cookies()).toEqual([]);
      expect(tab.problems).toEqual([]);
    } finally {
      await tab.context.close();
      await site.close();
    }
  });
});
