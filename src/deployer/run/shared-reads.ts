/**
 * Reads shared by all who need the same list. An answer counts only for those who asked before
 * its read began; who asks while one is under way waits for the next, which all of them share:
 * however many calls fail together, two reads settle them.
 */
interface Reading {
  now: Promise<unknown>;
  next: Promise<unknown> | null;
}

export class SharedReads {
  private readonly readings = new Map<string, Reading>();

  /** `list` names what is read: the same name always means the same `read` and the same `T`. */
  read<T>(list: string, read: () => Promise<T>): Promise<T> {
    const reading = this.readings.get(list);
    if (reading === undefined) return this.begin(list, read);
    reading.next ??= settled(reading.now).then(() => this.begin(list, read));
    return reading.next as Promise<T>;
  }

  private begin<T>(list: string, read: () => Promise<T>): Promise<T> {
    const now = read();
    const reading: Reading = { now, next: null };
    this.readings.set(list, reading);
    void settled(now).then(() => {
      if (this.readings.get(list) === reading && reading.next === null) this.readings.delete(list);
    });
    return now;
  }
}

const settled = (promise: Promise<unknown>): Promise<void> =>
  promise.then(
    () => undefined,
    () => undefined,
  );
