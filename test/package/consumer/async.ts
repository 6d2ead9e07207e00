import { type AsyncLazy, fib, seq as syncSeq } from "lazuli";
import {
  type AsyncSeq,
  find,
  fromReadable,
  lines,
  map,
  ndjson,
  seq,
  take,
  toArray,
  toReadable,
  zip,
} from "lazuli/async";

async function* ticks(): AsyncGenerator<number, never, unknown> {
  for (let tick = 0; ; tick++) yield tick;
}

export async function main(): Promise<unknown[]> {
  const mapped: AsyncLazy<string, never> = map(ticks(), async (tick) => String(tick));
  const three: string[] = await toArray(take(mapped, 3));
  const found: number = await find(ticks(), (tick) => tick > 3);
  const awaited: [number, string][] = await toArray(zip([[Promise.resolve(1)], three]));
  const seen: number[] = [];
  for await (const tick of take(ticks(), 3)) seen.push(tick);
  // @ts-expect-error -- ticks() never ends
  seen.push(...(await toArray(ticks())));
  return [found, awaited, seen];
}

async function* everyOther<T>(source: AsyncIterable<T>): AsyncGenerator<T, void> {
  let odd = false;
  for await (const value of source) if ((odd = !odd)) yield value;
}

export async function chained(): Promise<unknown[]> {
  const mapped: AsyncSeq<string, never> = seq(fib()).map(async (n) => String(n));
  const three: string[] = await mapped.take(3).toArray();
  const found: [bigint, bigint] = await seq(syncSeq(fib()).pairwise()).find(async ([a]) => a > 3n);
  const rows: [number, string][] = await seq(ticks()).zip([three]).toArray();
  const padded = seq(["a"]).zip([[1, 2]], { mode: "longest", padding: ["-"] });
  const firsts: string[] = await padded.map(([first]) => first).toArray();
  const [some, rest]: [AsyncSeq<number>, AsyncSeq<number, never>] = seq(ticks()).splitAt(2);
  const half: AsyncSeq<number> = some.through(everyOther);
  // @ts-expect-error -- ticks() never ends
  await rest.toArray();
  // @ts-expect-error -- fib() does not either, awaited or not
  await mapped.count();
  return [three, found, rows, firsts, await half.sum()];
}

export async function streamed(): Promise<unknown[]> {
  const stream = toReadable(["a\nb", "c"]);
  const texts: string[] = await toArray(lines(fromReadable(stream)));
  const again: AsyncSeq<string> = seq([new Uint8Array([97])]).lines();
  const [user]: { name: string }[] = await toArray(ndjson<{ name: string }>(['{"name":"Ada"}']));
  const { value } = await toReadable([1]).getReader().read();
  const one: number | undefined = value;
  // @ts-expect-error -- numbers have no lines
  lines([1]);
  return [texts, again, user?.name, one];
}
