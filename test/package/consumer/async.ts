import type { AsyncLazy } from "lazuli";
import { find, map, take, toArray, zip } from "lazuli/async";

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
