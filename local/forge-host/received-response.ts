import type { IncomingMessage } from 'node:http';

/** An answer with such a status has no body (the Fetch standard's null body statuses). */
const WITHOUT_BODY = [204, 205, 304];

/**
 * An answer that has come whole. Its text and JSON are there without the stream that Node makes of
 * the body of every `Response`, which takes longer than all the rest; for whatever else is asked
 * of it, such a `Response` is made.
 */
export class ReceivedResponse extends Response {
  private isRead = false;
  private made: Response | null = null;

  constructor(
    { rawHeaders, statusCode: status = 0 }: Pick<IncomingMessage, 'rawHeaders' | 'statusCode'>,
    private readonly received: Uint8Array<ArrayBuffer>,
  ) {
    const headers = new Headers();
    for (let at = 0; at < rawHeaders.length; at += 2)
      headers.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '');
    super(null, { status, headers });
  }

  override get body(): Response['body'] {
    return this.whole().body;
  }

  override get bodyUsed(): boolean {
    return this.isRead || (this.made?.bodyUsed ?? false);
  }

  /** Rejects the second time, as that of every `Response` does. */
  override async text(): Promise<string> {
    if (this.made !== null) return this.made.text();
    if (this.isRead) throw new TypeError('The body of this answer has been read.');
    this.isRead = true;
    return new TextDecoder().decode(this.received);
  }

  override async json(): Promise<unknown> {
    return JSON.parse(await this.text());
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    return this.whole().arrayBuffer();
  }

  override blob(): Promise<Blob> {
    return this.whole().blob();
  }

  override formData(): Promise<FormData> {
    return this.whole().formData();
  }

  override clone(): Response {
    return this.whole().clone();
  }

  /** With a body that counts as read where this one was. */
  private whole(): Response {
    const { status, headers } = this;
    const body = WITHOUT_BODY.includes(status) ? null : this.received;
    this.made ??= new Response(body, { status, headers });
    if (this.isRead && !this.made.bodyUsed) void this.made.arrayBuffer();
    return this.made;
  }
}
