/** A screenshot with at most 256 colours: about a third of the bytes, and hardly to be told from the original. */
import { deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

interface Picture {
  width: number;
  height: number;
  /** Three bytes a pixel. */ rgb: Buffer;
}

export function smallPng(png: Buffer): Buffer {
  const picture = decode(png);
  const palette = paletteOf(picture);
  const nearest = new Map<number, number>();
  const rows = Buffer.alloc((picture.width + 1) * picture.height);
  for (let y = 0; y < picture.height; y += 1) {
    for (let x = 0; x < picture.width; x += 1) {
      const colour = picture.rgb.readUIntBE((y * picture.width + x) * 3, 3);
      let index = nearest.get(colour);
      if (index === undefined) {
        index = nearestIn(palette, colour);
        nearest.set(colour, index);
      }
      rows[y * (picture.width + 1) + 1 + x] = index;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(picture.width, 0);
  header.writeUInt32BE(picture.height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(
    palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]),
  );
  const small = Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return small.byteLength < png.byteLength ? small : png;
}

/** Eight bits a channel, three or four channels, not interlaced: what Chromium writes. */
function decode(png: Buffer): Picture {
  const parts: Buffer[] = [];
  let [width, height, channels] = [0, 0, 3];
  for (let at = 8; at < png.byteLength;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR')
      [width, height, channels] = [
        body.readUInt32BE(0),
        body.readUInt32BE(4),
        body[9] === 6 ? 4 : 3,
      ];
    if (type === 'IDAT') parts.push(body);
    at += length + 12;
  }
  const lines = unfilter(inflateSync(Buffer.concat(parts)), width * channels, height, channels);
  const rgb = Buffer.alloc(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel += 1)
    lines.copy(rgb, pixel * 3, pixel * channels, pixel * channels + 3);
  return { width, height, rgb };
}

/** The five filters of PNG (W3C, Portable Network Graphics, section 9). */
function unfilter(data: Buffer, stride: number, height: number, channels: number): Buffer {
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = data[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const raw = data[y * (stride + 1) + 1 + x] ?? 0;
      const left = x >= channels ? (out[y * stride + x - channels] ?? 0) : 0;
      const up = y > 0 ? (out[(y - 1) * stride + x] ?? 0) : 0;
      const corner = x >= channels && y > 0 ? (out[(y - 1) * stride + x - channels] ?? 0) : 0;
      const guess =
        filter === 1
          ? left
          : filter === 2
            ? up
            : filter === 3
              ? (left + up) >> 1
              : filter === 4
                ? paeth(left, up, corner)
                : 0;
      out[y * stride + x] = (raw + guess) & 255;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** The colours that are there most, of those that look different (five bits a channel). */
function paletteOf({ rgb }: Picture): number[] {
  const counts = new Map<number, number>();
  for (let at = 0; at < rgb.byteLength; at += 3) {
    const colour = rgb.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const kept = new Map<number, number>();
  for (const [colour] of [...counts].sort(([, a], [, b]) => b - a)) {
    const coarse = colour & 0xf8f8f8;
    if (kept.size < 256 && (!kept.has(coarse) || kept.size < 48))
      kept.set(kept.has(coarse) ? colour : coarse, colour);
  }
  return [...new Set(kept.values())].slice(0, 256);
}

function nearestIn(palette: readonly number[], colour: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  palette.forEach((candidate, index) => {
    const distance =
      ((candidate >> 16) - (colour >> 16)) ** 2 +
      (((candidate >> 8) & 255) - ((colour >> 8) & 255)) ** 2 +
      ((candidate & 255) - (colour & 255)) ** 2;
    if (distance < least) [best, least] = [index, distance];
  });
  return best;
}

const CRC = Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const crc = named.reduce(
    (value, byte) => (CRC[(value ^ byte) & 255] ?? 0) ^ (value >>> 8),
    0xffffffff,
  );
  const framed = Buffer.alloc(named.byteLength + 8);
  framed.writeUInt32BE(body.byteLength, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE((crc ^ 0xffffffff) >>> 0, named.byteLength + 4);
  return framed;
}
